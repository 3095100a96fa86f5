package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.OtherObject;
import io.windtunnel.checker.catalog.Policy;
import io.windtunnel.checker.catalog.RangeType;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Rule;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.List;
import java.util.Optional;

/** Decides whether Postgres can alter a part in place. */
final class Verdict {

    private Verdict() {}

    /** The fate of a part that is there before and after, looked at by itself. */
    static Fate of(Unit before, Unit after, boolean isUsed) {
        if (before.content().equals(after.content())) {
            return Fate.KEEP;
        }
        return switch (before.part().aspect()) {
            case ITSELF ->
                canBeAltered(before.object(), after.object(), isUsed) ? inPlace(before, after) : Fate.RECREATE;
            case OF_TYPE, PARENTS, PARTITION, ATTACHMENT -> Fate.RECREATE;
            case DEFAULT, IDENTITY_SEQUENCE, OWNERSHIP, REPLICA_IDENTITY -> Fate.ALTER;
        };
    }

    private static Fate inPlace(Unit before, Unit after) {
        return before.object() instanceof Column b
                        && after.object() instanceof Column a
                        && !(b.type().equals(a.type()) && b.collation().equals(a.collation()))
                ? Fate.RETYPE
                : Fate.ALTER;
    }

    private static boolean canBeAltered(CatalogObject before, CatalogObject after, boolean isUsed) {
        if (before instanceof Table b && after instanceof Table a) {
            return b.kind() == a.kind()
                    && b.properties().partitionKey().equals(a.properties().partitionKey())
                    && head(b.properties().foreignServer())
                            .equals(head(a.properties().foreignServer()));
        }
        if (before instanceof Column b && after instanceof Column a) {
            boolean losesExpression = b.generated().isPresent() && a.generated().isEmpty();
            return b.generated().equals(a.generated())
                    || (losesExpression && !b.generated().get().virtual());
        }
        if (before instanceof View b && after instanceof View a) {
            return canBeReplaced(b, a);
        }
        if (before instanceof Routine b && after instanceof Routine a) {
            return b.definition().equals(a.definition()) || canBeReplaced(b, a);
        }
        if (before instanceof Constraint b && after instanceof Constraint a) {
            return b.definition().equals(a.definition()) || b.definition().equals(a.definition() + " NOT VALID");
        }
        if (before instanceof Index b && after instanceof Index a) {
            boolean isSame = b.unique() == a.unique() && b.structure().equals(a.structure());
            return b.table().equals(a.table())
                    && b.constraint().equals(a.constraint())
                    && (isSame || b.constraint().isPresent());
        }
        return canTypeBeAltered(before, after, isUsed);
    }

    private static boolean canTypeBeAltered(CatalogObject before, CatalogObject after, boolean isUsed) {
        if (before instanceof EnumType b && after instanceof EnumType a) {
            List<String> kept = a.values().stream().filter(b.values()::contains).toList();
            return kept.equals(b.values());
        }
        if (before instanceof DomainType b && after instanceof DomainType a) {
            return b.type().equals(a.type()) && b.collation().equals(a.collation());
        }
        if (before instanceof CompositeType b && after instanceof CompositeType a) {
            return !isUsed || b.attributes().stream().allMatch(attribute -> sameType(attribute, a));
        }
        if (before instanceof RangeType b && after instanceof RangeType a) {
            return b.definition().equals(a.definition());
        }
        return canPartBeAltered(before, after);
    }

    private static boolean sameType(Column attribute, CompositeType type) {
        return type.attributes().stream()
                .filter(other -> other.name().equals(attribute.name()))
                .allMatch(other -> other.type().equals(attribute.type())
                        && other.collation().equals(attribute.collation()));
    }

    private static boolean canPartBeAltered(CatalogObject before, CatalogObject after) {
        if (before instanceof Trigger b && after instanceof Trigger a) {
            return b.definition().equals(a.definition()) && b.inherited() == a.inherited();
        }
        if (before instanceof Rule b && after instanceof Rule a) {
            return b.definition().equals(a.definition());
        }
        if (before instanceof Policy b && after instanceof Policy a) {
            return DefinitionText.line(b).equals(DefinitionText.line(a));
        }
        return !(before instanceof OtherObject b && after instanceof OtherObject a) || canOtherBeAltered(b, a);
    }

    private static boolean canOtherBeAltered(OtherObject before, OtherObject after) {
        return switch (before.kind()) {
            case SERVER, FOREIGN_DATA_WRAPPER -> OtherSql.unversioned(before).equals(OtherSql.unversioned(after));
            case TEXT_SEARCH_CONFIGURATION ->
                OtherSql.parser(before.definition()).equals(OtherSql.parser(after.definition()));
            default -> before.definition().equals(after.definition());
        };
    }

    private static Optional<String> head(Optional<String> foreignServer) {
        return foreignServer.map(server -> ForeignOptions.of(server).head());
    }

    /** CREATE OR REPLACE VIEW keeps the columns that are there and adds others behind them. */
    private static boolean canBeReplaced(View before, View after) {
        int columns = before.columns().size();
        if (after.columns().size() < columns) {
            return false;
        }
        boolean sameColumns = shape(after.columns().subList(0, columns)).equals(shape(before.columns()));
        boolean sameQuery = before.definition().equals(after.definition())
                && after.columns().size() == columns;
        return sameColumns && (sameQuery || !before.materialized());
    }

    private static List<String> shape(List<Column> columns) {
        return columns.stream()
                .map(c -> SqlIdentifier.quote(c.name()) + " " + c.type() + " "
                        + c.collation().orElse(""))
                .toList();
    }

    /** CREATE OR REPLACE keeps the arguments with their names and defaults, and the result. */
    private static boolean canBeReplaced(Routine before, Routine after) {
        return after.kind() != ObjectKind.AGGREGATE
                && before.result().equals(after.result())
                && firstLine(before).equals(firstLine(after));
    }

    private static String firstLine(Routine routine) {
        return routine.definition().lines().findFirst().orElse("");
    }
}
