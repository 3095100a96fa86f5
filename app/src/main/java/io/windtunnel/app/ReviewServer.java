package io.windtunnel.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The review server. {@code --demo} starts it on the reports of the examples, in a directory that is thrown away. */
@SpringBootApplication
@EnableScheduling
public class ReviewServer {

    private static final String DEMO = "--demo";

    /** Starts it; the options are Spring Boot's, and {@code --demo}. */
    public static void main(String[] arguments) throws IOException {
        SpringApplication application = new SpringApplication(ReviewServer.class);
        if (Arrays.asList(arguments).contains(DEMO)) {
            application.setAdditionalProfiles("demo");
            application.setDefaultProperties(Map.of(
                    "windtunnel.database.directory",
                    demoDirectory().toString(),
                    "windtunnel.database.temporary",
                    "true"));
        }
        application.run(arguments);
    }

    /** Taken away with the process, after the database in it has stopped. */
    private static Path demoDirectory() throws IOException {
        Path directory = Files.createTempDirectory("windtunnel-demo-");
        // The database's user has to get through.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }
}
