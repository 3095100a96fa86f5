package io.windtunnel.checker.cli;

import io.windtunnel.checker.RuleCatalogue;
import io.windtunnel.checker.report.RuleDescription;
import io.windtunnel.views.text.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code windtunnel rules}: what is looked for. */
@Command(
        name = "rules",
        description = "List the rules, or show the page of one: what it finds, why it hurts, what to do instead.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel rules [ID]",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = "Exit code: 0 shown, 2 there is no such rule.")
final class RulesCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", arity = "0..1", description = "A rule's id as findings have it: table-dropped.")
    private @Nullable String id;

    private final Surroundings surroundings;

    RulesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws UsageException, IOException {
        List<RuleDescription> rules = RuleCatalogue.all();
        String text = id == null ? list(rules) : page(id, rules);
        surroundings.out().write(text.getBytes(StandardCharsets.UTF_8));
        surroundings.out().flush();
        return 0;
    }

    private static String list(List<RuleDescription> rules) {
        int widest = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        return rules.stream()
                .map(rule -> VisibleText.pad(rule.id(), widest) + "  "
                        + VisibleText.pad(rule.optIn() ? "off" : rule.severity().toString(), "warning".length()) + "  "
                        + rule.title() + "\n")
                .collect(Collectors.joining());
    }

    private static String page(String id, List<RuleDescription> rules) throws UsageException {
        Optional<RuleDescription> known =
                rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
        return known.orElseThrow(
                        () -> new UsageException(List.of("there is no rule " + id + "; windtunnel rules lists them")))
                .page();
    }
}
