package io.windtunnel.checker.flyway;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;

/** A script whose text comes from another revision than the one that is checked out. */
final class StoredScript extends LoadableResource {

    private final Path path;
    private final byte[] content;
    private final Charset encoding;
    private final String relativePath;

    StoredScript(Path path, byte[] content, Configuration configuration) {
        this.path = path;
        this.content = content.clone();
        this.encoding = configuration.getEncoding();
        String relative = path.toString();
        for (Location location : configuration.getLocations()) {
            Path root = Path.of(location.getRootPath());
            if (path.startsWith(root)) {
                relative = root.relativize(path).toString().replace('\\', '/');
            }
        }
        this.relativePath = relative;
    }

    @Override
    public Reader read() {
        return new InputStreamReader(new ByteArrayInputStream(content), encoding);
    }

    @Override
    public String getAbsolutePath() {
        return path.toString();
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return path.toString();
    }

    @Override
    public String getFilename() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public String getRelativePath() {
        return relativePath;
    }
}
