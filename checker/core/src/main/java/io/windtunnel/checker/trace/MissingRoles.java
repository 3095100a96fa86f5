package io.windtunnel.checker.trace;

import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.domain.report.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Roles that the scripts name and none of them creates: on a real server an administrator did. */
final class MissingRoles {

    private final Sandbox sandbox;
    private final Set<String> created = new LinkedHashSet<>();

    MissingRoles(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The role that a statement failed for, unless it was created before. */
    Optional<String> missing(Optional<SQLException> cause) {
        return cause.flatMap(Failures::missingRole).filter(role -> !created.contains(role));
    }

    /**
     * Creates a role and lets the owner of the scripts give things to it. A table of schema public can only be given to
     * a role that may create tables there, which from PostgreSQL 15 on a new role may not.
     */
    void create(String role) throws SQLException {
        String name = SqlIdentifier.quote(role);
        try (Connection administrator = sandbox.administrator().connect();
                Statement statement = administrator.createStatement()) {
            statement.execute("CREATE ROLE " + name);
            statement.execute("GRANT " + name + " TO "
                    + SqlIdentifier.quote(sandbox.owner().user()) + " WITH ADMIN OPTION");
            if (hasPublicSchema(statement)) {
                statement.execute("GRANT USAGE, CREATE ON SCHEMA public TO " + name);
            }
        }
        created.add(role);
    }

    private static boolean hasPublicSchema(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'public'")) {
            return rows.next();
        }
    }

    /** Those that were created. */
    Set<String> created() {
        return Set.copyOf(created);
    }

    /** One for each role that was created. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (String role : created) {
            problems.add(Problem.of(
                    "The role %s is named by the scripts and created by none of them: it was created in the sandbox."
                            .formatted(SqlIdentifier.quote(role)),
                    "Create it with --before FILE to say what it may do."));
        }
        return problems;
    }
}
