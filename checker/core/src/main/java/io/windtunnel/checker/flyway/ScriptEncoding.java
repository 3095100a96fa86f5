package io.windtunnel.checker.flyway;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;

/** Whether the scripts can be decoded as Flyway will decode them: told for all of them, with the line. */
final class ScriptEncoding {

    private ScriptEncoding() {}

    static void check(Collection<LoadableResource> files, Configuration configuration, Path workingDirectory) {
        List<String> broken = new ArrayList<>();
        for (LoadableResource file : files) {
            if (file.getFilename().endsWith(".sql")) {
                int line = firstBadLine(file);
                if (line > 0) {
                    broken.add("%s:%d"
                            .formatted(
                                    MigrationHistory.shown(Path.of(file.getAbsolutePathOnDisk()), workingDirectory),
                                    line));
                }
            }
        }
        if (!broken.isEmpty()) {
            throw new FlywaySettingsException(
                    "Not valid %s: %s. Save the script in that encoding, or name its own with --flyway encoding=..."
                            .formatted(configuration.getEncoding(), String.join(", ", broken)));
        }
    }

    /** The line of the first byte that cannot be decoded, from 1, or 0. */
    private static int firstBadLine(LoadableResource file) {
        int line = 1;
        try (Reader reader = file.read()) {
            char[] block = new char[8192];
            for (int read = reader.read(block); read >= 0; read = reader.read(block)) {
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n') {
                        line++;
                    }
                }
            }
            return 0;
        } catch (CharacterCodingException e) {
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getAbsolutePathOnDisk(), e);
        }
    }
}
