package io.windtunnel.app;

import com.zaxxer.hikari.HikariDataSource;
import io.windtunnel.app.access.Accounts;
import io.windtunnel.app.access.Tokens;
import io.windtunnel.app.settings.ProjectStore;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.TokenScope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

/** One server for all tests of this JVM, on a database of its own. Each test makes projects and accounts of its own. */
public final class TestServer implements AutoCloseable {

    /** Of all accounts that {@link #account} makes. */
    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static final class Holder {
        private static final TestServer ONLY = new TestServer();
    }

    private final ConfigurableApplicationContext context;
    private final String passwordHash;

    private TestServer() {
        this(directory());
    }

    private TestServer(String... options) {
        context = start(options);
        passwordHash = Objects.requireNonNull(bean(PasswordEncoder.class).encode(PASSWORD));
    }

    /** The server, started by whoever asks first. */
    public static TestServer get() {
        return Holder.ONLY;
    }

    /** Another instance on the same database, with these options. */
    public static TestServer another(String... options) {
        HikariDataSource source = get().bean(HikariDataSource.class);
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--windtunnel.database.url=" + source.getJdbcUrl());
        all.add("--windtunnel.database.user=" + source.getUsername());
        all.add("--windtunnel.database.password=" + source.getPassword());
        return with(all.toArray(String[]::new));
    }

    /** Another server, with these options, of which one says where its database is. */
    public static TestServer with(String... options) {
        return new TestServer(options);
    }

    /** Another server on a new database of its own, with these options. */
    static TestServer alone(String... options) {
        return with(Stream.of(directory(), options).flatMap(Stream::of).toArray(String[]::new));
    }

    private static String[] directory() {
        try {
            Path directory = Files.createTempDirectory("windtunnel-app-test-");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new String[] {
                "--windtunnel.database.url=",
                "--windtunnel.database.directory=" + directory,
                "--windtunnel.database.temporary=true"
            };
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConfigurableApplicationContext start(String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--windtunnel.limits.log-ins-per-minute=10000",
                "--windtunnel.limits.reports-per-minute=10000",
                "--windtunnel.ingest.largest=8MB",
                "--windtunnel.ingest.large=1MB"));
        all.addAll(List.of(options));
        return new SpringApplication(ReviewServer.class).run(all.toArray(String[]::new));
    }

    /** Stops it; only {@link #another} is to be stopped. */
    @Override
    public void close() {
        context.close();
    }

    /** A part of the server. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A part of the server, where there are several of its type. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** The database. */
    public DSLContext dsl() {
        return bean(DSLContext.class);
    }

    /** The address of a page. */
    public URI at(String path) {
        WebServerApplicationContext web = (WebServerApplicationContext) context;
        return URI.create(
                "http://127.0.0.1:" + Objects.requireNonNull(web.getWebServer()).getPort() + path);
    }

    /** A new project's number and slug. */
    public record TestProject(long id, String slug) {}

    /** A new project. */
    public TestProject project() {
        String slug = "project-" + NUMBERS.incrementAndGet();
        return new TestProject(
                bean(ProjectStore.class).create(slug, "Project " + slug, "main").orElseThrow(), slug);
    }

    /** A token of the project. */
    public String token(TestProject project, TokenScope scope) {
        return bean(Tokens.class)
                .create(project.id(), "token " + NUMBERS.incrementAndGet(), scope, Optional.empty())
                .orElseThrow();
    }

    /** The name of a new account, with a role in the project where one is given. */
    public String account(TestProject project, Optional<ProjectRole> role) {
        String name = "person-" + NUMBERS.incrementAndGet();
        long id = bean(Accounts.class)
                .create(name, "Person " + name, passwordHash, false)
                .orElseThrow();
        role.ifPresent(given -> bean(Accounts.class).setRole(project.id(), id, given));
        return name;
    }

    /** The name of a new account that administers the server. */
    public String administrator() {
        String name = "admin-" + NUMBERS.incrementAndGet();
        bean(Accounts.class).create(name, name, passwordHash, true);
        return name;
    }

    /** One of the reports of the demo: {@code rename-table-wrong}. */
    public static byte[] report(String name) {
        try (InputStream in = TestServer.class.getResourceAsStream("/demo/" + name + ".json")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hands a report in; the query has at least branch and commit. */
    public HttpResponse<String> handIn(String token, String query, byte[] report)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(at("/api/reports?" + query))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(report))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** A browser in which the account is signed in. */
    public TestBrowser signedIn(String account) throws IOException, InterruptedException {
        TestBrowser browser = new TestBrowser(this);
        browser.signIn(account, PASSWORD);
        return browser;
    }
}
