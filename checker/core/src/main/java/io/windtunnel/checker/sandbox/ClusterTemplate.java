package io.windtunnel.checker.sandbox;

import io.windtunnel.embedded.ServerUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * An initialised cluster that sandboxes are copied from: {@code data}, the data directory, and {@code password}, the
 * administrator's until a sandbox sets its own. It holds the scratch database and template1 and nothing else, because
 * copying it is on the way of every start.
 */
final class ClusterTemplate {

    static final String ADMINISTRATOR = "windtunnel_admin";
    static final String OWNER = "windtunnel_owner";
    static final String DATABASE = "windtunnel";

    /** Part of the cache key: to be changed with anything that this class does to a cluster. */
    static final String LAYOUT = "1";

    /** What PostgreSQL 15 made the default: https://www.postgresql.org/docs/15/release-15.html. */
    private static final String GIVE_SCHEMA_PUBLIC = "ALTER SCHEMA public OWNER TO pg_database_owner";

    private final ServerBinaries binaries;
    private final Keeper keeper;
    private final ServerUser user;

    ClusterTemplate(ServerBinaries binaries, Keeper keeper, ServerUser user) {
        this.binaries = binaries;
        this.keeper = keeper;
        this.user = user;
    }

    /** The data directory of an entry. */
    static Path data(Path entry) {
        return entry.resolve("data");
    }

    static String password(Path entry) throws IOException {
        return Files.readString(entry.resolve("password"));
    }

    /** Keeps the administrator's password with an entry, for this process's user alone. */
    static void writePassword(Path entry, String password) throws IOException {
        Path file = Files.createFile(
                entry.resolve("password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password);
    }

    /** Fills a cache entry. */
    void fill(Path entry) throws IOException, SandboxException {
        user.own(entry);
        String password = Passwords.random();
        initialise(data(entry), password);
        String major = Files.readString(data(entry).resolve("PG_VERSION")).strip();
        Path script = handed("prepare.sql", String.join("\n", preparation(Integer.parseInt(major))) + "\n");
        String singleUser = Keeper.quote(
                binaries.program("postgres"),
                "--single",
                "-D",
                data(entry).toString(),
                "-c",
                "exit_on_error=on",
                "-c",
                "fsync=off",
                "-c",
                "wal_recycle=off",
                "template1");
        if (keeper.shell(singleUser + " < " + Keeper.quote(script.toString())) != 0) {
            throw SandboxException.server("A new database cluster could not be prepared:\n" + keeper.logTail());
        }
        writePassword(entry, password);
    }

    private void initialise(Path data, String password) throws IOException, SandboxException {
        Path passwordFile = handed("password", password);
        // C.UTF-8 sorts by code point and knows letters beyond ASCII; not every system has it.
        for (String locale : List.of("C.UTF-8", "C")) {
            int status = keeper.run(
                    binaries.program("initdb"),
                    "--pgdata=" + data,
                    "--username=" + ADMINISTRATOR,
                    "--pwfile=" + passwordFile,
                    // The password travels over loopback alone and is stored as a SCRAM verifier; to work through SCRAM
                    // for each connection would cost the client more than the connection itself.
                    "--auth=password",
                    "--encoding=UTF8",
                    "--locale=" + locale,
                    // As the usual installation under an English locale has it.
                    "--text-search-config=english",
                    // Small segments make a small copy.
                    "--wal-segsize=1",
                    "--no-sync",
                    "--no-instructions");
            if (status == 0) {
                return;
            }
        }
        throw SandboxException.server("initdb could not make a database cluster:\n" + keeper.logTail());
    }

    /** One statement a line, as single-user mode reads them. */
    private static List<String> preparation(int major) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE ROLE " + OWNER + " LOGIN" + (ownerMayCreateRoles(major) ? " CREATEROLE" : ""));
        if (major < 15) {
            statements.add(GIVE_SCHEMA_PUBLIC);
        }
        statements.add("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
        statements.add("DROP DATABASE postgres");
        statements.add("ALTER DATABASE template0 IS_TEMPLATE false");
        statements.add("DROP DATABASE template0");
        return statements;
    }

    /**
     * Before PostgreSQL 16 a role with CREATEROLE can grant itself pg_execute_server_program and so run programs as the
     * server; since then it can only grant roles that it administers
     * (https://www.postgresql.org/docs/16/release-16.html).
     */
    static boolean ownerMayCreateRoles(int major) {
        return major >= 16;
    }

    /** Makes schema public of the database belong to whoever owns the database, as PostgreSQL 15 and later do. */
    static void giveSchemaPublic(Statement statement) throws SQLException {
        statement.execute(GIVE_SCHEMA_PUBLIC);
    }

    private Path handed(String name, String content) throws IOException {
        Path file = keeper.directory().resolve(name);
        Files.writeString(file, content);
        user.own(file);
        return file;
    }
}
