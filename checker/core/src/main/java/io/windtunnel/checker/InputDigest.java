package io.windtunnel.checker;

import io.windtunnel.checker.flyway.ScriptResources;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.resource.LoadableResource;

/** A hash over inputs, each told apart from the next: a change of any of them makes another name. */
final class InputDigest {

    private final MessageDigest digest;

    InputDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** 32 hexadecimal digits. */
    String name() {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    void add(byte[] bytes) {
        digest.update(bytes);
        digest.update((byte) 0);
    }

    void add(Map<String, String> settings) {
        add(new TreeMap<>(settings).toString());
    }

    /** The scripts, with their places. */
    void add(ScriptResources resources) {
        List<LoadableResource> files = resources.all().stream()
                .sorted(Comparator.comparing(LoadableResource::getRelativePath)
                        .thenComparing(LoadableResource::getAbsolutePathOnDisk))
                .toList();
        for (LoadableResource file : files) {
            add(file.getRelativePath());
            add(file);
        }
    }

    private void add(LoadableResource file) {
        try (Reader reader = file.read()) {
            char[] block = new char[8192];
            for (int read = reader.read(block); read >= 0; read = reader.read(block)) {
                digest.update(new String(block, 0, read).getBytes(StandardCharsets.UTF_8));
            }
            digest.update((byte) 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getAbsolutePathOnDisk(), e);
        }
    }

    /** Where this program's own classes are. */
    static Path program() {
        try {
            return Path.of(InputDigest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
