package io.windtunnel.checker.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL renames by ALTER is settled as that rename and nothing else. */
final class RenameSettlementTest {

    private static final String SCHEMA =
            """
            CREATE SCHEMA shop;
            CREATE TYPE shop.mood AS ENUM ('sad', 'fine');
            CREATE DOMAIN shop.zip AS text CONSTRAINT zip_check CHECK (VALUE <> '');
            CREATE SEQUENCE shop.tickets;
            CREATE TABLE shop.customer (id serial CONSTRAINT customer_pkey PRIMARY KEY, username text NOT NULL,
              mood shop.mood DEFAULT 'sad', zip shop.zip, ticket bigint DEFAULT nextval('shop.tickets'),
              CONSTRAINT customer_username_check CHECK (username <> ''));
            CREATE INDEX customer_username_idx ON shop.customer (lower(username));
            CREATE TABLE shop.invoice (id int, customer_id int CONSTRAINT invoice_customer_id_fkey REFERENCES shop.customer);
            CREATE VIEW shop.customers_of_today AS SELECT customer.id, invoice.id AS invoice
              FROM shop.customer JOIN shop.invoice ON invoice.customer_id = customer.id;
            CREATE FUNCTION shop.twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE shop.customer RENAME TO customers; renamed table shop.customer to shop.customers",
                "ALTER TABLE shop.customer RENAME username TO user_name; renamed column shop.customer.username to user_name",
                "ALTER TABLE shop.customer RENAME CONSTRAINT customer_pkey TO pk_customer; renamed constraint customer_pkey on shop.customer to pk_customer",
                "ALTER INDEX shop.customer_username_idx RENAME TO by_name; renamed index shop.customer_username_idx to shop.by_name",
                "ALTER TYPE shop.mood RENAME TO moods; renamed enum shop.mood to shop.moods",
                "ALTER TYPE shop.mood RENAME VALUE 'sad' TO 'blue'; renamed enum value 'sad' of shop.mood to blue",
                "ALTER DOMAIN shop.zip RENAME TO zip_code; renamed domain shop.zip to shop.zip_code",
                "ALTER SEQUENCE shop.customer_id_seq RENAME TO customer_ids; renamed sequence shop.customer_id_seq to shop.customer_ids",
                "ALTER VIEW shop.customers_of_today RENAME TO todays_customers; renamed view shop.customers_of_today to shop.todays_customers",
                "ALTER FUNCTION shop.twice RENAME TO double; renamed function shop.twice(n integer) to shop.double",
                "ALTER SCHEMA shop RENAME TO store; renamed schema shop to store"
            })
    void isTheRenameAndNothingElse(String both) throws SQLException {
        String[] pieces = both.split("; ", 2);

        assertThat(said(SCHEMA, pieces[0], RenameChoices.GUESSED)).containsExactly(pieces[1]);
    }

    @Test
    void columnOfARenamedTableIsNamedWithEitherName() throws SQLException {
        String then = "ALTER TABLE shop.customer RENAME TO customers; ALTER TABLE shop.customers RENAME zip TO area;";

        for (String pin : List.of("customer.zip:customers.area", "customers.zip:area", "zip:shop.customers.area")) {
            assertThat(said(SCHEMA, then, new RenameChoices(List.of(RenamePin.parse(pin)), true)))
                    .as(pin)
                    .hasSize(2)
                    .contains("renamed table shop.customer to shop.customers")
                    .anyMatch(change -> change.matches("renamed column shop.customers?.zip to area"));
        }
    }

    @Test
    void statedRenameGoesBeforeALikelierOne() throws SQLException {
        String before = "CREATE TABLE t (id int, user_name text);";
        String then = "ALTER TABLE t DROP user_name; ALTER TABLE t ADD username text, ADD login text;";

        assertThat(said(before, then, new RenameChoices(List.of(RenamePin.parse("t.user_name:login")), true)))
                .containsExactly("renamed column t.user_name to login", "added column t.username text");
    }

    @Test
    void nothingIsRenamedThatWasNotStated() throws SQLException {
        assertThat(said(
                        SCHEMA,
                        "ALTER TABLE shop.customer RENAME username TO user_name; ALTER TABLE shop.invoice RENAME TO bill",
                        new RenameChoices(List.of(RenamePin.parse("shop.invoice:shop.bill")), false)))
                .contains("renamed table shop.invoice to shop.bill", "dropped column shop.customer.username");
    }

    @Test
    void pinOfTwoKindsOfObjectsIsRefused() {
        assertThatThrownBy(() -> said(
                        "CREATE TABLE a (id int); CREATE TYPE a_kind AS ENUM ('x');",
                        "ALTER TABLE a RENAME TO b",
                        new RenameChoices(List.of(RenamePin.parse("a_kind:b")), true)))
                .isInstanceOf(RenameException.class)
                .hasMessageContaining("--rename a:b  (table)");
    }

    private static List<String> said(String before, String then, RenameChoices choices) throws SQLException {
        try (Connection connection = TestServer.newest().emptyDatabase();
                Statement statement = connection.createStatement()) {
            statement.execute(before);
            CatalogSnapshot earlier = read(connection);
            statement.execute(then);
            CatalogSnapshot later = read(connection);
            return Stream.of(RenameSettlement.settle(earlier, renamed -> SchemaDiffer.compare(renamed, later), choices))
                    .flatMap(diff -> diff.changes().stream())
                    .map(ChangeText::sentence)
                    .toList();
        }
    }

    private static CatalogSnapshot read(Connection connection) throws SQLException {
        return CatalogReader.read(connection, CatalogScope.everything()).snapshot();
    }
}
