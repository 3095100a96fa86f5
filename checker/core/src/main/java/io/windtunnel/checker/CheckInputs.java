package io.windtunnel.checker;

import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.sandbox.SandboxSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that a report depends on, as one name: while it is the same, a check would report the same. */
public final class CheckInputs {

    private CheckInputs() {}

    /**
     * Reads them all; nothing is started.
     *
     * @return 32 hexadecimal digits; empty where that cannot be known beforehand: a server or a model that others change
     * @throws CheckException when the scripts or settings cannot be used, as the check itself would say
     */
    public static Optional<String> of(CheckRequest request) throws CheckException {
        RunSettings run = request.run();
        if (run.postgres() instanceof SandboxSource.Jdbc
                || isLive(request.model())
                || isLive(request.evidence().previousModel())) {
            return Optional.empty();
        }
        try {
            CheckPlan plan = CheckPlan.of(request);
            InputDigest digest = new InputDigest();
            addRequest(request, digest);
            digest.add(plan.settings().properties());
            digest.add(plan.history().resources());
            digest.add(plan.division().base().resources());
            digest.add(plan.division().described().orElse(""));
            digest.add(plan.division().discrepancies().toString());
            if (plan.division().parting().isPresent()) {
                digest.add(plan.division().parting().get().all().resources());
            }
            for (Path path : paths(request, plan.settings())) {
                addTree(run.workingDirectory().resolve(path), digest);
            }
            return Optional.of(digest.name());
        } catch (FlywaySettingsException e) {
            throw CheckException.of(e);
        } catch (IOException e) {
            throw new CheckException(
                    CheckException.Kind.CONFIGURATION, "What is to be checked cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isLive(Optional<ModelSource> model) {
        return model.filter(ModelSource.Database.class::isInstance).isPresent();
    }

    private static void addRequest(CheckRequest request, InputDigest digest) throws IOException {
        RunSettings run = request.run();
        digest.add(List.of(
                        run.postgres(),
                        run.scriptRole(),
                        new TreeMap<>(run.serverSettings()),
                        request.scope(),
                        request.statementTimeout(),
                        request.model(),
                        request.ignored(),
                        request.schemaShown(),
                        request.rules(),
                        request.decisions(),
                        request.evidence(),
                        request.failOn())
                .toString());
        addTree(InputDigest.program(), digest);
    }

    private static List<Path> paths(CheckRequest request, FlywaySettings settings) {
        Stream<Path> model = request.model().stream().flatMap(CheckInputs::paths);
        return Stream.of(
                        settings.classPath().stream(),
                        request.run().before().stream(),
                        request.baseline().stream(),
                        request.evidence().seedFiles().stream(),
                        request.evidence().tableSizes().stream(),
                        request.evidence().previousModel().stream().flatMap(CheckInputs::paths),
                        model)
                .flatMap(path -> path)
                .toList();
    }

    private static Stream<Path> paths(ModelSource model) {
        if (model instanceof ModelSource.JooqClasses classes) {
            return classes.classPath().stream();
        }
        if (model instanceof ModelSource.Ddl ddl) {
            return Stream.of(ddl.path());
        }
        return model instanceof ModelSource.Migrations migrations ? Stream.of(migrations.directory()) : Stream.empty();
    }

    /** The contents below a directory; of a jar only its size and age, since it is made as a whole. */
    private static void addTree(Path root, InputDigest digest) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.add(file.toString());
                if (file.toString().endsWith(".jar")) {
                    digest.add(Files.size(file) + " " + Files.getLastModifiedTime(file));
                } else {
                    digest.add(Files.readAllBytes(file));
                }
            }
        } catch (NoSuchFileException e) {
            digest.add("none"); // The check will say so.
        }
    }
}
