package io.windtunnel.checker.flyway;

import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import io.windtunnel.checker.script.ScriptStatement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/**
 * Scripts with which Flyway does nothing but send their statements one after another in one transaction and note each
 * script in its table. Whatever is more than that, or might be, is not plain.
 */
final class PlainScripts {

    /** Commands that end the transaction or depend on where it began. */
    private static final Set<String> TRANSACTION_CONTROL =
            Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare");

    /** What the columns of Flyway's table hold. */
    private static final int LONGEST_DESCRIPTION = 200;

    private static final int LONGEST_SCRIPT = 1000;

    private final Configuration configuration;
    private final ScriptResources resources;
    private final boolean historyIsPlain;

    PlainScripts(Configuration configuration, ScriptResources resources, List<ResolvedScript> scripts) {
        this.configuration = configuration;
        this.resources = resources;
        this.historyIsPlain = configuration.isExecuteInTransaction()
                && configuration.getInitSql() == null
                && MigrationVersion.LATEST.equals(configuration.getTarget())
                && configuration.getCallbacks().length == 0
                && configuration.getResolvers().length == 0
                && !configuration.isBaselineOnMigrate()
                && !configuration.isSkipExecutingMigrations()
                && scripts.stream().noneMatch(script -> script.script().kind() == ScriptKind.BASELINE)
                && resources.all().stream().noneMatch(PlainScripts::isCallback);
    }

    private static boolean isCallback(LoadableResource file) {
        String name = file.getFilename().split("\\.|__", 2)[0];
        return Event.fromId(name) != null;
    }

    /** The statements of a plain script, and nothing where it is not plain or Flyway refuses to cut it. */
    Optional<List<ScriptStatement>> statements(ResolvedScript script) {
        if (!historyIsPlain
                || script.isJava()
                || script.resolved().getDescription().length() > LONGEST_DESCRIPTION
                || script.resolved().getScript().length() > LONGEST_SCRIPT) {
            return Optional.empty();
        }
        LoadableResource file = file(script.file().orElseThrow());
        if (resources.getResource(file.getRelativePath() + ".conf") != null || namesFlywaysPlaceholders(file)) {
            return Optional.empty();
        }
        try {
            return statements(new ScriptParser(configuration, resources).script(file));
        } catch (FlywayException e) {
            return Optional.empty();
        }
    }

    private LoadableResource file(Path path) {
        return resources.getResource(path.toString());
    }

    /** Their values come from the database that Flyway is connected to. */
    private boolean namesFlywaysPlaceholders(LoadableResource file) {
        String own = configuration.getPlaceholderPrefix() + "flyway" + configuration.getPlaceholderSeparator();
        try (BufferedReader reader = new BufferedReader(file.read())) {
            return reader.lines().anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(own));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getAbsolutePathOnDisk(), e);
        }
    }

    private static Optional<List<ScriptStatement>> statements(SqlScript script) {
        if (!script.executeInTransaction() || !script.shouldExecute()) {
            return Optional.empty();
        }
        List<ScriptStatement> statements = new ArrayList<>();
        try (SqlStatementIterator iterator = script.getSqlStatements()) {
            for (SqlStatement next = iterator.next(); next != null; next = iterator.next()) {
                ScriptStatement statement = ScriptStatement.of(next.getSql(), next.getLineNumber(), 1);
                if (next.getClass() != ParsedSqlStatement.class
                        || TRANSACTION_CONTROL.contains(statement.firstWord())) {
                    return Optional.empty(); // such as COPY with its rows in the script
                }
                statements.add(statement);
            }
        }
        return Optional.of(statements);
    }
}
