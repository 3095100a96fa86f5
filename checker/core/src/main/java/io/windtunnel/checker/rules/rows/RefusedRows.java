package io.windtunnel.checker.rules.rows;

import io.windtunnel.checker.observation.FailedAnyway;
import io.windtunnel.checker.observation.RowsRefused;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How statements are told that failed over rows which the schema before allows. */
final class RefusedRows {

    private static final int SHOWN = 3;

    private RefusedRows() {}

    /** The violations of a rule: one for each refusal that it is about. What fails without samples is told as a failure. */
    static List<Violation> violations(Deployment deployment, Predicate<RowsRefused> isMeant, Wordings wordings) {
        return deployment
                .trials(RowsRefused.class)
                .filter(isMeant)
                .filter(refused -> deployment.trials(FailedAnyway.class).noneMatch(failed -> failed.refused()
                        .equals(refused)))
                .map(refused -> new Violation(
                        refused.script(),
                        refused.lines(),
                        wordings.message(refused),
                        wordings.help(refused),
                        objects(refused),
                        evidence(refused),
                        Optional.empty()))
                .toList();
    }

    /** What a rule says. */
    interface Wordings {

        String message(RowsRefused refused);

        String help(RowsRefused refused);
    }

    /** Whether the failure's SQLSTATE is one of these. */
    static boolean hasState(RowsRefused refused, String... states) {
        return List.of(states).contains(refused.failure().sqlState());
    }

    /** "table users", or what can be said where Postgres named none. */
    static String table(RowsRefused refused) {
        return refused.table().map(table -> "table " + Wording.name(table)).orElse("its tables");
    }

    /** "column users.name", or the table where Postgres named no column. */
    static String column(RowsRefused refused) {
        return refused.table()
                .flatMap(table -> refused.column()
                        .map(column -> "column " + Wording.name(table) + "." + SqlIdentifier.quote(column)))
                .orElseGet(() -> table(refused));
    }

    /** The name of the constraint or index. */
    static String constraint(RowsRefused refused) {
        return refused.constraint().map(SqlIdentifier::quote).orElse("the constraint");
    }

    private static List<String> objects(RowsRefused refused) {
        List<String> objects = new ArrayList<>();
        refused.table().ifPresent(objects::add);
        refused.column().ifPresent(objects::add);
        refused.constraint().ifPresent(objects::add);
        return objects;
    }

    private static List<Evidence> evidence(RowsRefused refused) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(
                "error",
                "ERROR %s: %s"
                        .formatted(
                                refused.failure().sqlState(), refused.failure().message())));
        refused.failure().detail().ifPresent(detail -> evidence.add(Evidence.of("detail", "DETAIL: " + detail)));
        refused.rows().stream()
                .limit(SHOWN)
                .forEach(row -> evidence.add(Evidence.of("row", "The schema before takes this row: " + row)));
        if (refused.rows().size() > SHOWN) {
            evidence.add(Evidence.of(
                    "row",
                    "and %s like it.".formatted(Wording.counted(refused.rows().size() - SHOWN, "row"))));
        }
        evidence.add(
                Evidence.of("flight", "Without such rows the statement ran, and the rest was flown without them."));
        return evidence;
    }
}
