package io.windtunnel.checker.fix;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.RenameCandidate;
import io.windtunnel.checker.change.SchemaDiff;
import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.postgres.ObjectKind;
import java.util.List;
import java.util.Set;

/**
 * How the schema of edited scripts differs from the one that the scripts as written lead to.
 *
 * @param differences a sentence each
 * @param isEnough whether nothing differs that a statement or a row could notice: names of constraints, indexes and
 *     sequences, the order of columns, comments and privileges
 */
record SchemaMatch(List<String> differences, boolean isEnough) {

    private static final Set<String> HARMLESS = Set.of("column order", "comment", "privileges", "clustered");
    private static final Set<ObjectKind> NAMELESS =
            Set.of(ObjectKind.CONSTRAINT, ObjectKind.INDEX, ObjectKind.SEQUENCE);

    SchemaMatch {
        differences = List.copyOf(differences);
    }

    static SchemaMatch compare(CatalogSnapshot written, CatalogSnapshot edited) {
        SchemaDiff diff = SchemaDiffer.compare(written, edited);
        SettledDiff asSaid = new SettledDiff(diff.changes(), List.of(), diff.renames());
        return new SchemaMatch(
                diff.changes().stream()
                        .map(change ->
                                ChangeText.comparison(change, asSaid, "the schema as written", "the schema as fixed"))
                        .toList(),
                diff.changes().stream().allMatch(change -> isHarmless(change, diff.renames())));
    }

    private static boolean isHarmless(Change change, List<RenameCandidate> renames) {
        if (change instanceof Change.Altered altered) {
            return altered.differences().stream().allMatch(difference -> HARMLESS.contains(difference.attribute()));
        }
        return NAMELESS.contains(change.object().kind())
                && renames.stream()
                        .anyMatch(rename -> (rename.from().equals(change.object())
                                        || rename.to().equals(change.object()))
                                && rename.differences().isEmpty());
    }
}
