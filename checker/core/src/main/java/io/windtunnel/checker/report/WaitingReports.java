package io.windtunnel.checker.report;

import io.windtunnel.checker.observation.TableSize;
import io.windtunnel.checker.observation.TableSizes;
import io.windtunnel.checker.observation.Waiting;
import io.windtunnel.domain.report.Migration;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How long others wait, for the report. */
public final class WaitingReports {

    private static final MathContext COARSE = new MathContext(2);
    private static final double MILLION = 1e6;

    private WaitingReports() {}

    /** The same migrations, with the waits at the statements that caused them. */
    public static List<Migration> with(List<Migration> migrations, List<Waiting> waits, TableSizes production) {
        return migrations.stream()
                .map(migration -> new Migration(
                        migration.version(),
                        migration.description(),
                        migration.script(),
                        migration.kind(),
                        migration.transactional(),
                        migration.statements().stream()
                                .map(statement -> waits.stream()
                                        .filter(wait -> wait.script().path().equals(migration.script())
                                                && wait.statement() == statement.index())
                                        .findFirst()
                                        .map(wait -> statement.with(of(wait, production)))
                                        .orElse(statement))
                                .toList()))
                .toList();
    }

    private static io.windtunnel.domain.report.Waiting of(Waiting wait, TableSizes production) {
        Optional<Double> rate = wait.millisPerMillionRows().isPresent()
                ? Optional.of(coarse(wait.millisPerMillionRows().getAsDouble()))
                : Optional.empty();
        Optional<Long> rows = wait.grows() ? rows(wait.tables(), production) : Optional.empty();
        return new io.windtunnel.domain.report.Waiting(
                wait.tables(), rate, rows, rate.flatMap(each -> rows.map(all -> coarse(each * all / MILLION))));
    }

    /** All of their rows; empty where the size of one is not known. */
    private static Optional<Long> rows(List<String> tables, TableSizes production) {
        long sum = 0;
        for (String table : tables) {
            OptionalLong rows = production.of(table).map(TableSize::rows).orElse(OptionalLong.empty());
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            sum += rows.getAsLong();
        }
        return Optional.of(sum);
    }

    private static double coarse(double millis) {
        return BigDecimal.valueOf(millis).round(COARSE).doubleValue();
    }
}
