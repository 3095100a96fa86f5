/**
 * The throwaway PostgreSQL server. In comes a {@link SandboxRequest} (where the server comes from, which cache to use);
 * out comes a {@link Sandbox}: addresses of a scratch database, for its administrator and for the plain owner that runs
 * the scripts. Whatever was made for it is gone when it is closed, and when the JVM ends in any other way.
 */
@NullMarked
package io.windtunnel.checker.sandbox;

import org.jspecify.annotations.NullMarked;
