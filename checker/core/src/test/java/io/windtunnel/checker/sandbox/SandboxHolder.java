package io.windtunnel.checker.sandbox;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A program that opens an embedded sandbox and holds it until its input ends. */
final class SandboxHolder {

    private SandboxHolder() {}

    public static void main(String[] arguments) throws Exception {
        SandboxRequest request = new SandboxRequest(
                new SandboxSource.Embedded(EmbeddedVersions.defaultMajor()),
                Path.of(arguments[0]),
                Optional.empty(),
                ScriptRole.PLAIN_OWNER,
                Map.of(),
                new MavenArtifacts(),
                System.out::println);
        try (Sandbox sandbox = Sandboxes.open(request)) {
            System.out.println("data " + SandboxContract.query(sandbox.administrator(), "SHOW data_directory"));
            while (System.in.read() >= 0) {
                // Whatever is said, only the end counts.
            }
        }
    }
}
