package io.windtunnel.checker.maven;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.CheckInputs;
import io.windtunnel.checker.CheckRequest;
import io.windtunnel.checker.MigrationChecker;
import io.windtunnel.checker.Progress;
import io.windtunnel.checker.cli.CheckRun;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** A check that is not run again while nothing has changed that its report depends on. */
final class RememberedCheck implements CheckRun {

    private final Path memory;
    private final Consumer<String> log;
    private Optional<Report> report = Optional.empty();

    /**
     * @param memory a directory for the last report; need not exist
     * @param log takes a line for people
     */
    RememberedCheck(Path memory, Consumer<String> log) {
        this.memory = memory;
        this.log = log;
    }

    /** What the check said, if it was asked and got that far. */
    Optional<Report> report() {
        return report;
    }

    @Override
    public Report check(CheckRequest request, Progress progress) throws CheckException {
        Optional<String> inputs = CheckInputs.of(request);
        Optional<Report> before = inputs.flatMap(this::remembered);
        if (before.isPresent()) {
            log.accept("Nothing changed since the last check, so nothing was run; this is its report.");
            report = before;
            return before.get();
        }
        Report checked = new MigrationChecker(progress).check(request);
        if (checked.summary().outcome() != Outcome.ERROR) {
            inputs.ifPresent(name -> remember(name, checked));
        }
        report = Optional.of(checked);
        return checked;
    }

    private Optional<Report> remembered(String inputs) {
        Path file = file(inputs);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(ReportJson.read(in));
        } catch (IOException | JacksonException e) {
            // Written by another version, or half: it is made anew.
            return Optional.empty();
        }
    }

    private void remember(String inputs, Report checked) {
        try {
            Files.createDirectories(memory);
            try (var files = Files.list(memory)) {
                for (Path old : files.toList()) {
                    Files.delete(old);
                }
            }
            Files.writeString(file(inputs), ReportJson.toString(checked));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + memory, e);
        }
    }

    private Path file(String inputs) {
        return memory.resolve(inputs + ".json");
    }
}
