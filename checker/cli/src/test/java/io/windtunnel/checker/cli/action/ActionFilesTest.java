package io.windtunnel.checker.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the action and the workflows have to be beyond what a linter knows. */
final class ActionFilesTest {

    private static final Path GITHUB = ActionFile.REPOSITORY.resolve(".github");

    @Test
    void everyInputAndOutputStandsInTheManual() throws IOException {
        String manual = Files.readString(ActionFile.REPOSITORY.resolve("docs/github-actions.md"));
        ActionFile action = ActionFile.read(ActionFile.ACTION);
        ActionFile workflow = ActionFile.read(ActionFile.WORKFLOW);

        Set<String> names = new TreeSet<>();
        for (String kind : List.of("inputs", "outputs")) {
            names.addAll(names(action.map(kind)));
            names.addAll(names(workflow.map("on", "workflow_call", kind)));
        }

        assertThat(names).hasSizeGreaterThan(15).allSatisfy(name -> assertThat(manual)
                .containsPattern("(?m)^\\| `" + name + "` \\|"));
    }

    @Test
    void theWorkflowTakesTheActionsInputsWithTheSameWords() throws IOException {
        ActionFile action = ActionFile.read(ActionFile.ACTION);
        ActionFile workflow = ActionFile.read(ActionFile.WORKFLOW);
        Map<?, ?> passed = workflow.steps("jobs", "check").stream()
                .filter(step -> step.containsKey("id"))
                .<Map<?, ?>>map(step -> (Map<?, ?>) Objects.requireNonNull(step.get("with")))
                .findFirst()
                .orElseThrow();

        assertThat(names(action.map("inputs"))).containsAll(names(passed));
        Set<String> secrets = names(workflow.map("on", "workflow_call", "secrets"));
        Set<String> inputs = names(workflow.map("on", "workflow_call", "inputs"));
        assertThat(secrets).containsExactly("publish-token").doesNotContainAnyElementsOf(inputs);
        inputs.addAll(secrets);
        assertThat(inputs).isEqualTo(with(names(passed), "runs-on"));
        for (Object name : passed.keySet()) {
            Map<?, ?> ours = workflow.map("on", "workflow_call", secrets.contains(name) ? "secrets" : "inputs", name);
            Map<?, ?> theirs = action.map("inputs", name);
            assertThat(ours.get("description")).isEqualTo(theirs.get("description"));
            assertThat(ours.containsKey("default") ? String.valueOf(ours.get("default")) : "")
                    .isEqualTo(theirs.get("default"));
        }
    }

    @Test
    void everyInputOfTheActionIsUsed() throws IOException {
        String text = Files.readString(ActionFile.REPOSITORY.resolve(ActionFile.ACTION));

        assertThat(names(ActionFile.read(ActionFile.ACTION).map("inputs")))
                .allSatisfy(name -> assertThat(text).containsPattern("inputs\\." + name + "\\b"));
    }

    @Test
    void nothingFromOutsideStandsInTheTextOfACommand() throws IOException {
        for (Path file : files()) {
            assertThat(commands(Files.readString(file))).as(file.toString()).allSatisfy(command -> assertThat(command)
                    .doesNotContain("${{"));
        }
    }

    @Test
    void onlyTheReviewServersStepHasItsToken() throws IOException {
        assertThat(ActionFile.read(ActionFile.ACTION).steps("runs").stream()
                        .filter(step -> step.toString().contains("inputs.publish-token")))
                .singleElement()
                .asString()
                .contains("action.sh\" publish");
    }

    @Test
    void onlyTheCommentHasAToken() throws IOException {
        assertThat(ActionFile.read(ActionFile.ACTION).steps("runs").stream()
                        .filter(step -> step.toString().contains("inputs.token")))
                .singleElement()
                .asString()
                .contains("action.sh\" comment");
    }

    @Test
    void otherPeoplesActionsArePinnedToAMajorVersion() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readString(file).lines().filter(line -> line.contains("uses:")))
                    .as(file.toString())
                    .allSatisfy(line -> assertThat(line).matches(".*uses: (\\./\\S+|[\\w/.-]+@v\\d+)"));
        }
    }

    @Test
    void ourOwnWorkflowsStateTheirPermissions() throws IOException {
        assertThat(ActionFile.read(".github/workflows/ci.yml").map("permissions"))
                .isEqualTo(Map.of("contents", "read"));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(GITHUB)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".yml")).toList();
            assertThat(found).hasSizeGreaterThan(2);
            return found;
        }
    }

    /** The commands of {@code run:}, in one line or in a block that is indented deeper. */
    private static List<String> commands(String yaml) {
        List<String> commands = new ArrayList<>();
        int depth = -1;
        for (String line : yaml.lines().toList()) {
            int indent = line.length() - line.stripLeading().length();
            if (depth >= 0 && (line.isBlank() || indent > depth)) {
                commands.add(line);
                continue;
            }
            depth = -1;
            if (line.strip().replaceFirst("^- ", "").startsWith("run:")) {
                commands.add(line);
                depth = line.indexOf("run:");
            }
        }
        return commands;
    }

    private static Set<String> names(Map<?, ?> named) {
        Set<String> names = new TreeSet<>();
        named.keySet().forEach(name -> names.add(name.toString()));
        return names;
    }

    private static Set<String> with(Set<String> names, String another) {
        names.add(another);
        return names;
    }
}
