package io.windtunnel.app;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The review server. {@code --demo} starts it on the reports of the examples, in a directory that is thrown away. */
@SpringBootApplication
public class ReviewServer {

    private static final String DEMO = "--demo";

    /** Starts it; the options are Spring Boot's, and {@code --demo}. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(ReviewServer.class);
        if (Arrays.asList(arguments).contains(DEMO)) {
            application.setAdditionalProfiles("demo");
        }
        application.run(arguments);
    }
}
