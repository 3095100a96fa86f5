package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.views.text.VisibleText;
import io.windtunnel.views.text.WaitingText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every statement did: one line of SQL, and one paragraph of what was seen of it. */
final class MigrationListing {

    private MigrationListing() {}

    static void write(Report report, Page page) {
        for (Migration migration : report.migrations()) {
            page.heading(
                    Span.of(Ink.STRONG, migration.script()),
                    Span.of(
                            Ink.LABEL,
                            migration.version().orElse(migration.kind().toString())));
            page.line(Span.of(
                    Ink.FAINT, "  " + migration.kind() + (migration.transactional() ? "" : ", outside a transaction")));
            migration.statements().forEach(statement -> write(statement, "  ", page));
            page.blank();
        }
    }

    private static void write(Statement statement, String indent, Page page) {
        String time = String.format(Locale.ROOT, "%.1f ms", statement.durationMillis());
        String number = indent + String.format("%4s ", statement.startLine() == 0 ? "" : statement.startLine());
        int room = page.style().width() - number.length() - time.length() - 2;
        String oneLine = VisibleText.of(statement.sql().strip().replaceAll("\\s+", " "));
        String sql = VisibleText.cut(oneLine, Math.max(10, room), page.glyphs().ellipsis());
        page.line(Span.of(Ink.FAINT, number), Span.of(VisibleText.pad(sql, room)), Span.of(Ink.FAINT, "  " + time));
        String seen = String.join("; ", seen(statement));
        if (!seen.isEmpty()) {
            page.paragraph(Span.of(indent + "     "), Ink.FAINT, seen);
        }
        statement
                .error()
                .ifPresent(error -> page.paragraph(
                        Span.of(indent + "     "), Ink.ERROR, "failed (" + error.sqlState() + "): " + error.message()));
        statement.nested().forEach(nested -> write(nested, indent + "  ", page));
    }

    private static List<String> seen(Statement statement) {
        List<String> seen = new ArrayList<>();
        add(seen, "created", statement.created().stream().map(o -> o.kind() + " " + o.object()));
        add(seen, "altered", statement.altered().stream().map(o -> o.kind() + " " + o.object()));
        add(
                seen,
                "dropped",
                statement.dropped().stream()
                        .map(o -> o.kind() + " " + o.object() + (o.cascade() ? " (taken along)" : "")));
        add(
                seen,
                "locked",
                statement.locks().stream()
                        .filter(lock -> lock.existedBefore())
                        .map(lock -> lock.relation() + " (" + lock.mode() + ")"));
        add(
                seen,
                "made wait",
                statement.blocked().stream()
                        .map(blocked -> String.join(", ", blocked.commands()) + " on " + blocked.relation()
                                + blocked.by()
                                        .map(by -> " (by the lock on " + by + ")")
                                        .orElse("")));
        add(seen, "which lasts", statement.waiting().stream().map(WaitingText::words));
        add(
                seen,
                "rewrote",
                statement.rewrites().stream()
                        .map(o -> o.kind() + " " + o.relation()
                                + o.reason().map(why -> " (" + why + ")").orElse("")));
        add(
                seen,
                "scanned",
                statement.scans().stream()
                        .map(o -> o.relation() + " (" + String.format(Locale.ROOT, "%,d rows", o.rows()) + ")"));
        add(
                seen,
                "wrote",
                statement.writes().stream()
                        .map(o -> o.relation()
                                + String.format(
                                        Locale.ROOT,
                                        " (%,d in, %,d changed, %,d out)",
                                        o.inserted(),
                                        o.updated(),
                                        o.deleted())));
        add(seen, "said", statement.notices().stream().map(notice -> notice.severity() + " " + notice.message()));
        return seen;
    }

    private static void add(List<String> seen, String verb, Stream<String> what) {
        String names = what.distinct().collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            seen.add(verb + " " + names);
        }
    }
}
