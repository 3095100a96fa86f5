package io.windtunnel.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Finds the database, migrates it, and opens it for jOOQ. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    private static final int STATEMENT_SECONDS = 30;

    /** Closed after the pool, which asks for it. */
    @Bean(destroyMethod = "close")
    Database database(DatabaseProperties properties) throws IOException {
        return Database.find(properties);
    }

    /** Migrated before anybody gets it; Flyway's lock lets several instances start at once. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Database database, DatabaseProperties properties) {
        String user = database.url().user().orElse(properties.user());
        String password = database.url().password().orElse(properties.password());
        flyway(database.url().jdbc(), user, password).load().migrate();
        HikariConfig config = new HikariConfig();
        config.setPoolName("windtunnel");
        config.setJdbcUrl(database.url().jdbc());
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(properties.connections());
        config.setConnectionTimeout(5_000);
        // A server that hangs says nothing: longer than any statement may take, and no request waits for ever.
        config.addDataSourceProperty("socketTimeout", String.valueOf(STATEMENT_SECONDS + 10));
        config.addDataSourceProperty("ApplicationName", "windtunnel");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }

    /** Without the pool, whose connections do not wait as long as an index may take. */
    static FluentConfiguration flyway(String url, String user, String password) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/migration")
                .callbacks(new Interrupted())
                .cleanDisabled(true);
        // As migrations/flyway.conf says: an index that is built CONCURRENTLY waits for every open transaction.
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration;
    }

    @Bean
    DSLContext dsl(DataSource source) {
        return DSL.using(new DefaultConfiguration()
                .set(new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(source)))
                .set(SQLDialect.POSTGRES)
                .set(new Settings().withRenderSchema(false).withQueryTimeout(STATEMENT_SECONDS)));
    }

    /** The address, and the server behind it where it is ours. */
    record Database(DatabaseUrl url, Optional<EmbeddedPostgres> server) implements AutoCloseable {

        static Database find(DatabaseProperties properties) throws IOException {
            if (!properties.url().isBlank()) {
                return new Database(DatabaseUrl.parse(properties.url()), Optional.empty());
            }
            EmbeddedPostgres server = EmbeddedPostgres.start(properties.directory(), properties.temporary());
            return new Database(server.url(), Optional.of(server));
        }

        @Override
        public void close() throws IOException {
            if (server.isPresent()) {
                server.get().close();
            }
        }
    }
}
