package io.windtunnel.checker.sandbox;

/** What the role that runs the scripts may do. */
public enum ScriptRole {
    /** It owns the scratch database and is nothing else: scripts cannot leave the server. The default. */
    PLAIN_OWNER,
    /** It owns the scratch database and is superuser: the scripts may read files and run programs as the server. */
    SUPERUSER
}
