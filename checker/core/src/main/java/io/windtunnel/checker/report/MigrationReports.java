package io.windtunnel.checker.report;

import io.windtunnel.checker.observation.LockTaken;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.NoticeRaised;
import io.windtunnel.checker.observation.ObjectAltered;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.observation.RelationScanned;
import io.windtunnel.checker.observation.RewriteDetector;
import io.windtunnel.checker.observation.RewriteReason;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.observation.SessionBlocked;
import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.observation.TriedCommand;
import io.windtunnel.domain.report.Blocked;
import io.windtunnel.domain.report.DroppedObject;
import io.windtunnel.domain.report.Lock;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.MigrationKind;
import io.windtunnel.domain.report.Notice;
import io.windtunnel.domain.report.Rewrite;
import io.windtunnel.domain.report.Scan;
import io.windtunnel.domain.report.SchemaObject;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.domain.report.StatementError;
import io.windtunnel.domain.report.Timeouts;
import io.windtunnel.domain.report.Write;
import java.util.List;
import java.util.Optional;

/** Observations in the report's words. */
public final class MigrationReports {

    private MigrationReports() {}

    /** A migration as it stands in a report. */
    public static Migration of(MigrationTrace trace) {
        return new Migration(
                trace.script().version(),
                trace.script().description(),
                trace.script().path(),
                MigrationKind.valueOf(trace.script().kind().name()),
                trace.transactional(),
                trace.statements().stream().map(MigrationReports::of).toList());
    }

    private static Statement of(StatementTrace trace) {
        return new Statement(
                trace.index(),
                trace.lines().start(),
                trace.lines().end(),
                cut(trace.sql()),
                Math.round(trace.duration().toNanos() / 1e4) / 1e2,
                trace.transaction(),
                trace.all(LockTaken.class).map(MigrationReports::of).toList(),
                trace.all(SessionBlocked.class).map(MigrationReports::of).toList(),
                Optional.empty(),
                trace.all(RelationRewritten.class).map(MigrationReports::of).toList(),
                trace.all(RelationScanned.class).map(MigrationReports::of).toList(),
                trace.all(RowsWritten.class).map(MigrationReports::of).toList(),
                trace.all(ObjectCreated.class)
                        .map(created -> of(created.object()))
                        .toList(),
                trace.all(ObjectAltered.class)
                        .map(altered -> of(altered.object()))
                        .distinct()
                        .toList(),
                trace.all(ObjectDropped.class)
                        .filter(dropped -> !dropped.part())
                        .map(MigrationReports::of)
                        .toList(),
                trace.all(NoticeRaised.class).map(MigrationReports::of).toList(),
                new Timeouts(
                        trace.timeouts().lock(),
                        trace.timeouts().statement(),
                        trace.timeouts().idleInTransaction()),
                trace.failure().map(MigrationReports::of),
                trace.nested().stream().map(MigrationReports::of).toList());
    }

    private static String cut(String sql) {
        return sql.length() <= Statement.LONGEST_SQL ? sql : sql.substring(0, Statement.LONGEST_SQL);
    }

    private static Lock of(LockTaken lock) {
        return new Lock(
                lock.relation().name(),
                lock.relation().kindName(),
                lock.mode().postgresName(),
                lock.relation().existedBefore());
    }

    private static Blocked of(SessionBlocked blocked) {
        return new Blocked(
                blocked.relation().name(),
                blocked.relation().kindName(),
                blocked.commands().stream().sorted().map(TriedCommand::word).toList(),
                blocked.by().map(Relation::name));
    }

    private static Rewrite of(RelationRewritten rewritten) {
        List<String> reasons =
                rewritten.reasons().stream().map(RewriteReason::words).toList();
        return new Rewrite(
                rewritten.relation().name(),
                rewritten.relation().kindName(),
                rewritten.relation().existedBefore(),
                reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons)),
                rewritten.detectors().stream()
                        .sorted()
                        .map(RewriteDetector::words)
                        .toList());
    }

    private static Scan of(RelationScanned scanned) {
        return new Scan(
                scanned.relation().name(),
                scanned.rows(),
                scanned.scans(),
                scanned.relation().existedBefore());
    }

    private static Write of(RowsWritten written) {
        return new Write(
                written.relation().name(),
                written.inserted(),
                written.updated(),
                written.deleted(),
                written.relation().existedBefore());
    }

    private static SchemaObject of(io.windtunnel.checker.observation.SchemaObject object) {
        return new SchemaObject(object.kind(), object.identity());
    }

    private static DroppedObject of(ObjectDropped dropped) {
        return new DroppedObject(
                dropped.object().kind(), dropped.object().identity(), dropped.cascade(), dropped.existedBefore());
    }

    private static Notice of(NoticeRaised notice) {
        return new Notice(notice.severity(), notice.sqlState(), notice.message());
    }

    private static StatementError of(StatementFailure failure) {
        return new StatementError(
                failure.sqlState(),
                failure.message(),
                failure.detail(),
                failure.hint(),
                failure.line(),
                failure.column());
    }
}
