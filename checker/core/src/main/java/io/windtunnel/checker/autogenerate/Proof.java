package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.Difference;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a plan does what it should.
 *
 * @param failed the statement that Postgres refused
 * @param remaining the differences that were left where every statement ran
 * @param message what went wrong, for people; empty where the plan holds
 */
public record Proof(Optional<PlannedStatement> failed, List<Change> remaining, Optional<String> message) {

    private static final String ORDER = "column order";

    public Proof {
        remaining = List.copyOf(remaining);
    }

    /** Whether the plan holds. */
    public boolean isComplete() {
        return message.isEmpty();
    }

    static Proof holds() {
        return new Proof(Optional.empty(), List.of(), Optional.empty());
    }

    static Proof failed(String leg, PlannedStatement planned, SQLException e) {
        String text = "In " + leg + " Postgres refused a statement for the "
                + planned.operation().object() + ":\n" + planned.sql() + ";\n" + e.getMessage();
        return new Proof(Optional.of(planned), List.of(), Optional.of(text));
    }

    static Proof differs(String leg, List<Change> remaining) {
        String text = "After " + leg + " the schema still differs:\n"
                + remaining.stream().map(ChangeText::sentence).collect(Collectors.joining("\n"));
        return new Proof(Optional.empty(), remaining, Optional.of(text));
    }

    /** The changes without the order of columns: Postgres adds a column behind the others and cannot move one. */
    public static List<Change> provable(List<Change> changes) {
        return changes.stream().flatMap(change -> withoutOrder(change).stream()).toList();
    }

    /**
     * What no script can mend: the order of columns.
     *
     * @param changes from the migrations to the model
     * @return a sentence for each table
     */
    public static List<String> unmended(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> change instanceof Change.Altered altered ? Stream.of(altered) : Stream.empty())
                .flatMap(altered -> altered.differences().stream()
                        .filter(d -> d.attribute().equals(ORDER))
                        .map(d ->
                                "The model has the columns of %s in another order, and Postgres only puts a column last. Write them there as they will be: %s."
                                        .formatted(
                                                altered.object().name(),
                                                d.from().orElse(""))))
                .toList();
    }

    private static Optional<Change> withoutOrder(Change change) {
        if (!(change instanceof Change.Altered altered)) {
            return Optional.of(change);
        }
        List<Difference> others = altered.differences().stream()
                .filter(d -> !d.attribute().equals(ORDER))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change.Altered(altered.before(), altered.after(), others));
    }
}
