package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.model.ModelException;
import io.windtunnel.checker.model.ModelSource;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Generated classes as an earlier commit has their sources. Only what is otherwise there is compiled: the rest is in the
 * class path of today's.
 */
final class EarlierClasses {

    private static final int MOST_SOURCES = 3_000;
    private static final int LONGEST_ERROR = 500;

    private final ModelSource.JooqClasses today;
    private final Path workingDirectory;

    EarlierClasses(ModelSource.JooqClasses today, Path workingDirectory) {
        this.today = today;
        this.workingDirectory = workingDirectory;
    }

    /**
     * Compiles them; no annotation processor runs.
     *
     * @param sources the earlier sources by their path in the checkout
     * @param directory takes the classes
     * @return the classes, in front of today's
     * @throws ModelException when they do not compile, or this Java has no compiler
     */
    ModelSource.JooqClasses compile(Map<Path, byte[]> sources, Path directory) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, byte[]> source : sources.entrySet()) {
            Path file = source.getKey();
            boolean isAsBefore =
                    Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), source.getValue());
            if (!isAsBefore) {
                Path folder = Files.createDirectory(directory.resolve("source-" + written.size()));
                written.add(Files.write(folder.resolve(String.valueOf(file.getFileName())), source.getValue()));
            }
        }
        Path classes = Files.createDirectory(directory.resolve("classes"));
        if (!written.isEmpty()) {
            run(written, classes);
        }
        return new ModelSource.JooqClasses(
                today.packageName(),
                Stream.concat(Stream.of(classes), today.classPath().stream()).toList());
    }

    private void run(List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ModelException("this Java has no compiler: run windtunnel with a JDK.");
        }
        if (sources.size() > MOST_SOURCES) {
            throw new ModelException(
                    "there are %d sources to compile, more than %d.".formatted(sources.size(), MOST_SOURCES));
        }
        String classPath = today.classPath().stream()
                .map(workingDirectory::resolve)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        StringWriter messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-encoding", "UTF-8", "-d", classes.toString(), "-cp", classPath);
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                String told = messages.toString();
                throw new ModelException("its sources do not compile: "
                        + told.substring(0, Math.min(told.length(), LONGEST_ERROR))
                                .strip());
            }
        }
    }
}
