package io.windtunnel.checker.cli.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code build.gradle} or {@code build.gradle.kts} says in plain text. It is a program, which is not run: only
 * literals in a {@code flyway} block, and the package name of jOOQ's generator, are read, and the rest is told.
 */
final class GradleFile {

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?<![:\"'])//[^\\n]*");
    private static final Pattern FLYWAY_BLOCK = Pattern.compile("(?m)^\\s*flyway\\s*\\{");

    /** A value in one line, or in brackets over several. */
    private static final String VALUE =
            "\\s*(?:=|\\.set\\s*(?=\\()|\\s)\\s*((?:\\w+\\s*)?[\\[(][^\\])]*[\\])]|[^\\n;}]*)";

    private static final Pattern SETTING = Pattern.compile("(?m)(?<![\\w.])(\\w+)" + VALUE);
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\n]*)\"|'([^'\\n]*)'");
    private static final Pattern PACKAGE =
            Pattern.compile("(?<!\\w)(?:set)?[pP]ackageName\\s*(?:=|\\.set\\s*\\(|\\(|\\s)\\s*([^\\n)]*)");

    private final String name;
    private final Findings into;

    private GradleFile(String name, Findings into) {
        this.name = name;
        this.into = into;
    }

    /**
     * Reads one.
     *
     * @param name the file as it is shown
     */
    static void read(Path file, String name, Findings into) {
        try {
            String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
            GradleFile gradle = new GradleFile(name, into);
            gradle.block(text).ifPresent(gradle::readFlyway);
            if (text.contains("jooq")) {
                gradle.readJooq(text);
            }
        } catch (IOException e) {
            into.unread(name + " cannot be read: " + e.getMessage());
        }
    }

    /** What stands between the braces of {@code flyway { }}. */
    private Optional<String> block(String text) {
        Matcher start = FLYWAY_BLOCK.matcher(text);
        if (!start.find()) {
            return Optional.empty();
        }
        int depth = 1;
        int end = start.end();
        while (end < text.length() && depth > 0) {
            char next = text.charAt(end);
            depth += next == '{' ? 1 : next == '}' ? -1 : 0;
            end++;
        }
        return Optional.of(text.substring(start.end(), Math.max(start.end(), end - 1)));
    }

    private void readFlyway(String block) {
        Matcher setting = SETTING.matcher(block);
        while (setting.find()) {
            String key = setting.group(1);
            if (key.equals("placeholders")) {
                into.unread(name + ": the placeholders of the flyway block are not read; give them under \"flyway\"");
            } else if (key.equals(FlywayNames.LOCATIONS) || FlywayNames.isTaken(key)) {
                read(key, setting.group(2).strip());
            }
        }
    }

    private void read(String key, String value) {
        List<String> literals = literals(value);
        boolean isPlainWord = value.matches("true|false");
        if ((literals.isEmpty() && !isPlainWord) || literals.stream().anyMatch(literal -> literal.contains("$"))) {
            into.unread(name + ": flyway's " + key + " is no plain text there (" + shortened(value) + ")");
            return;
        }
        FlywayNames.add(key, isPlainWord ? value : String.join(",", literals), name, into);
    }

    private void readJooq(String text) {
        Matcher found = PACKAGE.matcher(text);
        while (found.find()) {
            List<String> literals = literals(found.group(1));
            if (literals.size() == 1 && literals.get(0).matches("[\\w.]+")) {
                into.jooqPackage(literals.get(0), name);
            } else {
                into.unread(name + ": jOOQ's package is no plain text there (" + shortened(found.group(1)) + ")");
            }
        }
    }

    /** Quoted texts; a location that starts at the project does so without its name. */
    private static List<String> literals(String value) {
        return LITERAL.matcher(value)
                .results()
                .map(GradleFile::literal)
                .map(text -> text.replaceFirst("\\$\\{?(?:projectDir|project\\.projectDir|rootDir)\\}?/", ""))
                .toList();
    }

    private static String literal(MatchResult found) {
        return Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2));
    }

    private static String shortened(String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "...";
    }
}
