package io.windtunnel.checker.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The package that jOOQ's plugin generates, and whether its classes are there.
 *
 * @see <a href="https://www.jooq.org/doc/latest/manual/code-generation/codegen-execution/codegen-maven/">jOOQ: Running
 *     the code generator with Maven</a>
 */
final class JooqInPom {

    private final MavenProject project;

    JooqInPom(MavenProject project) {
        this.project = project;
    }

    /** The package, if there is one and no more than one, and it is compiled here. */
    Optional<String> packageName() {
        List<String> packages = project.getBuildPlugins().stream()
                .filter(plugin -> plugin.getArtifactId().equals("jooq-codegen-maven"))
                .flatMap(JooqInPom::configurations)
                .flatMap(configuration -> child(configuration, "generator", "target", "packageName").stream())
                .map(Xpp3Dom::getValue)
                .distinct()
                .toList();
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        return packages.size() == 1
                ? Optional.of(packages.get(0))
                        .filter(name -> Files.isDirectory(classes.resolve(name.replace('.', '/'))))
                : Optional.empty();
    }

    private static Stream<Xpp3Dom> configurations(Plugin plugin) {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(plugin.getConfiguration())),
                        plugin.getExecutions().stream()
                                .map(PluginExecution::getConfiguration)
                                .map(Optional::ofNullable))
                .flatMap(Optional::stream)
                .map(Xpp3Dom.class::cast);
    }

    private static Optional<Xpp3Dom> child(Xpp3Dom element, String... path) {
        Optional<Xpp3Dom> found = Optional.of(element);
        for (String name : path) {
            found = found.map(parent -> parent.getChild(name));
        }
        return found;
    }
}
