package io.windtunnel.checker.sample;

import io.windtunnel.checker.postgres.SqlIdentifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks Postgres which of many candidates satisfy a condition. */
final class Evaluator {

    /** How many candidates are asked about one by one where the condition fails on one of them. */
    private static final int SINGLY = 120;

    private final Session session;

    Evaluator(Session session) {
        this.session = session;
    }

    /** What the candidates are values of: the name as the conditions use it, and the type in SQL. */
    record Variable(String name, String type) {}

    /**
     * Asks about all at once. A condition that can be told neither true nor false is satisfied, as Postgres has it for
     * checks; a candidate on which it fails is none.
     *
     * @param alias the name of the row, which a condition may use as a whole
     * @param candidates the values by the places of the variables
     * @return the candidates that satisfy all conditions, in their order
     */
    List<List<Optional<String>>> satisfying(
            String alias, List<Variable> variables, List<String> conditions, List<List<Optional<String>>> candidates)
            throws SQLException {
        if (candidates.isEmpty()) {
            return List.of();
        }
        try {
            return ask(alias, variables, conditions, candidates);
        } catch (SQLException e) {
            if (candidates.size() == 1 || "57014".equals(e.getSQLState()) || "42501".equals(e.getSQLState())) {
                return List.of();
            }
        }
        List<List<Optional<String>>> found = new ArrayList<>();
        for (List<Optional<String>> candidate : candidates.subList(0, Math.min(SINGLY, candidates.size()))) {
            found.addAll(satisfying(alias, variables, conditions, List.of(candidate)));
        }
        return found;
    }

    private List<List<Optional<String>>> ask(
            String alias, List<Variable> variables, List<String> conditions, List<List<Optional<String>>> candidates)
            throws SQLException {
        List<Integer> places = IntStream.range(0, variables.size()).boxed().toList();
        String rows = IntStream.range(0, candidates.size())
                .mapToObj(i -> "(%d, %s)".formatted(i, new SampleRow(candidates.get(i)).list()))
                .collect(Collectors.joining(", "));
        String sql =
                "SELECT given.place FROM (VALUES %s) given (place, %s) CROSS JOIN LATERAL (SELECT %s) %s WHERE %s ORDER BY 1"
                        .formatted(
                                rows,
                                places.stream().map(i -> "v" + i).collect(Collectors.joining(", ")),
                                places.stream()
                                        .map(i -> "given.v%d::%s AS %s"
                                                .formatted(
                                                        i,
                                                        variables.get(i).type(),
                                                        SqlIdentifier.quote(
                                                                variables.get(i).name())))
                                        .collect(Collectors.joining(", ")),
                                SqlIdentifier.quote(alias),
                                conditions.stream()
                                        .map(condition -> "((" + condition + ") IS NOT FALSE)")
                                        .collect(Collectors.joining(" AND ")));
        return session.ask(sql, row -> candidates.get(row.getInt(1)));
    }
}
