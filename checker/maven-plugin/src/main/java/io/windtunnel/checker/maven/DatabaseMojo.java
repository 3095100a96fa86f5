package io.windtunnel.checker.maven;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal has that works on a database of the project. */
abstract class DatabaseMojo extends WindtunnelMojo {

    /**
     * jdbc:postgresql://HOST[:PORT]/DATABASE. Default: the url of Flyway's settings, in the configuration of
     * flyway-maven-plugin too, else the Postgres service of the compose file.
     */
    @Parameter(property = "windtunnel.url")
    private @Nullable String url;

    /** Who logs in. Default: what the URL says, else what stands beside it, else PGUSER. */
    @Parameter(property = "windtunnel.user")
    private @Nullable String user;

    /** The environment variable that holds the password. Default: what stands beside the URL, else PGPASSWORD. */
    @Parameter(property = "windtunnel.passwordEnv")
    private @Nullable String passwordEnv;

    /** How many seconds a lock is waited for. */
    @Parameter(property = "windtunnel.lockTimeout")
    private @Nullable Integer lockTimeout;

    @Override
    Arguments arguments() throws MojoExecutionException {
        return new Arguments()
                .files("--migrations", migrations())
                .option("--url", url)
                .option("--user", user)
                .option("--password-env", passwordEnv)
                .option("--lock-timeout", lockTimeout);
    }
}
