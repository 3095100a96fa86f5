package io.windtunnel.checker.sandbox;

import java.util.Optional;

/** A scratch database on a PostgreSQL server, for as long as it is open. */
public interface Sandbox extends AutoCloseable {

    /** The server's version as it states it, without the packager's addition: {@code 18.6}. */
    String version();

    /** The first part of the version: {@code 18}. */
    default int major() {
        return Integer.parseInt(version().split("\\D", 2)[0]);
    }

    /** Where the server came from, for people: {@code embedded 18.6.0}. Never with a password. */
    String source();

    /**
     * The scratch database for whoever prepares and observes it: a superuser, except where
     * {@link #administratorIsSuperuser} is false. On a server that outlives the sandbox, a role that is created for the
     * scripts is dropped at the end if it was granted to the owner {@code WITH ADMIN OPTION}.
     */
    DatabaseAddress administrator();

    /** The scratch database for the scripts: the role that owns it. */
    DatabaseAddress owner();

    /** Whether {@link #administrator} is a superuser; only a JDBC source may have less. */
    boolean administratorIsSuperuser();

    /** Whether the scratch database started from the state that was saved under {@link SandboxRequest#baseKey}. */
    boolean hasBase();

    /**
     * Keeps the server's state in the cache under {@link SandboxRequest#baseKey}: the server is stopped cleanly, copied
     * and started again with the same addresses, so nobody may be connected. Does nothing without a key; where the kind
     * of server or the cache cannot do it, a note says so.
     *
     * @throws SandboxException if the server does not come back
     */
    void saveBase() throws SandboxException;

    /** Why the server does not answer any more, with the last lines of its log where there is one; empty if it does. */
    Optional<String> failure();

    /** Removes all that was made: processes, directories, databases, roles. May be called twice; throws nothing. */
    @Override
    void close();
}
