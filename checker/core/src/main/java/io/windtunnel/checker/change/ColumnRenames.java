package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the columns of one table that look renamed. Both tables bear the same name here. */
final class ColumnRenames {

    private static final List<Set<String>> RELATED_TYPES = List.of(
            Set.of("text", "character varying", "character", "public.citext"),
            Set.of("smallint", "integer", "bigint", "numeric"),
            Set.of("real", "double precision", "numeric"),
            Set.of("timestamp without time zone", "timestamp with time zone", "date"),
            Set.of("json", "jsonb"));

    private final Table before;
    private final Table after;
    private final Set<ObjectName> lasting;

    private ColumnRenames(Table before, Table after, Set<ObjectName> lasting) {
        this.before = before;
        this.after = after;
        this.lasting = lasting;
    }

    /** @param lasting the tables that are there before and after */
    static List<Pair<Column>> find(Table before, Table after, Set<ObjectName> lasting) {
        return new ColumnRenames(before, after, lasting).find();
    }

    private List<Pair<Column>> find() {
        List<Pair<Column>> pairs = new ArrayList<>();
        for (Column gone : missing(before, after)) {
            for (Column added : missing(after, before)) {
                judge(gone, added, pairs);
            }
        }
        return Pair.best(pairs);
    }

    private static List<Column> missing(Table table, Table other) {
        return table.columns().stream()
                .filter(column -> other.column(column.name()).isEmpty() && !column.inherited())
                .toList();
    }

    /** The weights: words of the name before all; what a mere coincidence gives stays under what asks for a question. */
    private void judge(Column gone, Column added, List<Pair<Column>> pairs) {
        if (!isRelated(gone.type(), added.type())
                || gone.generated().isPresent() != added.generated().isPresent()
                || pointElsewhere(gone, added)) {
            return;
        }
        List<String> reasons = new ArrayList<>();
        double score = 0;
        switch (NameLikeness.of(gone.name(), added.name())) {
            case SAME_WORDS -> score += reason(reasons, 2.5, "the same words in the name");
            case SIMILAR -> score += reason(reasons, 1.5, "similar names");
            case NONE -> {}
        }
        if (gone.type().equals(added.type())) {
            boolean isSame = gone.nullable() == added.nullable()
                    && gone.defaultExpression().equals(added.defaultExpression())
                    && gone.identityKind().equals(added.identityKind());
            score += isSame
                    ? reason(reasons, 0.5, "same type, nullability and default")
                    : reason(reasons, 0.2, "same type");
        } else {
            score -= 0.5;
        }
        if (gone.comment().isPresent() && gone.comment().equals(added.comment())) {
            score += reason(reasons, 1.5, "the same comment");
        }
        if (sharesConstraintOrIndex(gone, added)) {
            score += reason(reasons, 1, "the same constraints or indexes on it");
        }
        if (isAtSamePlace(gone, added)) {
            score += reason(reasons, 1, "same position");
        }
        if (score >= 1.25) {
            Certainty certainty = score >= 3 ? Certainty.SURE : score >= 1.75 ? Certainty.LIKELY : Certainty.DOUBTFUL;
            pairs.add(new Pair<>(gone, added, certainty, score, reasons));
        }
    }

    private static double reason(List<String> reasons, double weight, String reason) {
        reasons.add(reason);
        return weight;
    }

    /** Whether a value of one type can be meant by the other: the same without length and precision, or kin. */
    static boolean isRelated(String type, String other) {
        String bare = bare(type);
        String otherBare = bare(other);
        return bare.equals(otherBare)
                || RELATED_TYPES.stream().anyMatch(kin -> kin.contains(bare) && kin.contains(otherBare));
    }

    private static String bare(String type) {
        return type.replaceFirst("\\(.*?\\)", "");
    }

    /** Whether both are foreign keys, of different tables. */
    private boolean pointElsewhere(Column gone, Column added) {
        Set<ObjectName> from = targets(before, gone);
        Set<ObjectName> to = targets(after, added);
        // Only where one went and one came may they be the same under another name.
        boolean isTold = !from.isEmpty() && !to.isEmpty() && (lasting.containsAll(from) || lasting.containsAll(to));
        return isTold && Collections.disjoint(from, to);
    }

    private static Set<ObjectName> targets(Table table, Column column) {
        return table.constraints().stream()
                .filter(constraint -> constraint.columns().equals(List.of(column.name())))
                .flatMap(constraint -> constraint.foreignKey().stream())
                .map(ForeignKey::table)
                .collect(Collectors.toSet());
    }

    /** Between the same neighbours; the end of the table is where everything is added, and says nothing. */
    private boolean isAtSamePlace(Column gone, Column added) {
        List<String> names = before.columns().stream().map(Column::name).toList();
        List<String> otherNames = after.columns().stream().map(Column::name).toList();
        int place = names.indexOf(gone.name());
        int otherPlace = otherNames.indexOf(added.name());
        return place + 1 < names.size()
                && otherPlace + 1 < otherNames.size()
                && names.get(place + 1).equals(otherNames.get(otherPlace + 1))
                && (place == 0
                        ? otherPlace == 0
                        : otherPlace > 0 && names.get(place - 1).equals(otherNames.get(otherPlace - 1)));
    }

    private boolean sharesConstraintOrIndex(Column gone, Column added) {
        Renaming renaming = new Renaming(Map.of(), Map.of(gone.identity(), added.name()));
        Stream<String> constraints = before.constraints().stream()
                .filter(c -> renaming.touches(c))
                .map(renaming::apply)
                .map(Constraint::definition);
        Stream<String> indexes = plain(before)
                .filter(i -> renaming.touches(i))
                .map(renaming::apply)
                .map(Index::using);
        return constraints.anyMatch(d -> after.constraints().stream()
                        .anyMatch(c -> c.definition().equals(d)))
                || indexes.anyMatch(u -> plain(after).anyMatch(i -> i.using().equals(u)));
    }

    private static Stream<Index> plain(Table table) {
        return table.indexes().stream().filter(i -> i.constraint().isEmpty());
    }
}
