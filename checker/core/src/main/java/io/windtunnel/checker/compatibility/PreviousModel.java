package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.model.Model;
import io.windtunnel.checker.model.ModelException;
import io.windtunnel.checker.model.ModelReader;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.pending.BaseFiles;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.domain.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the code before was written against.
 *
 * @param source for people: what the user named, or where in Git it was found
 * @param model empty where nothing is known of it, so that the schema before stands in
 * @param problem why it is not known, where it could have been
 */
public record PreviousModel(String source, Optional<Model> model, Optional<Problem> problem) {

    private static final String STAND_IN = "the schema before";

    /** Whether the schema before stands in for it. */
    public boolean isAssumed() {
        return model.isEmpty();
    }

    /** Files of the commit that the migrations are compared with. */
    public interface Base {
        /** Those that are wanted; empty where there is no such commit. */
        Optional<BaseFiles> files(Predicate<Path> wanted) throws IOException;
    }

    /**
     * The one that the user named.
     *
     * @throws ModelException when it cannot be read
     */
    public static PreviousModel named(ModelSource source, ModelReader reader) throws SandboxException, SQLException {
        return new PreviousModel(source.toString(), Optional.of(reader.read(source)), Optional.empty());
    }

    /**
     * The one that the base has where the check has its model.
     *
     * @param current the model of the check
     * @param workingDirectory where its paths start
     */
    public static PreviousModel inGit(
            Optional<ModelSource> current, ModelReader reader, Path workingDirectory, Base base)
            throws SandboxException, SQLException {
        if (current.isEmpty()) {
            return new PreviousModel(STAND_IN, Optional.empty(), Optional.empty());
        }
        ModelSource source = current.get();
        try {
            if (source instanceof ModelSource.Ddl ddl) {
                return ddl(ddl, reader, workingDirectory, base);
            }
            return source instanceof ModelSource.JooqClasses classes
                    ? jooq(classes, reader, workingDirectory, base)
                    : new PreviousModel(STAND_IN, Optional.empty(), Optional.empty());
        } catch (IOException | ModelException | FlywaySettingsException e) {
            return missing(source, "could not be read: " + e.getMessage());
        }
    }

    private static PreviousModel ddl(ModelSource.Ddl ddl, ModelReader reader, Path workingDirectory, Base base)
            throws IOException, SandboxException, SQLException {
        Path path = real(workingDirectory.resolve(ddl.path()));
        Optional<BaseFiles> found = base.files(file -> file.startsWith(path));
        if (found.isEmpty()) {
            return new PreviousModel(STAND_IN, Optional.empty(), Optional.empty());
        }
        if (found.get().files().isEmpty()) {
            return missing(ddl, "is not in " + found.get().described() + ".");
        }
        Path copy = Files.createTempDirectory("windtunnel-model-");
        try {
            for (Map.Entry<Path, byte[]> file : found.get().files().entrySet()) {
                Path target = copy.resolve("model")
                        .resolve(path.relativize(file.getKey()).toString());
                Files.createDirectories(target.resolveSibling("."));
                Files.write(target, file.getValue());
            }
            Model model = reader.read(new ModelSource.Ddl(copy.resolve("model")));
            return found(ddl, found.get(), model);
        } finally {
            remove(copy);
        }
    }

    private static PreviousModel jooq(
            ModelSource.JooqClasses classes, ModelReader reader, Path workingDirectory, Base base)
            throws IOException, SandboxException, SQLException {
        String folder = "/" + classes.packageName().replace('.', '/') + "/";
        Optional<BaseFiles> found = base.files(file -> {
            String name = file.toString().replace('\\', '/');
            return name.endsWith(".java") && name.contains(folder);
        });
        if (found.isEmpty() || found.get().files().isEmpty()) {
            // Most teams generate the classes in each build and commit none of them.
            return new PreviousModel(STAND_IN, Optional.empty(), Optional.empty());
        }
        Path directory = Files.createTempDirectory("windtunnel-model-");
        try {
            ModelSource.JooqClasses before = new EarlierClasses(classes, workingDirectory)
                    .compile(found.get().files(), directory);
            return found(classes, found.get(), reader.read(before));
        } finally {
            remove(directory);
        }
    }

    private static PreviousModel found(ModelSource source, BaseFiles files, Model model) {
        return new PreviousModel(source + " of " + files.described(), Optional.of(model), Optional.empty());
    }

    private static PreviousModel missing(ModelSource source, String why) {
        return new PreviousModel(
                STAND_IN,
                Optional.empty(),
                Optional.of(Problem.of(
                        "What the code before was written against is not known: the earlier %s %s"
                                        .formatted(source, why)
                                + " It was assumed to use every table and column of the schema before.",
                        "Name it with --previous-model SOURCE, or leave the question out with --no-old-code.")));
    }

    private static Path real(Path path) throws IOException {
        return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
