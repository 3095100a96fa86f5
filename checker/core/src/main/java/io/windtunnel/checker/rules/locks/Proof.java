package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.observation.RelationScanned;
import io.windtunnel.checker.observation.RewriteDetector;
import io.windtunnel.checker.observation.RewriteReason;
import io.windtunnel.checker.observation.SessionBlocked;
import io.windtunnel.checker.observation.TriedCommand;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was seen of a statement, as evidence, and the violation made of it. */
final class Proof {

    private Proof() {}

    /**
     * A statement that makes others wait, and does no other harm.
     *
     * @param relations what it is about, the main one first
     */
    static Violation violation(Entry entry, List<Relation> relations, String message, String help) {
        List<String> names = relations.stream().map(Relation::name).distinct().toList();
        return new Violation(
                        entry.step().script(),
                        entry.step().lines(),
                        message,
                        help,
                        names,
                        evidence(entry),
                        Optional.empty())
                .onlyBlocking(tables(entry));
    }

    /** The tables that others wait for. */
    private static List<String> tables(Entry entry) {
        return locks(entry).stream()
                .map(held -> held.relation().name())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Held> locks(Entry entry) {
        List<Held> locks = new ArrayList<>();
        entry.taken().forEach(taken -> locks.add(entry.stop(taken.relation()).orElse(taken)));
        entry.before().values().stream()
                .filter(held -> entry.taken().stream()
                        .noneMatch(taken ->
                                taken.relation().oid() == held.relation().oid()))
                .sorted(Held.BY_NAME)
                .forEach(locks::add);
        return locks;
    }

    static List<Evidence> evidence(Entry entry) {
        List<Evidence> evidence = new ArrayList<>();
        locks(entry).stream().map(held -> lock(entry, held)).forEach(evidence::add);
        entry.scans().stream().map(Proof::scan).forEach(evidence::add);
        Effect.rewritten(entry).map(Proof::rewrite).forEach(evidence::add);
        entry.all(SessionBlocked.class).map(Proof::blocked).forEach(evidence::add);
        return evidence;
    }

    private static Evidence lock(Entry entry, Held held) {
        String text = "%s lock on %s: %s of others wait until the transaction ends."
                .formatted(held.mode().words(), Wording.name(held.relation()), held.stops());
        boolean isEarlier = !held.since().equals(entry.step());
        return isEarlier
                ? Evidence.at(
                        "lock",
                        text,
                        held.since().script().path(),
                        held.since().lines().start())
                : Evidence.of("lock", text);
    }

    private static Evidence scan(RelationScanned scan) {
        return Evidence.of(
                "scan",
                "%s was read from end to end%s: %s."
                        .formatted(
                                Wording.name(scan.relation()),
                                scan.scans() == 1 ? "" : " " + scan.scans() + " times",
                                Wording.counted(scan.rows(), "row")));
    }

    private static Evidence rewrite(RelationRewritten rewritten) {
        return Evidence.of(
                "rewrite",
                "%s was written to a new file%s (seen by: %s)."
                        .formatted(
                                Wording.name(rewritten.relation()),
                                reasons(rewritten),
                                rewritten.detectors().stream()
                                        .sorted()
                                        .map(RewriteDetector::words)
                                        .collect(Collectors.joining(", "))));
    }

    static String reasons(RelationRewritten rewritten) {
        return rewritten.reasons().isEmpty()
                ? ""
                : ", since "
                        + rewritten.reasons().stream().map(RewriteReason::words).collect(Collectors.joining(" and "));
    }

    private static Evidence blocked(SessionBlocked blocked) {
        return Evidence.of(
                "blocked",
                "A second session had to wait for %s on %s."
                        .formatted(
                                Wording.list(blocked.commands().stream()
                                        .sorted()
                                        .map(TriedCommand::word)
                                        .toList()),
                                Wording.name(blocked.relation())));
    }

    /** Who waits for these relations while the statement runs: "reads and writes of users". */
    static String waiting(Entry entry, List<Relation> relations) {
        List<Held> stops = relations.stream()
                .flatMap(relation -> entry.stop(relation).stream())
                .toList();
        List<String> all = names(stops, true);
        List<String> writes = names(stops, false);
        List<String> parts = new ArrayList<>();
        if (!all.isEmpty()) {
            parts.add("reads and writes of " + Wording.list(all));
        }
        if (!writes.isEmpty()) {
            parts.add("writes to " + Wording.list(writes));
        }
        return parts.isEmpty() ? "others" : String.join(", and ", parts);
    }

    private static List<String> names(List<Held> stops, boolean reads) {
        return stops.stream()
                .filter(held -> held.mode().blocksReads() == reads)
                .map(held -> Wording.name(held.relation()))
                .distinct()
                .toList();
    }

    /** The tables that were read while they were locked. */
    static List<Relation> scanned(Entry entry) {
        return entry.scans().stream()
                .map(RelationScanned::relation)
                .filter(relation -> entry.stop(relation).isPresent())
                .toList();
    }
}
