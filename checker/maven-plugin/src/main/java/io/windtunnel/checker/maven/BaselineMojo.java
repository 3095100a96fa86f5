package io.windtunnel.checker.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Checks, and writes the findings into a file: a later check tells them apart and does not fail because of them. */
@Mojo(name = "baseline", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
public final class BaselineMojo extends ScopeMojo {

    @Override
    String command() {
        return "baseline";
    }

    @Override
    String failure() {
        return "A script is at fault: see the message above.";
    }
}
