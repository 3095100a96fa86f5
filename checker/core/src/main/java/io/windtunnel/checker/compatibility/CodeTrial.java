package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.CodeUse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries the statements of one side's code on the other side's schema. */
final class CodeTrial {

    private final long deadline;
    private final CodeSession there;
    private int tried;

    /**
     * A trial.
     *
     * @param there a session on the other schema
     * @param longest how long it may take in all
     */
    CodeTrial(CodeSession there, Duration longest) {
        this.there = there;
        this.deadline = System.nanoTime() + longest.toNanos();
    }

    /** A probe and how it failed. */
    record Failed(Probe probe, CodeFailure failure) {}

    /** Those that fail there; of a statement with parts, those parts that do. */
    List<Failed> failed(List<Probe> probes) throws SQLException {
        List<Failed> failed = new ArrayList<>();
        for (Probe probe : probes) {
            if (System.nanoTime() > deadline) {
                break;
            }
            tried += probe.size();
            Optional<CodeFailure> whole = attempt(there, probe);
            if (whole.isEmpty()) {
                continue;
            }
            int before = failed.size();
            for (Probe part : probe.parts()) {
                attempt(there, part).ifPresent(failure -> failed.add(new Failed(part, failure)));
            }
            if (failed.size() == before) {
                failed.add(new Failed(probe, whole.get()));
            }
        }
        return failed;
    }

    /** How many statements were tried. */
    int tried() {
        return tried;
    }

    /** Of these the ones that work at home. */
    static List<CodeFailure> confirmed(List<Failed> failed, CodeSession home) throws SQLException {
        List<CodeFailure> broken = new ArrayList<>();
        for (Failed one : failed) {
            if (Verdicts.isBroken(one.failure(), attempt(home, one.probe()))) {
                broken.add(one.failure());
            }
        }
        return List.copyOf(broken);
    }

    private static Optional<CodeFailure> attempt(CodeSession session, Probe probe) throws SQLException {
        CodeUse use = probe.statement().use();
        return use == CodeUse.INSERT || use == CodeUse.INSERT_REQUIRED
                ? session.attemptCleared(
                        probe.statement(), probe.execution(), probe.statement().object())
                : session.attempt(probe.statement(), probe.execution());
    }
}
