package io.windtunnel.checker.report.html;

import io.windtunnel.checker.report.SampleReports;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Schema;
import io.windtunnel.domain.report.SchemaColumn;
import io.windtunnel.domain.report.SchemaReference;
import io.windtunnel.domain.report.SchemaTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports to look at. */
final class Pages {

    private static final List<ModelDifference.Change> CHANGES = List.of(ModelDifference.Change.values());

    private Pages() {}

    /** A stored report with a schema of so many tables, of which each thirtieth has changed. */
    static Report withTables(int tables) {
        Report report = SampleReports.named("rename-with-fix");
        return with(report, report.findings(), Optional.of(schema(tables)));
    }

    static Report with(Report report, List<Finding> findings, Optional<Schema> schema) {
        return new Report(
                report.schemaVersion(),
                report.tool(),
                report.postgres(),
                report.base(),
                report.summary(),
                report.migrations(),
                findings,
                report.model(),
                report.modelDiff(),
                schema,
                report.samples(),
                report.undo(),
                report.compatibility(),
                report.problems(),
                report.timings());
    }

    private static Schema schema(int tables) {
        List<SchemaTable> all = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            String old = "public.old_" + i;
            Optional<ModelDifference.Change> change =
                    i % 30 == 4 ? Optional.of(CHANGES.get(i / 30 % CHANGES.size())) : Optional.empty();
            List<SchemaReference> references = i % 5 == 0
                    ? List.of()
                    : List.of(new SchemaReference(
                            "table_" + i + "_fkey",
                            List.of("parent_id"),
                            "public.table_" + i / 3,
                            List.of("id"),
                            Optional.empty()));
            all.add(new SchemaTable(
                    "public.table_" + i,
                    change,
                    change.filter(ModelDifference.Change.RENAMED::equals).map(kind -> old),
                    List.of(
                            column("id", true, Optional.empty()),
                            column("parent_id", false, Optional.empty()),
                            column(
                                    "amount",
                                    false,
                                    change.isEmpty() ? change : Optional.of(ModelDifference.Change.ADDED))),
                    references,
                    List.of()));
        }
        return new Schema(all);
    }

    private static SchemaColumn column(String name, boolean isKey, Optional<ModelDifference.Change> change) {
        return new SchemaColumn(name, "bigint", isKey, isKey, change, Optional.empty(), Optional.empty());
    }
}
