import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a realistic Flyway history: tables with keys, columns, indexes, foreign keys, rows, views, a rename here and a
 * drop there. The same arguments give the same files.
 *
 * <pre>java GenerateHistory.java DIRECTORY [SCRIPTS]</pre>
 */
public final class GenerateHistory {

    private final Path directory;
    private final Random random = new Random(20260101);
    private final List<String> tables = new ArrayList<>();
    private final List<String> views = new ArrayList<>();
    private final List<String> disposable = new ArrayList<>();
    private int column;

    private GenerateHistory(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] args) throws IOException {
        GenerateHistory history = new GenerateHistory(Files.createDirectories(Path.of(args[0])));
        int scripts = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        for (int version = 1; version <= scripts; version++) {
            history.write(version);
        }
    }

    private void write(int version) throws IOException {
        int dice = tables.size() < 5 ? 0 : random.nextInt(100);
        String body;
        String name;
        if (dice < 25) {
            name = "create_table";
            body = createTable(version);
        } else if (dice < 50) {
            name = "add_column";
            body = addColumn();
        } else if (dice < 65) {
            name = "add_index";
            body = addIndex();
        } else if (dice < 80) {
            name = "insert_rows";
            body = insertRows();
        } else if (dice < 88) {
            name = "add_foreign_key";
            body = addForeignKey();
        } else if (dice < 94) {
            name = "view";
            body = view(version);
        } else if (dice < 97) {
            name = "constraint";
            body = check();
        } else {
            name = "clean_up";
            body = cleanUp(version);
        }
        Files.writeString(directory.resolve("V" + version + "__" + name + ".sql"), body);
    }

    private String anyTable() {
        return tables.get(random.nextInt(tables.size()));
    }

    private String createTable(int version) {
        String table = "item_" + version;
        tables.add(table);
        return """
                CREATE TABLE %1$s (
                    id bigint GENERATED ALWAYS AS IDENTITY,
                    name text NOT NULL,
                    code varchar(40) NOT NULL,
                    amount numeric(12, 2) NOT NULL DEFAULT 0,
                    note text,
                    created_at timestamptz NOT NULL DEFAULT now(),
                    CONSTRAINT %1$s_pkey PRIMARY KEY (id),
                    CONSTRAINT %1$s_code_key UNIQUE (code),
                    CONSTRAINT %1$s_amount_check CHECK (amount >= 0)
                );

                COMMENT ON TABLE %1$s IS 'The items of script %2$d';
                COMMENT ON COLUMN %1$s.code IS 'given by the supplier';
                COMMENT ON COLUMN %1$s.amount IS 'net, in euros';

                CREATE INDEX %1$s_created_at_idx ON %1$s (created_at);
                CREATE INDEX %1$s_note_idx ON %1$s (note) WHERE note IS NOT NULL;

                INSERT INTO %1$s (name, code)
                SELECT 'name ' || n, 'code ' || n
                FROM generate_series(1, 50) AS n;
                """.formatted(table, version);
    }

    private String addColumn() {
        String table = anyTable();
        String first = "extra_" + ++column;
        String second = "extra_" + ++column;
        return """
                -- two more facts about %1$s
                ALTER TABLE %1$s ADD COLUMN %2$s integer;
                ALTER TABLE %1$s ADD COLUMN %3$s text NOT NULL DEFAULT '';

                UPDATE %1$s SET %2$s = length(name);
                ALTER TABLE %1$s ALTER COLUMN %2$s SET NOT NULL;
                ALTER TABLE %1$s ALTER COLUMN %2$s SET DEFAULT 0;

                COMMENT ON COLUMN %1$s.%2$s IS 'length of the name';
                COMMENT ON COLUMN %1$s.%3$s IS 'free text';
                """.formatted(table, first, second);
    }

    private String addIndex() {
        String table = anyTable();
        int n = ++column;
        return """
                CREATE INDEX %1$s_name_%2$d_idx ON %1$s (name, created_at);
                CREATE INDEX %1$s_amount_%2$d_idx ON %1$s (amount) WHERE amount > 0;
                COMMENT ON INDEX %1$s_name_%2$d_idx IS 'for the search';
                ANALYZE %1$s;
                """.formatted(table, n);
    }

    private String insertRows() {
        StringBuilder sql = new StringBuilder();
        String table = anyTable();
        for (int i = 0; i < 12; i++) {
            int n = ++column;
            sql.append("INSERT INTO %s (name, code, amount) VALUES ('row %d', 'row %d', %d);%n"
                    .formatted(table, n, n, n % 100));
        }
        return sql.toString();
    }

    private String addForeignKey() {
        String table = anyTable();
        String other = anyTable();
        int n = ++column;
        return """
                ALTER TABLE %1$s ADD COLUMN other_%3$d_id bigint;
                ALTER TABLE %1$s
                    ADD CONSTRAINT %1$s_other_%3$d_fkey FOREIGN KEY (other_%3$d_id) REFERENCES %2$s (id);
                CREATE INDEX %1$s_other_%3$d_idx ON %1$s (other_%3$d_id);
                UPDATE %1$s SET other_%3$d_id = (SELECT min(id) FROM %2$s) WHERE id %% 2 = 0;
                COMMENT ON COLUMN %1$s.other_%3$d_id IS 'where it came from';
                """.formatted(table, other, n);
    }

    private String view(int version) {
        String view = "overview_" + version;
        views.add(view);
        String table = anyTable();
        return """
                CREATE VIEW %1$s AS
                SELECT id, name, amount * 2 AS twice
                FROM %2$s
                WHERE amount > 0;
                """.formatted(view, table);
    }

    private String check() {
        String table = anyTable();
        return """
                ALTER TABLE %1$s ADD CONSTRAINT %1$s_name_%2$d_check CHECK (length(name) < 200) NOT VALID;
                ALTER TABLE %1$s VALIDATE CONSTRAINT %1$s_name_%2$d_check;
                """.formatted(table, ++column);
    }

    private String cleanUp(int version) {
        if (!views.isEmpty() && random.nextBoolean()) {
            return "DROP VIEW " + views.remove(views.size() - 1) + ";\n";
        }
        if (disposable.isEmpty()) {
            String table = "scratch_" + version;
            disposable.add(table);
            return "CREATE TABLE %1$s (id bigint CONSTRAINT %1$s_pkey PRIMARY KEY, payload text);%n".formatted(table);
        }
        return "DROP TABLE " + disposable.remove(disposable.size() - 1) + ";\n";
    }
}
