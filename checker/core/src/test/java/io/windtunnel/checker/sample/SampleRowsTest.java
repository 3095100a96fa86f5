package io.windtunnel.checker.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.windtunnel.checker.OnEveryMajor;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Real schemas get rows. */
final class SampleRowsTest {

    @OnEveryMajor
    void everyTypeThatIsBuiltInTakesRows(int major) throws SQLException {
        try (SampleDatabase database = SampleDatabase.on(major)
                .with(
                        """
                        CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
                        CREATE TYPE pair AS (a int, b text);
                        DO $$
                        DECLARE t record; list text := '';
                        BEGIN
                          FOR t IN SELECT format_type(oid, NULL) AS name, row_number() OVER (ORDER BY typname) AS place
                                     FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace
                                      AND typtype IN ('b', 'r', 'm') AND typelem = 0
                                      AND typname NOT IN ('gtsvector', 'pg_ndistinct', 'pg_dependencies', 'pg_mcv_list',
                                                          'pg_node_tree', 'pg_brin_bloom_summary', 'aclitem', 'regrole',
                                                          'pg_brin_minmax_multi_summary')
                          LOOP
                            EXECUTE format('CREATE TABLE %I (v %s)', 'of_' || t.place, t.name);
                          END LOOP;
                        END $$;
                        CREATE TABLE made (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood, ms mood[], p pair,
                                           ps pair[], t varchar(3)[], n numeric(3, 1), g int GENERATED ALWAYS AS (1) STORED)
                        """)) {
            Population population = database.fill(5);
            assertThat(population.empty()).isEmpty();
            assertThat(population.filled()).hasSizeGreaterThan(50).allMatch(table -> table.rows() == 5);
        }
    }

    @OnEveryMajor
    void keysPointAtRows(int major) throws SQLException {
        try (SampleDatabase database = SampleDatabase.on(major)
                .with(
                        """
                        CREATE TABLE line (shop int, number int, product text NOT NULL, PRIMARY KEY (shop, number));
                        CREATE TABLE product (code text PRIMARY KEY, parent text REFERENCES product);
                        CREATE TABLE shop (id smallint PRIMARY KEY, name text UNIQUE);
                        ALTER TABLE line ADD FOREIGN KEY (shop) REFERENCES shop, ADD FOREIGN KEY (product) REFERENCES product;
                        CREATE TABLE tagged (shop int, number int, tag text REFERENCES product,
                                             FOREIGN KEY (shop, number) REFERENCES line, PRIMARY KEY (shop, number, tag))
                        """)) {
            Population population = database.fill(5);
            assertThat(population.empty()).isEmpty();
            assertThat(population.filled()).hasSize(4).allMatch(table -> table.rows() == 5);
        }
    }

    @OnEveryMajor
    void conditionsAreSolved(int major) throws SQLException {
        try (SampleDatabase database = SampleDatabase.on(major)
                .with(
                        """
                        CREATE DOMAIN email AS text CHECK (VALUE ~ '^[a-z0-9._]+@[a-z0-9.]+\\.[a-z]{2,}$');
                        CREATE DOMAIN positive AS int NOT NULL CHECK (VALUE > 0);
                        CREATE DOMAIN percent AS positive CHECK (VALUE <= 100);
                        CREATE TABLE compared (a int NOT NULL CHECK (a BETWEEN 3 AND 9), b int NOT NULL, CHECK (a < b));
                        CREATE TABLE listed (id int PRIMARY KEY, status text NOT NULL CHECK (status IN ('NEW', 'OPEN', 'DONE')),
                                             closed date, CHECK (status <> 'DONE' OR closed IS NOT NULL));
                        CREATE TABLE patterned (code varchar(20) UNIQUE NOT NULL CHECK (code ~ '^[A-Z]{2}-[0-9]{4}$'),
                                                name text NOT NULL CHECK (name LIKE 'x\\_%' AND char_length(name) <= 9));
                        CREATE TABLE lengths (hash text NOT NULL CHECK (length(hash) = 64), iso char(2) NOT NULL CHECK (iso = upper(iso)));
                        CREATE TABLE domains (mail email NOT NULL, p percent, ps percent[] NOT NULL, q positive);
                        CREATE TABLE one_of (a int, b text, c date, CHECK (num_nonnulls(a, b, c) = 1));
                        CREATE TABLE ranged (starts timestamptz NOT NULL, ends timestamptz NOT NULL, CHECK (ends > starts),
                                             share numeric(3, 2) NOT NULL CHECK (share >= 0 AND share <= 1));
                        CREATE TABLE cast_in_check (n text NOT NULL CHECK (n::int > 3));
                        CREATE TABLE shaped (j jsonb NOT NULL CHECK (jsonb_typeof(j) = 'array'), tags text[] NOT NULL CHECK (cardinality(tags) BETWEEN 2 AND 4));
                        CREATE TABLE late (d date NOT NULL CHECK (d >= '2020-01-01' AND d < '2020-02-01'));
                        CREATE TABLE never (id int CHECK (id > 5 AND id < 3) NOT NULL)
                        """)) {
            Population population = database.fill(5);
            assertThat(population.empty())
                    .extracting(table -> table.table().name(), EmptyTable::reason)
                    .containsExactly(tuple("never", "No value was found that satisfies never_id_check."));
            assertThat(population.filled()).hasSize(10).allMatch(table -> table.rows() == 5);
            assertThat(database.rows("SELECT DISTINCT status FROM listed ORDER BY 1"))
                    .hasSizeGreaterThan(1);
        }
    }

