package io.windtunnel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class ArchiveTest {

    private final Path directory;

    ArchiveTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void filesKeepTheirModeAndLinksTheirTarget() throws IOException {
        Archive.unpack(archive(file("bin/postgres", 0755), link("lib/libpq.so", "libpq.so.5")), directory);
        assertThat(directory.resolve("bin/postgres")).isExecutable().hasContent("x");
        assertThat(Files.readSymbolicLink(directory.resolve("lib/libpq.so"))).isEqualTo(Path.of("libpq.so.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "a/../../outside", "/outside-windtunnel"})
    void entryThatLeadsOutsideIsRefused(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(1);
        Path inside = Files.createDirectory(directory.resolve("inside"));
        assertThatThrownBy(() -> Archive.unpack(archive(entry), inside)).hasMessageContaining("outside");
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "..", "../..", "a/b"})
    void linkThatLeadsElsewhereIsRefused(String target) {
        assertThatThrownBy(() -> Archive.unpack(archive(link("link", target)), directory))
                .hasMessageContaining("link");
    }

    private static TarArchiveEntry file(String name, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(1);
        return entry;
    }

    private static TarArchiveEntry link(String name, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        return entry;
    }

    private static InputStream archive(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                if (entry.getSize() > 0) {
                    tar.write('x');
                }
                tar.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
