import io.windtunnel.checker.autogenerate.MigrationPlan;
import io.windtunnel.checker.autogenerate.PlanOptions;
import io.windtunnel.checker.autogenerate.Planner;
import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.model.IgnoredObjects;
import io.windtunnel.checker.model.JooqProject;
import io.windtunnel.checker.model.Lens;
import io.windtunnel.checker.model.Model;
import io.windtunnel.checker.model.ModelComparison;
import io.windtunnel.checker.model.ModelReader;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * Two schemas of 1,000 tables and 10,000 columns: reading against pg_dump, comparing, planning, reading jOOQ's classes.
 * Run by {@code benchmark/big-schemas}.
 */
public final class BigSchemas {

    private static final int TABLES = 1000;

    private BigSchemas() {}

    public static void main(String[] args) throws Exception {
        Path binaries = Path.of(args[0]);
        Path work = Files.createTempDirectory("windtunnel-big-schemas-");
        try (Sandbox sandbox =
                        Sandboxes.open(SandboxRequest.of(SandboxSource.parse("system:" + binaries)));
                Connection connection = sandbox.administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(tables());
            double dump = once(() -> dump(binaries, sandbox));
            dump = Math.min(dump, once(() -> dump(binaries, sandbox)));
            row("pg_dump --schema-only", dump, "");
            CatalogSnapshot[] read = new CatalogSnapshot[2];
            double first = once(() -> read[0] = read(connection));
            row("reading the catalog, first", first, "%.2f of pg_dump".formatted(first / dump));
            double again = once(() -> read[0] = read(connection));
            row("reading the catalog, again", again, "%.2f of pg_dump".formatted(again / dump));
            Model[] classes = new Model[1];
            ModelSource.JooqClasses source = JooqProject.generate(
                    connection, work, JooqProject.usual("public"), UnaryOperator.identity());
            ModelReader reader = new ModelReader(
                    SandboxRequest.of(SandboxSource.parse("embedded")), work.toAbsolutePath(), Map.of());
            row("reading jOOQ's classes", once(() -> classes[0] = reader.read(source)), "target 3 s");
            Model before = model(read[0]);
            row("comparing with the classes", once(() -> ModelComparison.compare(before, classes[0])), "");
            statement.execute(changes());
            read[1] = read(connection);
            Model after = model(read[1]);
            SettledDiff[] diff = new SettledDiff[1];
            Callable<SettledDiff> comparing =
                    () -> diff[0] = ModelComparison.settle(before, after, RenameChoices.GUESSED);
            row("comparing, first", once(comparing), "target 0.5 s");
            row("comparing, again", once(comparing), "");
            MigrationPlan[] plan = new MigrationPlan[1];
            Callable<MigrationPlan> planning =
                    () -> plan[0] = Planner.plan(read[0], read[1], new PlanOptions(diff[0].taken()));
            row("planning, first", once(planning), "target 2 s");
            row("planning, again", once(planning), "");
            System.out.printf(
                    "%n%d changes, %d statements%n",
                    diff[0].changes().size(), plan[0].upStatements().size());
        } finally {
            try (var files = Files.walk(work)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static Model model(CatalogSnapshot snapshot) {
        return new Model(ModelSource.parse("ddl:big"), snapshot, Lens.SQL, Set.of()).without(IgnoredObjects.NONE);
    }

    private static CatalogSnapshot read(Connection connection) throws Exception {
        return CatalogReader.read(connection, CatalogScope.everything()).snapshot();
    }

    private static int dump(Path binaries, Sandbox sandbox) throws Exception {
        URI url = URI.create(sandbox.administrator().url().substring("jdbc:".length()));
        ProcessBuilder process = new ProcessBuilder(
                binaries.resolve("pg_dump").toString(),
                "--schema-only",
                "--host=" + url.getHost(),
                "--port=" + url.getPort(),
                "--username=" + sandbox.administrator().user(),
                "--dbname=" + url.getPath().substring(1).replaceAll("\\?.*", ""));
        process.environment().put("PGPASSWORD", sandbox.administrator().password());
        process.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT);
        int code = process.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("pg_dump ended with " + code);
        }
        return code;
    }

    private static String tables() {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < TABLES; i++) {
            sql.append("CREATE TABLE t").append(i).append(" (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,")
                    .append(" name text NOT NULL UNIQUE, amount numeric(12, 2) DEFAULT 0 CHECK (amount >= 0),")
                    .append(" created_at timestamptz NOT NULL DEFAULT now(), active boolean, note varchar(200),")
                    .append(" day date, code char(3), ratio double precision, parent bigint REFERENCES t")
                    .append(i / 2).append(");\n");
            sql.append("CREATE INDEX t").append(i).append("_parent_idx ON t").append(i).append(" (parent);\n");
            if (i % 20 == 0) {
                sql.append("CREATE VIEW v").append(i).append(" AS SELECT id, name, amount FROM t").append(i)
                        .append(" WHERE active;\n");
            }
        }
        return sql.toString();
    }

    /** One in ten tables changes: columns come, go, get another type or name, and tables another name. */
    private static String changes() {
        StringBuilder sql = new StringBuilder();
        for (int i = 5; i < TABLES; i += 10) {
            String table = "t" + i;
            switch (i / 10 % 5) {
                case 0 -> sql.append("ALTER TABLE ").append(table).append(" ADD COLUMN email text;\n");
                case 1 -> sql.append("ALTER TABLE ").append(table).append(" DROP COLUMN code;\n");
                case 2 -> sql.append("ALTER TABLE ").append(table).append(" ALTER COLUMN note TYPE text;\n");
                case 3 -> sql.append("ALTER TABLE ").append(table).append(" RENAME COLUMN note TO user_note;\n");
                default -> sql.append("CREATE INDEX ON ").append(table).append(" (day);\n");
            }
        }
        return sql.append("ALTER TABLE t100 RENAME TO t100_archive;\n").toString();
    }

    private static <T> double once(Callable<T> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void row(String what, double seconds, String remark) {
        System.out.printf("| %-28s | %6.2f s | %-16s |%n", what, seconds, remark);
    }
}
