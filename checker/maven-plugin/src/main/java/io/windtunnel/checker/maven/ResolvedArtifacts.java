package io.windtunnel.checker.maven;

import io.windtunnel.checker.sandbox.ArtifactSource;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Artifacts through the Maven that runs: its repositories, its mirrors, its credentials, its offline mode. */
record ResolvedArtifacts(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories)
        implements ArtifactSource {

    @Override
    public Path find(String coordinates, Path work) throws NotFound {
        ArtifactRequest request = new ArtifactRequest(new DefaultArtifact(coordinates), repositories, null);
        try {
            return system.resolveArtifact(session, request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new NotFound("Maven cannot resolve it: " + e.getMessage());
        }
    }
}
