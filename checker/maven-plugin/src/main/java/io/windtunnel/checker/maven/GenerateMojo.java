package io.windtunnel.checker.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Writes the migration that leads from the scripts to the model, and its undo, when both were flown. */
@Mojo(name = "generate", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
public final class GenerateMojo extends ComparedMojo {

    /** What the migration does, in a few words: the end of its name. */
    @Parameter(property = "windtunnel.message", required = true)
    private @Nullable String message;

    /**
     * What the schema has to be like: migrations:DIR, ddl:FILE_OR_DIR, jooq:PACKAGE[@CLASSPATH] or
     * jdbc:postgresql://HOST[:PORT]/DATABASE. Default: the package that jooq-codegen-maven generates, if its classes are
     * compiled in this module.
     */
    @Parameter(property = "windtunnel.model")
    private @Nullable String model;

    /** Rows and values may be lost. */
    @Parameter(property = "windtunnel.allowDrop", defaultValue = "false")
    private boolean allowDrop;

    /** One script, without the steps that let others read and write meanwhile. */
    @Parameter(property = "windtunnel.plain", defaultValue = "false")
    private boolean plain;

    @Override
    String command() {
        return "generate";
    }

    @Override
    Arguments arguments() throws MojoExecutionException {
        return super.arguments()
                .files("--migrations", migrations())
                .option("--message", message)
                .option("--model", source(model))
                .flag("--allow-drop", allowDrop)
                .flag("--plain", plain);
    }

    @Override
    List<String> defaults() throws MojoExecutionException {
        return generatedModel();
    }

    @Override
    String failure() {
        return "Nothing was written: see the lines above.";
    }
}
