package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An older table was dropped, and nothing took its place. */
public final class TableDropped implements Rule {

    @Override
    public String id() {
        return "table-dropped";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Table dropped";
    }

    /** One violation for a statement, with all of its tables. */
    @Override
    public List<Violation> check(Deployment deployment) {
        Losses losses = Losses.of(deployment);
        return losses.dropped("table").entrySet().stream()
                .map(statement -> violation(statement.getKey(), statement.getValue(), losses))
                .toList();
    }

    private static Violation violation(Step step, List<ObjectDropped> tables, Losses losses) {
        List<Evidence> evidence = new ArrayList<>();
        for (ObjectDropped table : tables) {
            String name = Wording.name(table.object());
            evidence.add(Evidence.of("drop", "Table %s was there before this deployment.".formatted(name)));
            losses.lookalike(table)
                    .ifPresent(other -> evidence.add(Evidence.of(
                            "lookalike",
                            "Table %s looks like it and is new. If it is the same table, rename it: ALTER TABLE %s RENAME TO %s;"
                                    .formatted(other, name, other))));
        }
        Collection<SchemaObject> withPartitions = losses.withPartitions(step, tables);
        List<Evidence> rows = LostRows.ofTables(step, withPartitions);
        evidence.addAll(rows);
        List<String> partitions = losses.partitions(step);
        if (!partitions.isEmpty()) {
            evidence.add(Evidence.of(
                    "drop",
                    Wording.sentence("with it went %s.".formatted(Wording.enumerated("partition", partitions)))));
        }
        boolean one = tables.size() == 1;
        String names = Wording.enumerated(
                "table",
                tables.stream().map(table -> Wording.name(table.object())).toList());
        return new Violation(
                step.script(),
                step.lines(),
                "%s %s dropped%s that still runs while this is rolled out fails without the table%s."
                        .formatted(
                                Wording.sentence(names),
                                one ? "was" : "were",
                                fate(rows, LostRows.areCopied(step, withPartitions), tables.size()),
                                one ? "" : "s"),
                "First deploy code that no longer uses %s. Then save what is still needed, and drop %s in a later deployment."
                        .formatted(one ? "it" : "them", one ? "it" : "them"),
                tables.stream().map(table -> table.object().identity()).toList(),
                evidence,
                Optional.empty());
    }

    private static String fate(List<Evidence> rows, boolean areCopied, int tables) {
        boolean one = tables == 1;
        if (areCopied) {
            return "; all of %s rows are in another table, too. Code".formatted(one ? "its" : "their");
        }
        String all = one ? "whatever rows it has" : "whatever rows they have";
        return ", and %s with %s. No undo script brings rows back, and code"
                .formatted(rows.isEmpty() ? all : one ? "its rows" : "their rows", one ? "it" : "them");
    }
}
