package io.windtunnel.checker.flyway;

import io.windtunnel.checker.script.ScriptStatement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlScriptFactory;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;

/** Cuts a script into statements with Flyway's own parser for PostgreSQL, without a database. */
final class ScriptParser {

    /** Flyway fills these in from the database that it is connected to; where a line ends does not depend on them. */
    private static final List<String> OWN_PLACEHOLDERS = List.of(
            "defaultSchema", "user", "database", "timestamp", "filename", "workingDirectory", "table", "environment");

    private final Configuration configuration;
    private final ResourceProvider resources;
    private final ParsingContext context = new ParsingContext();

    ScriptParser(Configuration configuration, ResourceProvider resources) {
        this.configuration = configuration;
        this.resources = resources;
        for (String name : OWN_PLACEHOLDERS) {
            context.getPlaceholders().put("flyway" + configuration.getPlaceholderSeparator() + name, name);
        }
    }

    SqlScriptFactory factory() {
        return new PostgreSQLDatabaseType().createSqlScriptFactory(configuration, context);
    }

    ParsingContext context() {
        return context;
    }

    SqlScript script(LoadableResource file) {
        return factory().createSqlScript(file, configuration.isMixed(), resources);
    }

    private SqlScript mixed(LoadableResource file) {
        return factory().createSqlScript(file, true, resources);
    }

    /**
     * The statements of a script with their places. Whether they may stand in one script is another question: without a
     * database Flyway takes the server for an old one, and {@code ALTER TYPE ... ADD VALUE} for something that cannot
     * run in a transaction.
     *
     * @throws org.flywaydb.core.api.FlywayException when Flyway cannot or will not cut it
     */
    List<ScriptStatement> statements(LoadableResource file) {
        List<ScriptStatement> sent = parse(mixed(file));
        if (!hasPlaceholders(file)) {
            return sent;
        }
        List<ScriptStatement> written = parse(asWritten(file));
        if (written.size() != sent.size()) {
            return sent;
        }
        List<ScriptStatement> both = new ArrayList<>(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            both.add(sent.get(i).writtenAs(written.get(i).sql()));
        }
        return both;
    }

    private boolean hasPlaceholders(LoadableResource file) {
        if (!configuration.isPlaceholderReplacement()) {
            return false;
        }
        try (BufferedReader reader = new BufferedReader(file.read())) {
            return reader.lines().anyMatch(line -> line.contains(configuration.getPlaceholderPrefix()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getAbsolutePathOnDisk(), e);
        }
    }

    /** A placeholder's value can be a secret, so what is shown is the text in the file. */
    private SqlScript asWritten(LoadableResource file) {
        ClassicConfiguration unreplaced = new ClassicConfiguration(configuration);
        unreplaced.setPlaceholderReplacement(false);
        return new ScriptParser(unreplaced, resources).mixed(file);
    }

    private static List<ScriptStatement> parse(SqlScript script) {
        List<ScriptStatement> statements = new ArrayList<>();
        try (SqlStatementIterator iterator = script.getSqlStatements()) {
            for (SqlStatement next = iterator.next(); next != null; next = iterator.next()) {
                statements.add(ScriptStatement.of(next.getSql(), next.getLineNumber(), columnOf(next)));
            }
        }
        return statements;
    }

    private static int columnOf(SqlStatement statement) {
        return statement instanceof ParsedSqlStatement parsed ? parsed.getCol() : 1;
    }
}
