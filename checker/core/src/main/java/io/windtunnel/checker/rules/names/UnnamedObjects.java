package io.windtunnel.checker.rules.names;

import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Occurrence;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.domain.report.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Objects whose name Postgres chose: it is the one that Postgres would choose, and nobody wrote it. */
final class UnnamedObjects {

    static final String WHY_ONE =
            "Undo scripts and other servers cannot rely on it: where the name is taken, Postgres counts up.";
    static final String WHY_MANY =
            "Undo scripts and other servers cannot rely on them: where a name is taken, Postgres counts up.";

    /** Only LIKE has this word; the keys, checks and indexes that it copies cannot be named. */
    private static final Pattern COPIES_ANOTHER_TABLE =
            Pattern.compile("\\bLIKE\\b.*\\bINCLUDING\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private UnnamedObjects() {}

    static Evidence evidence(int count) {
        return Evidence.of(
                "create",
                count == 1
                        ? "The name is the one that Postgres makes up by itself, and it does not stand in the statement."
                        : "The names are those that Postgres makes up by itself, and none stands in the statement.");
    }

    /** By statement, in the order of the flight. */
    static Map<Step, List<ObjectCreated>> byStatement(Deployment deployment, String kind) {
        Map<Step, List<ObjectCreated>> unnamed = new LinkedHashMap<>();
        deployment
                .all(ObjectCreated.class)
                .filter(seen -> seen.fact().object().kind().equals(kind))
                .filter(seen -> seen.fact().nameByPostgres() && couldBeNamed(seen) && !isWritten(seen))
                .forEach(seen -> unnamed.computeIfAbsent(seen.step(), step -> new ArrayList<>())
                        .add(seen.fact()));
        return unnamed;
    }

    private static boolean couldBeNamed(Occurrence<ObjectCreated> seen) {
        return seen.fact().object().name().endsWith("_fkey")
                || !COPIES_ANOTHER_TABLE.matcher(text(seen.step())).find();
    }

    /** What runs in a DO block may not be told, or may be put together there: the block's text counts, too. */
    private static String text(Step step) {
        return step.nested()
                ? step.statement().sql() + "\n" + step.outermost().sql()
                : step.statement().sql();
    }

    private static boolean isWritten(Occurrence<ObjectCreated> seen) {
        return holds(seen.step(), seen.fact().object().name());
    }

    /** Whether a name stands in the statement. A longer name that holds it, in front or behind, is another name. */
    static boolean holds(Step step, String name) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}_$])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_$])",
                        Pattern.CASE_INSENSITIVE)
                .matcher(text(step))
                .find();
    }
}
