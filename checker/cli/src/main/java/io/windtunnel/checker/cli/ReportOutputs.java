package io.windtunnel.checker.cli;

import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.cli.CheckOptions.Output;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which reports are wanted, and where. */
final class ReportOutputs {

    private ReportOutputs() {}

    /** Pairs of format and file: by their order where there are as many of both, else an output ends a pair. */
    static List<ReportOutput> of(List<Output> given, Surroundings surroundings) throws UsageException {
        List<ReportFormat> formats =
                given.stream().flatMap(output -> output.format().stream()).toList();
        List<Path> files =
                given.stream().flatMap(output -> output.file().stream()).toList();
        if (formats.isEmpty() && files.size() <= 1) {
            return List.of(output(ReportFormat.TERMINAL, files.stream().findFirst(), surroundings));
        }
        List<ReportOutput> outputs = new ArrayList<>();
        if (formats.size() == files.size()) {
            for (int i = 0; i < formats.size(); i++) {
                outputs.add(output(formats.get(i), Optional.of(files.get(i)), surroundings));
            }
            return outputs;
        }
        for (Output output : given) {
            outputs.add(output(
                    output.format()
                            .orElseThrow(() -> new UsageException(List.of("--output "
                                    + output.file().map(Path::toString).orElse("")
                                    + " has no --format before it: give them in pairs"))),
                    output.file(),
                    surroundings));
        }
        return outputs;
    }

    private static ReportOutput output(ReportFormat format, Optional<Path> file, Surroundings surroundings) {
        return new ReportOutput(
                format,
                file.filter(name -> !name.toString().equals("-")).map(surroundings.workingDirectory()::resolve));
    }

    /** What stands in the way of writing them all, a sentence each. */
    static List<String> problems(List<ReportOutput> outputs) {
        List<String> problems = new ArrayList<>();
        if (outputs.stream().filter(output -> output.file().isEmpty()).count() > 1) {
            problems.add("more than one report goes to standard output; give all but one of them an --output");
        }
        List<Path> files =
                outputs.stream().flatMap(output -> output.file().stream()).toList();
        if (files.stream().distinct().count() < files.size()) {
            problems.add("two reports go to one file; give each --format an --output of its own");
        }
        outputs.forEach(output -> output.obstacle().ifPresent(problems::add));
        return problems;
    }
}
