package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.observation.StatementFailure;
import java.util.Map;
import java.util.Optional;

/**
 * What to do about an error, by its SQLSTATE: where the sandbox differs from the user's servers, how to make it alike.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error Codes</a>
 */
final class FailureAdvice {

    private static final String CORRECT = "Correct the statement, and run the check again.";

    /** Which image has an extension that the server itself does not bring. */
    private static final Map<String, String> IMAGES = Map.ofEntries(
            Map.entry("postgis", "postgis/postgis"),
            Map.entry("postgis_raster", "postgis/postgis"),
            Map.entry("postgis_topology", "postgis/postgis"),
            Map.entry("postgis_tiger_geocoder", "postgis/postgis"),
            Map.entry("timescaledb", "timescale/timescaledb"),
            Map.entry("citus", "citusdata/citus"),
            Map.entry("vector", "pgvector/pgvector"));

    private FailureAdvice() {}

    static String of(StatementFailure failure) {
        Optional<String> extension = missingExtension(failure);
        if (extension.isPresent()) {
            return extension(extension.get());
        }
        return switch (failure.sqlState()) {
            case "42704", "3F000", "42P01", "42883" ->
                "Correct the statement. Does it exist on your servers, but not in the scripts? Then create it with"
                        + " --before FILE.";
            case "55P03", "57014" -> waiting(failure);
            default -> CORRECT;
        };
    }

    private static String waiting(StatementFailure failure) {
        return failure.wasStopped() && failure.message().contains("Flyway")
                ? "Set flyway.postgresql.transactional.lock=false, for the check and for your servers: Flyway then locks"
                        + " without a transaction."
                : "Where the statement needs more time, give --statement-timeout SECONDS. Where it waited for a lock,"
                        + " find out what holds it: nothing but the migrations runs here.";
    }

    /** The server's message is the only place where the extension is named. */
    private static Optional<String> missingExtension(StatementFailure failure) {
        String message = failure.message();
        int start = message.indexOf("extension \"");
        int end = message.indexOf("\" is not available");
        boolean missing = start >= 0 && end > start;
        return missing ? Optional.of(message.substring(start + "extension \"".length(), end)) : Optional.empty();
    }

    private static String extension(String name) {
        String image = IMAGES.get(name);
        return image == null
                ? "This server does not have the extension %s. Fly on one that has it: --postgres docker:IMAGE with an image that holds it, or --postgres system where it is installed on this machine."
                        .formatted(name)
                : "This server does not have the extension %s. The image %s has it: --postgres docker:%s"
                        .formatted(name, image, image);
    }
}
