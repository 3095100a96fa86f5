package io.windtunnel.checker.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a rule. A block whose info string names a file is a script: {@code sql base/FILE} is one that is deployed
 * already, {@code sql FILE} one that is under check (with more folders where the rule is about the history, see {@link
 * BranchedScripts}), {@code sql model.sql} the model that they are compared with, {@code sql previous.sql} what the code
 * before was written against, {@code text findings} what is said of them.
 */
record RulePage(Path file, String text) {

    static final Path FOLDER = Path.of("src/main/resources/io/windtunnel/checker/rules");

    static final String MODEL = "model.sql";
    static final String PREVIOUS = "previous.sql";

    static final List<String> HEADINGS = List.of(
            "## What it does",
            "## Why it hurts",
            "## Unsafe example",
            "## Safe example",
            "## How it was seen",
            "## When to ignore it",
            "## PostgreSQL manual");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+) (\\S+)\n(.*?)^```$");

    static RulePage read(Path file) {
        try {
            return new RulePage(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return String.valueOf(file.getFileName()).replace(".md", "");
    }

    /** The examples, in order; each {@code ###} or {@code ##} heading begins one. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        boolean isUnsafe = false;
        for (String section : text.split("(?m)^(?=##)", -1)) {
            if (section.startsWith("## ")) {
                isUnsafe = section.startsWith("## Unsafe example");
            }
            Example example = Example.parse(section, isUnsafe);
            if (!example.scripts().isEmpty()) {
                examples.add(example);
            }
        }
        return examples;
    }

    /** What a block holds, and where its text stands in the page. */
    record Block(String name, String text) {}

    /** Scripts and the findings that the page promises for them. */
    record Example(String title, boolean isUnsafe, List<Block> scripts, String findings) {

        static Example parse(String section, boolean isUnsafe) {
            List<Block> scripts = new ArrayList<>();
            String findings = "";
            Matcher blocks = BLOCK.matcher(section);
            while (blocks.find()) {
                if (!blocks.group(2).equals("findings")) {
                    scripts.add(new Block(blocks.group(2), blocks.group(3)));
                } else {
                    findings = blocks.group(3);
                }
            }
            String title = section.lines().findFirst().orElse("").replaceFirst("^#+ ", "");
            return new Example(title, isUnsafe, List.copyOf(scripts), findings);
        }

        /** The scripts without the models. */
        List<Block> migrations() {
            return scripts.stream().filter(script -> !isSchema(script)).toList();
        }

        /** The models. */
        List<Block> schemas() {
            return scripts.stream().filter(Example::isSchema).toList();
        }

        private static boolean isSchema(Block script) {
            return List.of(MODEL, PREVIOUS).contains(script.name());
        }

        /** The model of that name, where the example has it. */
        Optional<Block> schema(String name) {
            return scripts.stream().filter(script -> script.name().equals(name)).findFirst();
        }

        /** The version of the first script under check. */
        String firstVersion() {
            return scripts.stream()
                    .map(Block::name)
                    .filter(name -> !name.startsWith("base/") && name.startsWith("V") && name.endsWith(".sql"))
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
