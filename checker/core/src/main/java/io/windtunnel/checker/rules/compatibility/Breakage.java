package io.windtunnel.checker.rules.compatibility;

import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.CodeStatement;
import io.windtunnel.checker.observation.CompatibilityTrial;
import io.windtunnel.checker.observation.NameGone;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rule.Causes;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The failures of a trial with what they miss and what has brought them about. */
final class Breakage {

    /** No such column, table, function, schema or type: what a missing name is told by. */
    private static final Set<String> MISSING = Set.of("42703", "42P01", "42883", "3F000", "42704");

    private final Deployment deployment;
    private final CompatibilityTrial trial;
    private final Causes causes;

    private Breakage(Deployment deployment, CompatibilityTrial trial) {
        this.deployment = deployment;
        this.trial = trial;
        this.causes = new Causes(List.of(deployment));
    }

    static Stream<Breakage> of(Deployment deployment) {
        return deployment.trials(CompatibilityTrial.class).map(trial -> new Breakage(deployment, trial));
    }

    CompatibilityTrial trial() {
        return trial;
    }

    Causes causes() {
        return causes;
    }

    /** Reads and calls that fail, each with the writes that fail for the same reason. */
    List<Broken> reads() {
        List<CodeFailure> all = ofCode();
        List<CodeFailure> reads =
                all.stream().filter(failure -> !isWrite(failure)).toList();
        return grouped(Stream.concat(
                        reads.stream(), all.stream().filter(failure -> isWrite(failure) && isToldBy(reads, failure)))
                .toList());
    }

    /** Writes that fail of what can still be read. */
    List<Broken> writes() {
        List<CodeFailure> all = ofCode();
        List<CodeFailure> reads =
                all.stream().filter(failure -> !isWrite(failure)).toList();
        return grouped(all.stream()
                .filter(failure -> isWrite(failure) && !isToldBy(reads, failure))
                .toList());
    }

    /** Failures inside the bodies of functions, by function. */
    List<Broken> bodies() {
        Map<String, List<CodeFailure>> byFunction = new LinkedHashMap<>();
        Stream.concat(
                        trial.oldCode().failures().stream().filter(CodeFailure::isOfFunctionBody),
                        trial.brokenBodies().stream())
                .forEach(failure -> byFunction
                        .computeIfAbsent(
                                failure.function().orElse(failure.object().name()), name -> new ArrayList<>())
                        .add(failure));
        return byFunction.entrySet().stream()
                .map(function -> body(function.getKey(), function.getValue()))
                .toList();
    }

    private Broken body(String function, List<CodeFailure> failures) {
        CodeFailure first = failures.get(0);
        Optional<NameGone> gone = mentioned(first.message()).or(() -> mentioned(first.context()));
        String name =
                function.replaceFirst("\\(.*", "").replaceFirst(".*\\.", "").replace("\"", "");
        Optional<Step> cause = gone.flatMap(this::cause)
                .or(() -> causes.of(first.object().sibling(name)))
                .or(() -> causes.of(first.object(), List.of(name)));
        return new Broken(trial, failures, gone, cause);
    }

    private Optional<NameGone> mentioned(String text) {
        return trial.gone().stream()
                .filter(gone -> Pattern.compile("(?<![\\p{L}\\p{N}_$])"
                                + Pattern.quote(
                                        gone.name().part().orElse(gone.name().name()))
                                + "(?![\\p{L}\\p{N}_$])")
                        .matcher(text)
                        .find())
                .findFirst();
    }

    private static boolean isWrite(CodeFailure failure) {
        return failure.statement().use().isWrite();
    }

    /** What fails in a function's body, and what other rules say of a schema that is only assumed to be in use. */
    private List<CodeFailure> ofCode() {
        return trial.oldCode().failures().stream()
                .filter(failure -> !failure.isOfFunctionBody())
                .filter(failure -> !trial.oldCode().assumed() || !isToldAsLoss(failure))
                .toList();
    }

    /**
     * A table or column that was dropped is found by a rule of its own, which says what code it breaks; not so a generated
     * column, with which no value is lost.
     */
    private boolean isToldAsLoss(CodeFailure failure) {
        return gone(failure)
                .filter(gone -> gone.successor().isEmpty())
                .filter(gone -> deployment
                        .all(ObjectDropped.class)
                        .map(drop -> drop.fact().object())
                        .anyMatch(object ->
                                (object.kind().equals("table") || object.kind().equals("table column"))
                                        && object.names().equals(parts(gone.name()))
                                        && !deployment.isGenerated(object)))
                .isPresent();
    }

    private static List<String> parts(ObjectName name) {
        return Stream.of(name.schema().stream(), Stream.of(name.name()), name.part().stream())
                .flatMap(part -> part)
                .toList();
    }

    private static boolean isToldBy(List<CodeFailure> reads, CodeFailure write) {
        return MISSING.contains(write.sqlState())
                && reads.stream()
                        .anyMatch(read -> read.object().equals(write.object())
                                && read.sqlState().equals(write.sqlState())
                                && (!write.sqlState().equals("42703") || mentions(write.message(), read.statement())));
    }

    private static boolean mentions(String message, CodeStatement read) {
        Predicate<String> isNamed = column -> message.contains('"' + column + '"');
        return read.columns().stream().anyMatch(isNamed);
    }

    private List<Broken> grouped(List<CodeFailure> failures) {
        Map<List<Object>, List<CodeFailure>> groups = new LinkedHashMap<>();
        for (CodeFailure failure : failures) {
            List<Object> key = List.of(
                    failure.object(), cause(failure).map(Step::order), isWrite(failure) ? failure.sqlState() : "");
            groups.computeIfAbsent(groups.containsKey(readKey(key)) ? readKey(key) : key, unused -> new ArrayList<>())
                    .add(failure);
        }
        return groups.values().stream()
                .map(group -> new Broken(trial, group, gone(group.get(0)), cause(group.get(0))))
                .toList();
    }

    /** The key under which a read stands that fails for the same reason. */
    private static List<Object> readKey(List<Object> key) {
        return List.of(key.get(0), key.get(1), "");
    }

    /** The name that the statement misses. */
    private Optional<NameGone> gone(CodeFailure failure) {
        if (!MISSING.contains(failure.sqlState())) {
            return Optional.empty();
        }
        return trial.gone().stream()
                .filter(gone -> gone.name().equals(failure.object())
                        || (gone.name().whole().equals(failure.object())
                                && gone.name()
                                        .part()
                                        .filter(column -> isMissed(column, failure))
                                        .isPresent()))
                .findFirst();
    }

    private static boolean isMissed(String column, CodeFailure failure) {
        return failure.message().contains('"' + column + '"')
                || failure.statement().columns().equals(List.of(column));
    }

    private Optional<Step> cause(CodeFailure failure) {
        return gone(failure).flatMap(this::cause).or(() -> {
            List<String> words = Stream.of(failure.column(), failure.constraint(), failure.function())
                    .flatMap(Optional::stream)
                    .toList();
            return causes.of(
                    failure.table().orElse(failure.object()),
                    words.isEmpty() ? failure.statement().columns() : words);
        });
    }

    private Optional<Step> cause(NameGone gone) {
        String name = gone.name().part().orElse(gone.name().name());
        return gone.successor()
                .flatMap(successor -> causes.of(successor, List.of(name)))
                .or(() -> causes.of(gone.name()));
    }
}
