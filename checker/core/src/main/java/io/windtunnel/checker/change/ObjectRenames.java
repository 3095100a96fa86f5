package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.RangeType;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds renamed views, routines, types and sequences: those whose whole definition is the same under another name. */
final class ObjectRenames {

    /** A definition shorter than this may well be written twice. */
    private static final int PARTICULAR_LENGTH = 40;

    private ObjectRenames() {}

    /** The pairs of one kind and schema, the earlier definition seen through the renames found so far. */
    static List<Pair<CatalogObject>> find(List<CatalogObject> gone, List<CatalogObject> added, Renaming renaming) {
        List<Pair<CatalogObject>> pairs = new ArrayList<>();
        for (CatalogObject one : gone) {
            Optional<String> shape = shape(one, renaming);
            for (CatalogObject other : added) {
                if (shape.isPresent() && isComparable(one, other) && shape.equals(shape(other, Renaming.NONE))) {
                    judge(one, other, shape.get()).ifPresent(pairs::add);
                }
            }
        }
        return Pair.best(pairs);
    }

    private static boolean isComparable(CatalogObject one, CatalogObject other) {
        return one.identity().kind() == other.identity().kind()
                && one.identity().name().schema().equals(other.identity().name().schema());
    }

    private static Optional<Pair<CatalogObject>> judge(CatalogObject one, CatalogObject other, String shape) {
        NameLikeness names = NameLikeness.of(
                one.identity().name().name(), other.identity().name().name());
        boolean isParticular = shape.length() >= PARTICULAR_LENGTH;
        Certainty certainty = Certainty.DOUBTFUL;
        if (names == NameLikeness.SAME_WORDS || (names == NameLikeness.SIMILAR && isParticular)) {
            certainty = Certainty.SURE;
        } else if (names == NameLikeness.SIMILAR || isParticular) {
            certainty = Certainty.LIKELY;
        } else if (one instanceof Sequence || one instanceof DomainType) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>(List.of("the same definition"));
        if (names != NameLikeness.NONE) {
            reasons.add(names == NameLikeness.SAME_WORDS ? "the same words in the name" : "similar names");
        }
        double score = names == NameLikeness.NONE ? 0 : names == NameLikeness.SIMILAR ? 1 : 2;
        return Optional.of(new Pair<>(one, other, certainty, score, reasons));
    }

    /** All that an object is but its name; empty for kinds that are not looked at here. */
    private static Optional<String> shape(CatalogObject object, Renaming renaming) {
        if (object instanceof View view) {
            return Optional.of(renaming.text(view.definition(), Renaming.NO_TABLE) + view.parameters());
        }
        if (object instanceof Routine routine) {
            String header = routine.name() + "(";
            int start = Math.max(0, routine.definition().indexOf(header));
            return Optional.of(routine.arguments()
                    + routine.result()
                    + routine.definition().substring(start).replace(header, "("));
        }
        if (object instanceof EnumType type) {
            return Optional.of(String.join(", ", type.values()));
        }
        if (object instanceof CompositeType type) {
            return Optional.of(columns(type.attributes()));
        }
        if (object instanceof DomainType type) {
            List<String> checks =
                    type.constraints().stream().map(Constraint::definition).toList();
            return Optional.of(type.type() + type.nullable() + type.defaultExpression() + type.collation() + checks);
        }
        if (object instanceof Sequence s && s.ownedBy().isEmpty()) {
            return Optional.of(String.join(" ", s.type(), "" + s.start(), "" + s.increment(), "" + s.maximum()));
        }
        return object instanceof RangeType type ? Optional.of(withoutMultirange(type.definition())) : Optional.empty();
    }

    private static String columns(List<Column> columns) {
        return String.join(
                ", ", columns.stream().map(c -> c.name() + " " + c.type()).toList());
    }

    /** The multirange's name is made from the range's. */
    private static String withoutMultirange(String definition) {
        return definition.replaceFirst(", MULTIRANGE_TYPE_NAME = .*", "");
    }
}
