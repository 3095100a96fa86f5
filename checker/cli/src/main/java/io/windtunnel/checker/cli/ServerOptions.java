package io.windtunnel.checker.cli;

import io.windtunnel.checker.DecisionSource;
import io.windtunnel.domain.server.ServerAddress;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what the check has to do with a review server. */
final class ServerOptions {

    static final String HEADING = "%nThe maintainers' decisions:%n";

    @Option(
            names = "--decisions",
            paramLabel = "URL|FILE",
            description =
                    "Findings that maintainers let pass, which do not count: of this review server, with the token "
                            + "of --publish, or from a file that it exported.")
    Optional<DecisionSource> decisions = Optional.empty();

    @Option(names = "--publish-required", description = "The exit code is 3 where the report could not be handed in.")
    boolean publishRequired;

    @Option(
            names = "--publish-token-file",
            paramLabel = "FILE",
            description = "Holds the project's token. Default: the variable WINDTUNNEL_TOKEN.")
    Optional<Path> tokenFile = Optional.empty();

    /** Where the report goes. */
    static final class Destination {

        static final String HEADING = "%nWhere the report is handed in (one of these):%n";

        @Option(
                names = "--publish",
                paramLabel = "URL",
                description = "Hand the report in at this review server; what comes of that changes no verdict.")
        private Optional<ServerAddress> publish = Optional.empty();

        @Option(names = "--no-publish", description = "Hand it in nowhere, whatever windtunnel.yml says.")
        private boolean noPublish;

        Optional<ServerAddress> chosen() {
            return noPublish ? Optional.empty() : publish;
        }
    }
}