    @OnEveryMajor
    void everyPartitionGetsRows(int major) throws SQLException {
        try (SampleDatabase database = SampleDatabase.on(major)
                .with(
                        """
                        CREATE TABLE event (id bigint, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
                        CREATE TABLE event_old PARTITION OF event FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
                        CREATE TABLE event_2020 PARTITION OF event FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
                        CREATE TABLE event_new PARTITION OF event FOR VALUES FROM ('2021-01-01') TO (MAXVALUE) PARTITION BY LIST (id);
                        CREATE TABLE event_new_few PARTITION OF event_new FOR VALUES IN (1, 2, 3);
                        CREATE TABLE event_new_rest PARTITION OF event_new DEFAULT;
                        CREATE TABLE h (id int PRIMARY KEY) PARTITION BY HASH (id);
                        CREATE TABLE h0 PARTITION OF h FOR VALUES WITH (MODULUS 4, REMAINDER 0);
                        CREATE TABLE h1 PARTITION OF h FOR VALUES WITH (MODULUS 4, REMAINDER 1);
                        CREATE TABLE h2 PARTITION OF h FOR VALUES WITH (MODULUS 4, REMAINDER 2);
                        CREATE TABLE h3 PARTITION OF h FOR VALUES WITH (MODULUS 4, REMAINDER 3);
                        CREATE TABLE refers (h int NOT NULL REFERENCES h, id bigint, at date,
                                             FOREIGN KEY (id, at) REFERENCES event);
                        CREATE TABLE parent (id int PRIMARY KEY, CHECK (id > 0));
                        CREATE TABLE child (extra text) INHERITS (parent)
                        """)) {
            Population population = database.fill(5);
            assertThat(population.empty()).isEmpty();
            assertThat(population.filled()).hasSize(11);
            assertThat(population.filled())
                    .filteredOn(table -> !table.table().name().equals("event_new_few"))
                    .allMatch(table -> table.rows() == 5);
        }
    }

    @OnEveryMajor
    void circlesOfForeignKeysAreFilled(int major) throws SQLException {
        try (SampleDatabase database = SampleDatabase.on(major)
                .with(
                        """
                        CREATE TABLE a (id int PRIMARY KEY, b int NOT NULL);
                        CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a);
                        ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
                        CREATE TABLE account (id int PRIMARY KEY, person int NOT NULL);
                        CREATE TABLE person (id int PRIMARY KEY, account int REFERENCES account);
                        ALTER TABLE account ADD FOREIGN KEY (person) REFERENCES person;
                        CREATE TABLE tree (id int PRIMARY KEY, parent int NOT NULL REFERENCES tree, side int REFERENCES tree);
                        CREATE TABLE later (id int PRIMARY KEY, a int NOT NULL REFERENCES a DEFERRABLE INITIALLY DEFERRED)
                        """)) {
            Population population = database.fill(5);
            assertThat(population.empty()).isEmpty();
            assertThat(population.filled()).hasSize(6).allMatch(table -> table.rows() == 5);
        }
    }

    @OnEveryMajor
    void whatIsInTheWayIsAsItWasAfterwards(int major) throws SQLException {
        String state =
                """
                SELECT tgname::text AS name, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
                UNION ALL SELECT rulename, ev_enabled::text FROM pg_rewrite WHERE rulename LIKE 'no_%'
                UNION ALL SELECT relname, relforcerowsecurity::text FROM pg_class WHERE relname = 'guarded' ORDER BY 1
                """;
        try (SampleDatabase database = SampleDatabase.on(major)
                .with(
                        """
                        CREATE TABLE log (id serial PRIMARY KEY, what text);
                        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
                        CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
                          $$ BEGIN INSERT INTO log (what) VALUES ('told'); RETURN NEW; END $$;
                        CREATE TABLE guarded (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text);
                        CREATE TRIGGER refusing BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION refuse();
                        CREATE TRIGGER telling AFTER INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION tell();
                        CREATE TRIGGER sleeping AFTER INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION tell();
                        ALTER TABLE guarded ENABLE ALWAYS TRIGGER telling;
                        ALTER TABLE guarded DISABLE TRIGGER sleeping;
                        CREATE TABLE ruled (id int);
                        CREATE RULE no_insert AS ON INSERT TO ruled DO INSTEAD NOTHING;
                        ALTER TABLE guarded ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                        CREATE POLICY nobody ON guarded USING (false)
                        """)) {
            List<String> before = database.rows(state);
            Population population = database.fill(5);
            assertThat(population.empty()).isEmpty();
            assertThat(population.filled()).hasSize(3).allMatch(table -> table.rows() == 5);
            assertThat(database.rows(state)).isEqualTo(before);
            assertThat(database.rows("SELECT count(*) FROM log WHERE what = 'told'"))
                    .containsExactly("0");
            assertThat(database.rows("SELECT is_called FROM guarded_id_seq UNION ALL SELECT is_called FROM log_id_seq"))
                    .containsExactly("f", "f");
            assertThat(database.fill(5)).isEqualTo(new Population(List.of(), List.of()));
        }
    }

