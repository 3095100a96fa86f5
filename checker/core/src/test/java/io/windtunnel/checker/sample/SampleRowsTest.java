package io.windtunnel.checker.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.OnEveryMajor;
import java.sql.SQLException;

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
}
