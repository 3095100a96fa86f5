package io.windtunnel.checker.sandbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container of an image that behaves like the official one. The scratch database is the one that the image itself
 * sets up, because that is where images such as PostGIS install their extensions.
 */
final class DockerSandbox implements Sandbox {

    private static final int LOG_TAIL_LINES = 20;
    private static final int POLL_MILLIS = 50;

    private final SandboxRequest request;
    private final String image;
    private final PostgreSQLContainer container;
    private final String ownerPassword = Passwords.random();
    private final AtExit atExit;
    private String version = "";
    private DatabaseAddress administrator = new DatabaseAddress("", "", "");
    private boolean closed;

    private DockerSandbox(SandboxRequest request, String image, PostgreSQLContainer container) {
        this.request = request;
        this.image = image;
        this.container = container;
        this.atExit = new AtExit(container::stop);
    }

    /** @throws SandboxException if no engine answers, the image cannot be had, or its server does not start */
    static Sandbox open(SandboxRequest request, SandboxSource.Docker source) throws SandboxException {
        requireEngine();
        DockerSandbox sandbox = new DockerSandbox(request, source.image(), container(request, source.image()));
        try {
            sandbox.start();
            return sandbox;
        } catch (SandboxException | RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    private static void requireEngine() throws SandboxException {
        String why = "";
        try {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return;
            }
        } catch (RuntimeException e) {
            // It answers, and fails the library's checks.
            why = " (" + rootMessage(e) + ")";
        }
        throw SandboxException.configuration("No Docker engine can be used here" + why + ": start one, or point"
                + " DOCKER_HOST at it, or use a server that needs none (--postgres " + SandboxSource.FORMS + ").");
    }

    private static PostgreSQLContainer container(SandboxRequest request, String image) throws SandboxException {
        List<String> command = new ArrayList<>(List.of("postgres"));
        command.addAll(LocalServer.settings(request));
        try {
            PostgreSQLContainer container = new PostgreSQLContainer(
                            DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                    .withDatabaseName(ClusterTemplate.DATABASE)
                    .withUsername(ClusterTemplate.ADMINISTRATOR)
                    .withPassword(Passwords.random());
            container.setCommand(command.toArray(String[]::new));
            container.setWaitStrategy(new LoginWait(container));
            return container;
        } catch (IllegalArgumentException e) {
            throw SandboxException.configuration("\"" + image + "\" is not the name of an image: " + e.getMessage(), e);
        }
    }

    private void start() throws SandboxException {
        try {
            container.start();
            administrator = administrator(container);
            prepare();
        } catch (ContainerFetchException e) {
            throw SandboxException.configuration(
                    "The image " + image + " cannot be had: " + rootMessage(e)
                            + "\nCheck its name, or pull it beforehand.",
                    e);
        } catch (ContainerLaunchException e) {
            throw request.startFailed("No server started in a container of " + image + ": ", rootMessage(e));
        } catch (SQLException e) {
            throw SandboxException.server(
                    "The server in a container of " + image + " could not be prepared: " + e.getMessage() + "\n"
                            + logTail(container),
                    e);
        }
    }

    /** Until the server lets its administrator in; a container that ends first is not waited for. */
    private static final class LoginWait extends AbstractWaitStrategy {

        private final PostgreSQLContainer container;

        LoginWait(PostgreSQLContainer container) {
            this.container = container;
        }

        @Override
        protected void waitUntilReady() {
            long giveUp = System.nanoTime() + startupTimeout.toNanos();
            while (true) {
                Optional<String> failure =
                        DockerSandbox.administrator(container).failure();
                if (failure.isEmpty()) {
                    return;
                }
                if (!container.isRunning() || System.nanoTime() > giveUp) {
                    throw new ContainerLaunchException(failure.get() + "\n" + logTail(container));
                }
                try {
                    Thread.sleep(POLL_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new ContainerLaunchException("Interrupted while the server was starting.", e);
                }
            }
        }
    }

    private void prepare() throws SQLException {
        try (Connection connection = administrator().connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery("SHOW server_version")) {
                result.next();
                version = result.getString(1).split(" ", 2)[0];
            }
            String attributes = request.scriptRole() == ScriptRole.SUPERUSER
                    ? " SUPERUSER"
                    : ClusterTemplate.ownerMayCreateRoles(major()) ? " CREATEROLE" : "";
            statement.execute(
                    "CREATE ROLE " + ClusterTemplate.OWNER + " LOGIN PASSWORD '" + ownerPassword + "'" + attributes);
            statement.execute("ALTER DATABASE " + ClusterTemplate.DATABASE + " OWNER TO " + ClusterTemplate.OWNER);
            if (major() < 15) {
                ClusterTemplate.giveSchemaPublic(statement);
            }
        }
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String source() {
        return "docker " + image;
    }

    @Override
    public DatabaseAddress administrator() {
        return administrator;
    }

    @Override
    public DatabaseAddress owner() {
        return new DatabaseAddress(administrator.url(), ClusterTemplate.OWNER, ownerPassword);
    }

    private static DatabaseAddress administrator(PostgreSQLContainer container) {
        String url = "jdbc:postgresql://" + container.getHost() + ":"
                + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + ClusterTemplate.DATABASE
                + "?sslmode=disable&gssEncMode=disable";
        return new DatabaseAddress(url, ClusterTemplate.ADMINISTRATOR, container.getPassword());
    }

    @Override
    public boolean administratorIsSuperuser() {
        return true;
    }

    @Override
    public boolean hasBase() {
        return false;
    }

    @Override
    public void saveBase() {
        if (request.baseKey().isPresent()) {
            request.notes().accept("A base is not kept for a server in a container.");
        }
    }

    @Override
    public Optional<String> failure() {
        if (!container.isRunning()) {
            return Optional.of("The container has ended:\n" + logTail(container));
        }
        return administrator().failure().map(why -> why + "\n" + logTail(container));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            atExit.cancel();
            container.stop();
        }
    }

    private static String logTail(PostgreSQLContainer container) {
        try {
            List<String> lines = container.getLogs().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (RuntimeException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
