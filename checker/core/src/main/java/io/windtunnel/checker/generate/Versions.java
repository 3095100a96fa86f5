package io.windtunnel.checker.generate;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.flyway.ScriptNaming;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of the next scripts, as the newest one suggests: {@code 7} after {@code 6}, {@code 008} after {@code 007},
 * {@code 2.1.5} after {@code 2.1.4}, {@code 3_10} after {@code 3_9}, and this moment (UTC) after a time stamp.
 */
final class Versions {

    private static final Pattern LAST_NUMBER = Pattern.compile("(.*?)(\\d+)", Pattern.DOTALL);

    private static final List<DateTimeFormatter> TIME_STAMPS = List.of(
            stamp("uuuuMMddHHmmss"), stamp("uuuuMMddHHmm"), stamp("uuuu.MM.dd.HH.mm.ss"), stamp("uuuu_MM_dd_HH_mm_ss"));

    private Versions() {}

    private static DateTimeFormatter stamp(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The version of the newest script as its name writes it; empty where there is none. */
    static Optional<String> newest(MigrationHistory history) {
        ScriptNaming naming = history.naming();
        List<ResolvedScript> versioned = history.scripts().stream()
                .filter(script -> script.script().kind() != ScriptKind.REPEATABLE)
                .toList();
        if (versioned.isEmpty()) {
            return Optional.empty();
        }
        ResolvedScript newest = versioned.get(versioned.size() - 1);
        String name = newest.file().map(Path::getFileName).map(Path::toString).orElse("");
        int end = name.indexOf(naming.separator());
        return end > naming.prefix().length()
                ? Optional.of(name.substring(naming.prefix().length(), end))
                : newest.script().version();
    }

    /**
     * The next versions.
     *
     * @param newest the newest one as it is written
     * @param now the time, UTC
     * @param count how many are wanted
     */
    static List<String> next(Optional<String> newest, LocalDateTime now, int count) {
        List<String> versions = new ArrayList<>();
        String last = newest.orElse("0");
        Optional<DateTimeFormatter> stamp =
                TIME_STAMPS.stream().filter(format -> isWrittenIn(format, last)).findFirst();
        for (int i = 0; i < count; i++) {
            String previous = versions.isEmpty() ? last : versions.get(i - 1);
            String moment = stamp.map(now::format).orElse("");
            versions.add(moment.compareTo(previous) > 0 ? moment : following(previous, stamp));
        }
        return versions;
    }

    private static boolean isWrittenIn(DateTimeFormatter format, String version) {
        try {
            LocalDateTime.parse(version, format);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String following(String version, Optional<DateTimeFormatter> stamp) {
        if (stamp.isPresent()) {
            LocalDateTime time = LocalDateTime.parse(version, stamp.get());
            String second = stamp.get().format(time.plusSeconds(1));
            return second.equals(version) ? stamp.get().format(time.plusMinutes(1)) : second;
        }
        Matcher number = LAST_NUMBER.matcher(version);
        if (!number.matches()) {
            return version + ".1";
        }
        String digits = number.group(2);
        String next = new BigInteger(digits).add(BigInteger.ONE).toString();
        return number.group(1) + "0".repeat(Math.max(0, digits.length() - next.length())) + next;
    }
}
