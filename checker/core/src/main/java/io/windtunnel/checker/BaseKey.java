package io.windtunnel.checker;

import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.trace.BeforeFiles;
import io.windtunnel.checker.trace.FlightDataSource;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The name under which a base history is kept: a hash over all that it depends on, so that a change of any of it makes
 * another name. Java migrations can depend on anything, so a history that has some is not kept.
 *
 * @param value empty where there is nothing to keep
 */
record BaseKey(Optional<String> value) {

    /** Raised when the same scripts would leave something else behind. */
    private static final String VERSION = "1";

    static BaseKey of(MigrationHistory base, FlywaySettings settings, RunSettings run) {
        if (base.scripts().isEmpty() || base.hasJavaMigrations()) {
            return new BaseKey(Optional.empty());
        }
        MessageDigest digest = sha256();
        add(digest, VERSION);
        add(digest, FlightDataSource.TIME_ZONE);
        add(digest, new TreeMap<>(settings.properties()).toString());
        add(digest, BeforeFiles.read(run.before(), run.workingDirectory()));
        List<LoadableResource> files = base.resources().all().stream()
                .sorted(Comparator.comparing(LoadableResource::getRelativePath)
                        .thenComparing(LoadableResource::getAbsolutePathOnDisk))
                .toList();
        for (LoadableResource file : files) {
            add(digest, file.getRelativePath());
            add(digest, file);
        }
        return new BaseKey(Optional.of(HexFormat.of().formatHex(digest.digest(), 0, 16)));
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static void add(MessageDigest digest, LoadableResource file) {
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