    @OnEveryMajor
    void manyRowsAreCopiedIn(int major) throws SQLException {
        try (SampleDatabase database = SampleDatabase.on(major)
                .with(
                        """
                        CREATE TABLE owner_of (id int PRIMARY KEY, name varchar(40) UNIQUE, note text CHECK (note <> ''));
                        CREATE TABLE owned (id bigint PRIMARY KEY, o int NOT NULL REFERENCES owner_of, s text CHECK (s IN ('a', 'b')));
                        CREATE TABLE both_of (a int REFERENCES owner_of, b bigint REFERENCES owned, PRIMARY KEY (a, b))
                        """)) {
            Population population = database.fill(20_000);
            assertThat(population.empty()).isEmpty();
            assertThat(population.filled()).hasSize(3).allMatch(table -> table.rows() > 19_900);
        }
    }

    @OnEveryMajor
    void awkwardTablesAreFilledOrNamed(int major) throws SQLException {
        String columns =
                IntStream.range(0, 1_600).mapToObj(i -> "c" + i + " bigint").collect(Collectors.joining(", "));
        String more = IntStream.range(0, 900).mapToObj(i -> "c" + i + " text").collect(Collectors.joining(", "));
        try (SampleDatabase database = SampleDatabase.on(major)
                .with("CREATE TABLE wide (" + columns + "); CREATE TABLE wide_text (" + more + ");")
                .with(
                        """
                        CREATE TABLE "we""ird 'tab;le" ("co""l;umn" text PRIMARY KEY, "select" int CHECK ("select" > 3));
                        CREATE TABLE nothing ();
                        CREATE TABLE lonely (b boolean UNIQUE NOT NULL);
                        CREATE TABLE only_one (id int, v text);
                        CREATE UNIQUE INDEX ON only_one ((true));
                        CREATE TABLE lowered (mail text NOT NULL);
                        CREATE UNIQUE INDEX ON lowered (lower(mail));
                        CREATE TABLE booked (room int, during tsrange, EXCLUDE USING gist (during WITH &&));
                        CREATE FUNCTION slow(int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN true; END $$;
                        CREATE TABLE slow_check (id int NOT NULL CHECK (slow(id)));
                        CREATE FUNCTION rising(int) RETURNS boolean LANGUAGE plpgsql AS
                          $$ BEGIN RESET ROLE; PERFORM set_config('role', 'postgres', false); RETURN true; END $$;
                        CREATE TABLE rising_check (id int NOT NULL CHECK (rising(id)));
                        CREATE TABLE computed (a int NOT NULL, twice bigint GENERATED ALWAYS AS (a * 2) STORED CHECK (twice > 10));
                        CREATE TABLE too_high (id int NOT NULL CHECK (id > 5), other int NOT NULL REFERENCES lonely_no_more)
                        """
                                .replace(", other int NOT NULL REFERENCES lonely_no_more", ""))) {
            Population population = database.fill(5);
            assertThat(population.empty())
                    .extracting(table -> table.table().name())
                    .containsExactly("rising_check", "slow_check");
            assertThat(population.filled())
                    .filteredOn(table -> table.rows() < 5)
                    .extracting(table -> table.table().name(), FilledTable::rows)
                    .containsExactly(tuple("lonely", 2L), tuple("only_one", 1L));
        }
    }

    @OnEveryMajor
    void theSameSchemaGetsTheSameRows(int major) throws SQLException {
        String schema =
                "CREATE TABLE t (id int PRIMARY KEY, v text, d timestamptz, n numeric(8, 2), j jsonb, t text[])";
        try (SampleDatabase one = SampleDatabase.on(major).with(schema);
                SampleDatabase other = SampleDatabase.on(major).with("CREATE TABLE first_of_all (x int); " + schema)) {
            one.fill(5);
            other.fill(5);
            List<String> rows = one.rows("SELECT * FROM t ORDER BY id");
            assertThat(rows).hasSize(5).isEqualTo(other.rows("SELECT * FROM t ORDER BY id"));
            assertThat(one.rows("SELECT * FROM t WHERE v IS NULL AND d IS NULL AND n IS NULL"))
                    .hasSize(1);
            assertThat(one.rows("SELECT v FROM t GROUP BY v HAVING count(*) > 1"))
                    .hasSize(1);
            assertThat(one.rows("SELECT 1 FROM t WHERE v = '' AND n < 0 AND cardinality(t) = 0"))
                    .hasSize(1);
        }
    }
}
