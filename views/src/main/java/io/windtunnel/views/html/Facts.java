package io.windtunnel.views.html;

import io.windtunnel.domain.postgres.LockMode;
import io.windtunnel.domain.report.Blocked;
import io.windtunnel.domain.report.Lock;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.domain.report.Write;
import io.windtunnel.views.html.ScriptsSection.Fact;
import io.windtunnel.views.text.Count;
import io.windtunnel.views.text.Observed;
import io.windtunnel.views.text.WaitingText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a statement was seen to do, a few words each, what hurts most first. */
final class Facts {

    private static final int MOST = 8;
    private static final int MOST_CREATED = 2;

    private Facts() {}

    /** The locks on what was there before and holds rows. */
    static Stream<Lock> locks(Statement statement) {
        return Observed.withNested(statement).flatMap(Observed::locks);
    }

    /** What a lock in this mode blocks: "reads", "writes" or "ddl", the names of colours. */
    static String blocks(LockMode mode) {
        return mode.blocksReads() ? "reads" : mode.blocksWrites() ? "writes" : "ddl";
    }

    static List<Fact> of(Statement statement, Budget budget) {
        List<Fact> facts = new ArrayList<>();
        statement.error().ifPresent(error -> facts.add(new Fact("error", "failed", budget.line(error.message()))));
        Observed.withNested(statement)
                .flatMap(each -> each.dropped().stream())
                .filter(dropped -> dropped.existedBefore() && !dropped.kind().equals("default value"))
                .forEach(dropped -> facts.add(new Fact(
                        "drop",
                        dropped.cascade() ? "cascade dropped" : "dropped",
                        budget.name(dropped.kind() + " " + dropped.object()))));
        Observed.withNested(statement)
                .flatMap(each -> each.rewrites().stream())
                .filter(rewrite -> rewrite.existedBefore())
                .forEach(rewrite -> facts.add(new Fact("rewrite", "rewrote", budget.name(rewrite.relation()))));
        Observed.withNested(statement)
                .flatMap(each -> each.scans().stream())
                .filter(scan -> scan.existedBefore())
                .forEach(scan -> facts.add(new Fact(
                        "scan", "scanned", budget.name(scan.relation()) + ", " + Count.of(scan.rows(), "row"))));
        locks(statement).forEach(lock -> LockMode.named(lock.mode())
                .filter(mode -> mode.compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0)
                .ifPresent(mode -> facts.add(new Fact(blocks(mode), mode.words(), budget.name(lock.relation())))));
        statement.blocked().stream()
                .filter(blocked -> blocked.by().isPresent())
                .forEach(blocked -> facts.add(blocked(blocked, budget)));
        statement
                .waiting()
                .ifPresent(waiting ->
                        facts.add(new Fact("writes", "others wait", budget.line(WaitingText.words(waiting)))));
        Observed.withNested(statement)
                .flatMap(each -> each.writes().stream())
                .forEach(write -> facts.add(write(write, budget)));
        Observed.withNested(statement)
                .flatMap(each -> each.created().stream())
                .limit(MOST_CREATED)
                .forEach(created ->
                        facts.add(new Fact("create", "created", budget.name(created.kind() + " " + created.object()))));
        List<Fact> distinct = facts.stream().distinct().toList();
        return distinct.size() <= MOST
                ? distinct
                : Stream.concat(
                                distinct.stream().limit(MOST - 1L),
                                Stream.of(new Fact("more", "and", (distinct.size() - MOST + 1) + " more")))
                        .toList();
    }

    /** What waits for another relation's lock: that of its own is told by the lock's mode. */
    private static Fact blocked(Blocked blocked, Budget budget) {
        String commands = String.join(", ", blocked.commands());
        return new Fact(
                blocked.commands().contains("SELECT") ? "reads" : "writes",
                "made wait",
                budget.name(commands + " on " + blocked.relation()) + " for the lock on "
                        + budget.name(blocked.by().orElse(blocked.relation())));
    }

    private static Fact write(Write write, Budget budget) {
        List<String> counts = new ArrayList<>();
        add(counts, write.inserted(), "inserted");
        add(counts, write.updated(), "updated");
        add(counts, write.deleted(), "deleted");
        return new Fact("write", "wrote", budget.name(write.relation()) + ", " + String.join(", ", counts));
    }

    private static void add(List<String> counts, long count, String word) {
        if (count > 0) {
            counts.add(Budget.number(count) + " " + word);
        }
    }

    /** "1.25 ms", "2.4 s". */
    static String duration(double millis) {
        return millis >= 1000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000)
                : String.format(Locale.ROOT, millis >= 10 ? "%.0f ms" : "%.1f ms", millis);
    }
}
