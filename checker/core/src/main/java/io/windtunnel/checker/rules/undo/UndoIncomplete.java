package io.windtunnel.checker.rules.undo;

import io.windtunnel.checker.observation.UndoDifference;
import io.windtunnel.checker.observation.UndoTrial;
import io.windtunnel.checker.observation.UndoneRows;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A migration and its undo leave another schema than there was, or rows, or nothing to fly the migration on again. */
public final class UndoIncomplete implements Rule {

    private static final int MOST_NAMED = 3;
    private static final int MOST_EVIDENCE = 50;

    @Override
    public String id() {
        return "undo-incomplete";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Undo script leaves a difference";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(UndoTrial.class)
                .filter(UndoTrial::isFlown)
                .flatMap(trial -> violation(trial).stream())
                .toList();
    }

    private static Optional<Violation> violation(UndoTrial trial) {
        List<String> undone = Stream.concat(
                        trial.incomplete().stream().map(UndoDifference::text),
                        trial.rows().stream().filter(rows -> rows.left() > 0).map(UndoIncomplete::left))
                .toList();
        List<String> again = Stream.concat(trial.again().stream(), trial.rowsAgain().stream())
                .map(UndoDifference::text)
                .toList();
        if (undone.isEmpty() && again.isEmpty() && trial.refusedAgain().isEmpty()) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        undone.forEach(text -> evidence.add(Evidence.of("undone", Wording.sentence(text) + ".")));
        again.forEach(text -> evidence.add(Evidence.of("again", "Flown again: " + text + ".")));
        trial.refusedAgain().ifPresent(why -> evidence.add(Evidence.of("again", "Flown again: " + why)));
        return Optional.of(new Violation(
                trial.undo().orElseThrow(),
                Undos.lines(trial),
                message(trial, undone, again),
                "Take back all that %s does, in the opposite order."
                        .formatted(trial.migration().label()),
                objects(trial),
                evidence.stream().limit(MOST_EVIDENCE).toList(),
                Optional.empty()));
    }

    private static String message(UndoTrial trial, List<String> undone, List<String> again) {
        String label = trial.migration().label();
        List<String> sentences = new ArrayList<>();
        if (!undone.isEmpty()) {
            sentences.add("After %s and its undo the database is not what it was: %s.".formatted(label, named(undone)));
        }
        if (trial.refusedAgain().isPresent()) {
            String why = trial.refusedAgain().get().strip();
            sentences.add("%s cannot be applied again after its undo: %s%s"
                    .formatted(label, why, why.endsWith(".") ? "" : "."));
        } else if (undone.isEmpty()) {
            sentences.add(
                    "%s leads elsewhere when it is applied again after its undo: %s.".formatted(label, named(again)));
        }
        return String.join(" ", sentences);
    }

    private static String named(List<String> texts) {
        List<String> first = new ArrayList<>(texts.subList(0, Math.min(MOST_NAMED, texts.size())));
        if (texts.size() > MOST_NAMED) {
            first.add(texts.size() - MOST_NAMED + " more");
        }
        return String.join("; ", first);
    }

    private static String left(UndoneRows rows) {
        return "%s of %s %s left that the migration put there"
                .formatted(
                        Wording.counted(rows.left(), "row"),
                        Wording.name(rows.table()),
                        rows.left() == 1 ? "is" : "are");
    }

    private static List<String> objects(UndoTrial trial) {
        return Stream.concat(
                        Stream.concat(trial.incomplete().stream(), trial.again().stream())
                                .map(difference -> difference.object().toString()),
                        trial.rows().stream().filter(rows -> rows.left() > 0).map(rows -> rows.table()
                                .toString()))
                .distinct()
                .limit(MOST_EVIDENCE)
                .toList();
    }
}
