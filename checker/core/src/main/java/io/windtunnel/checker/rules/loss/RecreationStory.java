package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells a recreation: where it happened, why the two are taken for one, what differs, what was copied. */
record RecreationStory(Recreation recreation, Losses losses, Deployment deployment) {

    Violation violation(String message, String help, List<Evidence> evidence, Optional<Fix> fix) {
        Step drop = recreation.drop().step();
        return new Violation(
                drop.script(),
                drop.lines(),
                message,
                fix.isPresent() || isObject() ? help : help + inWords(),
                List.of(
                        recreation.drop().fact().object().identity(),
                        recreation.create().fact().object().identity()),
                evidence,
                fix);
    }

    /** Where the scripts cannot be edited, the statements stand in the help. */
    private String inWords() {
        List<String> sql = RenameSql.of(recreation);
        return sql.isEmpty() ? "" : "\n" + String.join("\n", sql);
    }

    private boolean isObject() {
        return !recreation.drop().fact().object().kind().startsWith("table")
                || recreation.drop().fact().object().kind().equals("table constraint");
    }

    List<Evidence> evidence(List<String> before, List<String> after) {
        List<Evidence> evidence = new ArrayList<>();
        Step create = recreation.create().step();
        String created = Wording.described(recreation.create().fact().object());
        evidence.add(Evidence.at(
                "create",
                "%s was created here.".formatted(Wording.sentence(created)),
                create.script().path(),
                create.lines().start()));
        if (!recreation.keptName()) {
            evidence.add(Evidence.of("likeness", "They are alike: %s.".formatted(Wording.list(recreation.reasons()))));
        }
        if (!before.isEmpty()) {
            evidence.add(Evidence.comparing("definitions", "Before and after:", before, after));
        }
        recreation.differences().stream()
                .map(change -> Evidence.of("difference", Wording.sentence(ChangeText.sentence(change)) + "."))
                .forEach(evidence::add);
        List<String> lost = lostWithColumn();
        lost.forEach(part -> evidence.add(
                Evidence.of("difference", "With the column went %s, and nothing took its place.".formatted(part))));
        if (recreation.differences().isEmpty() && lost.isEmpty()) {
            evidence.add(Evidence.of(
                    "difference",
                    recreation.keptName() ? "Nothing differs afterwards." : "Nothing but names differs afterwards."));
        }
        if (!recreation.followers().isEmpty()) {
            evidence.add(Evidence.of(
                    "names",
                    "Names that should follow: %s."
                            .formatted(Wording.list(recreation.followers().stream()
                                    .map(follower ->
                                            Wording.ownName(follower.from()) + " to " + Wording.ownName(follower.to()))
                                    .toList()))));
        }
        evidence.addAll(rows());
        evidence.addAll(copies());
        return evidence;
    }

    private List<Evidence> rows() {
        Step drop = recreation.drop().step();
        SchemaObject object = recreation.drop().fact().object();
        return switch (object.kind()) {
            case "table" ->
                LostRows.ofTables(
                        drop,
                        losses.withPartitions(drop, List.of(recreation.drop().fact())));
            case "table column" -> LostRows.ofColumn(drop, object);
            default -> List.of();
        };
    }

    /** What stood on the column and is not there again, under its old name or the one that follows the column's. */
    private List<String> lostWithColumn() {
        if (recreation.before().identity().kind() != ObjectKind.COLUMN) {
            return List.of();
        }
        return losses.goneWithColumn(recreation.drop().step()).stream()
                .filter(part -> !losses.recreations().isCreated(part)
                        && !losses.recreations().isFollower(part))
                .map(Wording::described)
                .toList();
    }

    /** Rows written to what is new. */
    private List<Evidence> copies() {
        ObjectName table = recreation.after().identity().name().whole();
        boolean isColumn = recreation.after().identity().name().part().isPresent();
        List<Evidence> copies = new ArrayList<>();
        for (Step step : deployment.steps()) {
            step.statement()
                    .all(RowsWritten.class)
                    .filter(rows -> rows.relation().name().equals(table.toString()))
                    .filter(rows -> step.order() > recreation.create().step().order() && !isObject())
                    .mapToLong(rows -> isColumn ? rows.updated() : rows.inserted())
                    .filter(count -> count > 0)
                    .forEach(count -> copies.add(Evidence.at(
                            "rows",
                            "%s of %s %s %s here. A copy takes longer the more rows there are; a rename copies none."
                                    .formatted(
                                            Wording.counted(count, "row"),
                                            Wording.name(table),
                                            count == 1 ? "was" : "were",
                                            isColumn ? "updated" : "written"),
                            step.script().path(),
                            step.lines().start())));
        }
        return copies;
    }
}
