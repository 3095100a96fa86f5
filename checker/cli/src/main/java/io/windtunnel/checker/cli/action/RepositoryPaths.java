package io.windtunnel.checker.cli.action;

import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Files as GitHub names them: by their way from the root of the repository, not from where the check ran. */
final class RepositoryPaths {

    private static final Set<String> FILES = Set.of("script", "file");

    private final Path directory;
    private final Path root;

    /**
     * @param directory where the check ran
     * @param root where the repository is checked out
     */
    RepositoryPaths(Path directory, Path root) throws IOException {
        this.directory = directory.toRealPath();
        this.root = root.toRealPath();
    }

    /** The report in this file, with all of its files named so. */
    Report read(Path report) throws IOException {
        JsonMapper json = new JsonMapper();
        JsonNode tree = json.readTree(report.toFile());
        rename(tree);
        return ReportJson.read(new ByteArrayInputStream(json.writeValueAsBytes(tree)));
    }

    private void rename(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String key : FILES) {
                if (object.path(key).isString()) {
                    object.put(key, renamed(object.path(key).asString()));
                }
            }
        }
        node.forEach(this::rename);
    }

    /** What is no file there, such as the class of a Java migration, keeps its name. */
    private String renamed(String name) {
        Path file = directory.resolve(name);
        return Files.isRegularFile(file) && file.normalize().startsWith(root)
                ? root.relativize(file.normalize()).toString().replace('\\', '/')
                : name;
    }
}
