package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a routine is called.
 *
 * @param arguments in their order
 * @param result the type of the one value that it returns, empty for none and for rows
 * @param returnsRows whether it returns rows
 */
public record RoutineSignature(List<Argument> arguments, Optional<String> result, boolean returnsRows) {

    private static final Pattern ARGUMENT =
            Pattern.compile("(?:(IN|OUT|INOUT|VARIADIC) )?(?:(\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*) )?(.+)");
    private static final Pattern COMMA = Pattern.compile(", (?=(?:[^\"]|\"[^\"]*\")*$)");
    private static final Pattern TYPE_OF_SEVERAL_WORDS = Pattern.compile(
            "(?:OUT |INOUT |IN |VARIADIC )?(?:double precision|character varying|bit varying|time(?:stamp)? with(?:out)? time zone)(?:\\[\\])?");

    public RoutineSignature {
        arguments = List.copyOf(arguments);
    }

    /**
     * One argument.
     *
     * @param mode {@code OUT}, {@code INOUT} or, for one that goes in only, empty
     * @param name its name, empty where it has none
     * @param type its type
     */
    public record Argument(String mode, String name, String type) {
        private boolean canStandFor(Argument catalog, boolean byTypeAlone) {
            return TypeText.canStandFor(type, catalog.type, false)
                    && (byTypeAlone || (mode.equals(catalog.mode) && name.equals(catalog.name)));
        }

        @Override
        public String toString() {
            return java.util.stream.Stream.of(mode, name, type)
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(" "));
        }
    }

    /** The signature of a routine of the catalog. */
    static RoutineSignature of(Routine routine) {
        List<Argument> arguments = new ArrayList<>();
        if (!routine.arguments().isBlank()) {
            COMMA.splitAsStream(routine.arguments())
                    .map(RoutineSignature::argument)
                    .forEach(arguments::add);
        }
        String result = routine.result().orElse("void");
        boolean rows = result.startsWith("SETOF ") || result.startsWith("TABLE(");
        boolean value = !rows
                && !result.equals("void")
                && arguments.stream().allMatch(argument -> argument.mode().isEmpty());
        return new RoutineSignature(arguments, value ? Optional.of(result) : Optional.empty(), rows);
    }

    private static Argument argument(String printed) {
        Matcher matcher = ARGUMENT.matcher(printed);
        if (!matcher.matches()) {
            return new Argument("", "", printed);
        }
        String mode = matcher.group(1) != null && matcher.group(1).contains("OUT") ? matcher.group(1) : "";
        String name = matcher.group(2) == null
                ? ""
                : matcher.group(2).replaceAll("^\"|\"$", "").replace("\"\"", "\"");
        boolean unnamed =
                name.isEmpty() || TYPE_OF_SEVERAL_WORDS.matcher(printed).matches();
        return unnamed
                ? new Argument(mode, "", (matcher.group(2) == null ? "" : matcher.group(2) + " ") + matcher.group(3))
                : new Argument(mode, name, matcher.group(3));
    }

    /** Whether jOOQ's generator can have made this of that signature. */
    boolean canStandFor(RoutineSignature catalog) {
        if (returnsRows != catalog.returnsRows
                || result.isPresent() != catalog.result.isPresent()
                || !result.flatMap(r -> catalog.result.map(c -> TypeText.canStandFor(r, c, false)))
                        .orElse(true)) {
            return false;
        }
        List<Argument> others = returnsRows
                ? catalog.arguments.stream()
                        .filter(argument -> !argument.mode.equals("OUT"))
                        .toList()
                : catalog.arguments;
        if (others.size() != arguments.size()) {
            return false;
        }
        for (int i = 0; i < others.size(); i++) {
            if (!arguments.get(i).canStandFor(others.get(i), returnsRows)) {
                return false;
            }
        }
        return true;
    }

    /** The routine of that name with this signature. */
    public Routine routine(ObjectName name) {
        return new Routine(
                name,
                ObjectKind.FUNCTION,
                arguments.stream().map(Argument::toString).collect(Collectors.joining(", ")),
                result,
                "",
                returnsRows ? "RETURNS rows" : result.map(r -> "RETURNS " + r).orElse("RETURNS nothing"),
                new ObjectMetadata("", Optional.empty(), List.of()));
    }
}
