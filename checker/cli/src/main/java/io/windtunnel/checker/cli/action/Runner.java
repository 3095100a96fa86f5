package io.windtunnel.checker.cli.action;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * GitHub's runner as a step speaks to it: <a
 * href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">workflow commands</a>.
 */
final class Runner {

    /** GitHub takes 1 MiB of a step's summary, and drops all of a longer one. */
    private static final int LONGEST_SUMMARY = 1 << 20;

    private final ActionInputs inputs;
    private final PrintStream log;

    Runner(ActionInputs inputs, PrintStream log) {
        this.inputs = inputs;
        this.log = log;
    }

    /** Work that writes to the log what strangers wrote. */
    @FunctionalInterface
    interface Work {
        int run();
    }

    /** Does it so that nothing of what it writes is taken for a command. */
    int withoutCommands(Work work) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        log.println("::stop-commands::" + token);
        try {
            return work.run();
        } finally {
            log.println();
            log.println("::" + token + "::");
        }
    }

    /** A line for people. */
    void say(String line) {
        log.println("windtunnel: " + line);
    }

    /** A command, escaped by who made it. */
    void command(byte[] lines) {
        log.writeBytes(lines);
        log.flush();
    }

    /** An error that belongs to no line of a file. */
    void error(String message) {
        String escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
        log.println("::error title=Windtunnel::" + escaped);
    }

    /** Sets an output of the step; the value has one line. */
    void output(String name, Object value) throws IOException {
        append(
                "GITHUB_OUTPUT",
                name + "=" + value.toString().lines().findFirst().orElse("") + "\n");
    }

    /** Adds Markdown to the job's summary. */
    void summary(String markdown) throws IOException {
        if (markdown.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SUMMARY) {
            append("GITHUB_STEP_SUMMARY", markdown);
        }
    }

    private void append(String variable, String text) throws IOException {
        if (inputs.variable(variable).isPresent()) {
            Files.writeString(
                    Path.of(inputs.variable(variable).get()),
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
