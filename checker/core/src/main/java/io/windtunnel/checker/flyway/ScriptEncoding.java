package io.windtunnel.checker.flyway;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
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
                int line = firstBadLine(file, configuration.getEncoding());
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
    private static int firstBadLine(LoadableResource file, Charset charset) {
        try (Reader reader = file.read()) {
            reader.transferTo(Writer.nullWriter());
            return 0;
        } catch (CharacterCodingException e) {
            return lineOfBadByte(Path.of(file.getAbsolutePathOnDisk()), charset);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getAbsolutePathOnDisk(), e);
        }
    }

    /** A reader fails for the whole block that it has read ahead; a decoder of its own says how far it came. */
    private static int lineOfBadByte(Path file, Charset charset) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer decoded = CharBuffer.allocate(bytes.length);
            charset.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
            return 1 + (int) decoded.flip().chars().filter(c -> c == '\n').count();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
