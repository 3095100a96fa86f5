package io.windtunnel.app.notify;

import io.windtunnel.app.database.DatabaseProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** What telling needs: a key, a clock, a way out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifyProperties.class)
class NotifyConfiguration {

    private static final String KEY_FILE = "secret-key";

    /** After the database, whose start makes its directory and keeps other processes out of it. */
    @Bean
    @DependsOn("dataSource")
    Seal seal(NotifyProperties properties, DatabaseProperties database) throws IOException {
        if (!properties.secretKey().isBlank()) {
            return Seal.of(properties.secretKey());
        }
        return database.url().isBlank() ? Seal.of(kept(database.directory().resolve(KEY_FILE))) : Seal.none();
    }

    /** Half a file is never left, and nobody else reads it. */
    static String kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            Path made = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    KEY_FILE,
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(made, Seal.newKey() + "\n");
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file);
    }

    @Bean(destroyMethod = "close")
    Post post(NotifyProperties properties) {
        return new Post(properties.webhooks());
    }

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
