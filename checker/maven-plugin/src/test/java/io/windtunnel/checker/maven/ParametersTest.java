package io.windtunnel.checker.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.cli.Surroundings;
import io.windtunnel.checker.cli.Windtunnel;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A goal has the parameters that its command has options, under the same names in Maven's spelling. */
final class ParametersTest {

    /** How a terminal is written to, which is Maven's. */
    private static final Set<String> NOT_FOR_MAVEN = Set.of("color", "quiet", "help", "version");

    /** What only a goal has. */
    private static final Set<String> MAVENS_OWN = Set.of("skip", "attach", "reportDirectory");

    @ParameterizedTest
    @ValueSource(strings = {"check", "baseline", "diff", "generate", "migrate", "undo", "info"})
    void areTheOptionsOfTheCommand(String goal) throws Exception {
        Set<String> parameters = parameters(goal);

        Set<String> options = new Windtunnel(Surroundings.ofProcess(), (request, progress) -> {
                    throw new AssertionError("nothing is checked here");
                })
                .options(goal).stream()
                        .filter(option -> !NOT_FOR_MAVEN.contains(option) && !option.equals("output"))
                        .map(ParametersTest::camelCase)
                        .collect(Collectors.toCollection(TreeSet::new));
        parameters.removeAll(MAVENS_OWN);
        if (goal.equals("diff")) {
            parameters.remove("migrations"); // where the schema comes from, if nothing else is said
        }
        assertThat(parameters).isEqualTo(options);
    }

    private static String camelCase(String option) {
        return Arrays.stream(option.split("-", -1))
                .reduce((first, next) -> first + next.substring(0, 1).toUpperCase(Locale.ROOT) + next.substring(1))
                .orElseThrow();
    }

    /** What stands in the plugin's descriptor, but for what Maven puts in by itself. */
    private static Set<String> parameters(String goal) throws Exception {
        try (InputStream in =
                Objects.requireNonNull(ParametersTest.class.getResourceAsStream("/META-INF/maven/plugin.xml"))) {
            Document plugin =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            Element mojo = elements(plugin.getElementsByTagName("mojo"))
                    .filter(found -> text(found, "goal").equals(goal))
                    .findFirst()
                    .orElseThrow();
            return elements(mojo.getElementsByTagName("parameter"))
                    .filter(parameter -> text(parameter, "editable").equals("true"))
                    .map(parameter -> text(parameter, "name"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Element parent, String name) {
        return List.copyOf(elements(parent.getElementsByTagName(name)).toList())
                .get(0)
                .getTextContent();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }
}
