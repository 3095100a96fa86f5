package io.windtunnel.checker.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rules.Rules;
import io.windtunnel.checker.sandbox.SandboxSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The checker finds what the labels say, and nothing else. {@code -Dcorpus.majors=14,18} names the servers, the default
 * one where nothing is said; {@code -Dcorpus.only=locks/} takes the cases whose names begin so.
 */
final class CorpusTest {

    private static final Path CACHE = Path.of("target/corpus");
    private static final ExecutorService CHECKS = Executors.newFixedThreadPool(2);

    private static List<LabelledCase> cases() {
        return LabelledCase.all(LabelledCase.CORPUS).stream()
                .filter(labelled -> labelled.name().startsWith(System.getProperty("corpus.only", "")))
                .toList();
    }

    @TestFactory
    List<DynamicNode> everyCaseHasTheFindingsThatItsLabelsSay() {
        String usual = Integer.toString(((SandboxSource.Embedded) SandboxSource.parse("embedded")).major());
        return Stream.of(System.getProperty("corpus.majors", usual).split(","))
                .flatMap(
                        major -> cases().stream().<DynamicNode>map(labelled -> test(labelled, Integer.parseInt(major))))
                .toList();
    }

    /** The checks go on beside each other; a test waits for its own. */
    private static DynamicTest test(LabelledCase labelled, int major) {
        Callable<List<String>> check = () -> labelled.found(SandboxSource.parse("embedded:" + major), CACHE);
        Future<List<String>> found = CHECKS.submit(check);
        return DynamicTest.dynamicTest(
                labelled.name() + " on " + major, () -> compare(labelled, labelled.expected(major), found.get()));
    }

    private static void compare(LabelledCase labelled, List<String> expected, List<String> found) {
        Optional<String> mistake = labelled.mistake();
        if (mistake.isEmpty()) {
            assertThat(found).isEqualTo(expected);
            return;
        }
        assertThat(found).as("mended: take mistake.txt away").isNotEqualTo(expected);
        Assumptions.abort("The checker is known to be wrong: " + mistake.get());
    }

    @Test
    void everyRuleHasACaseAndEveryLabelARule() {
        Set<String> labels = LabelledCase.all(LabelledCase.CORPUS).stream()
                .flatMap(labelled -> Stream.of(14, 15, 16, 17, 18).flatMap(major -> labelled.expected(major).stream()))
                .map(label -> label.substring(label.indexOf(' ') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(labels)
                .containsExactlyInAnyOrderElementsOf(
                        Rules.all().stream().map(Rule::id).toList());
    }

    @AfterAll
    static void end() {
        CHECKS.shutdownNow();
    }
}
