package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.DecisionSource;
import io.windtunnel.checker.pending.RunOrigin;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import io.windtunnel.domain.server.Decision;
import io.windtunnel.domain.server.DecisionDocument;
import io.windtunnel.domain.server.Receipt;
import io.windtunnel.domain.server.ReviewServerClient;
import io.windtunnel.domain.server.ReviewServerException;
import io.windtunnel.domain.server.ServerAddress;
import io.windtunnel.domain.server.ServerToken;
import io.windtunnel.domain.server.Submission;
import io.windtunnel.views.text.VisibleText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a check has to do with a review server: decisions before it, the report after it. */
final class ReviewServer {

    private static final String TOKEN = "WINDTUNNEL_TOKEN";

    private final ServerOptions options;
    private final Optional<ServerAddress> publish;
    private final Surroundings surroundings;
    private final List<String> problems = new ArrayList<>();
    private final Optional<ServerToken> token;
    private final Optional<Submission> about;

    /** Reads what is needed to ask: what is missing is found out before the flight and not after it. */
    ReviewServer(ServerOptions options, Optional<ServerAddress> publish, Surroundings surroundings) {
        this.options = options;
        this.publish = publish;
        this.surroundings = surroundings;
        boolean isAsked = options.decisions
                .filter(DecisionSource.Server.class::isInstance)
                .isPresent();
        this.token = publish.isPresent() ? token("--publish") : isAsked ? token("--decisions") : Optional.empty();
        this.about = publish.isPresent() ? origin() : Optional.empty();
    }

    /** What stands in the way. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    boolean isPublished() {
        return publish.isPresent();
    }

    /**
     * The decisions that are in force.
     *
     * @throws CheckException when they cannot be read: a check without them would fail for what is decided
     */
    List<Decision> decisions() throws CheckException {
        if (options.decisions.isEmpty()) {
            return List.of();
        }
        DecisionSource source = options.decisions.get();
        DecisionDocument document = source instanceof DecisionSource.Exported file
                ? file.read(surroundings.workingDirectory())
                : asked(((DecisionSource.Server) source).address());
        return document.decisions();
    }

    private DecisionDocument asked(ServerAddress server) throws CheckException {
        try {
            return new ReviewServerClient(server, token.orElseThrow()).decisions();
        } catch (ReviewServerException e) {
            CheckException.Kind kind =
                    switch (e.kind()) {
                        case REFUSED -> CheckException.Kind.CONFIGURATION;
                        case UNREACHABLE -> CheckException.Kind.CHECKER;
                    };
            throw new CheckException(kind, "--decisions: " + e.getMessage(), e);
        }
    }

    /**
     * Hands the report in, where it is to be, and says what came of it.
     *
     * @param exitCode the check's
     * @param isTold whether people read standard output
     * @return the exit code, which is another one only where handing in failed and is required
     */
    int publish(Report report, int exitCode, boolean isTold) throws IOException {
        if (publish.isEmpty()) {
            return exitCode;
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ReportJson.write(report, json);
        try {
            Receipt receipt = new ReviewServerClient(publish.get(), token.orElseThrow())
                    .publish(about.orElseThrow(), json.toByteArray());
            String published = "ublished: " + VisibleText.of(receipt.url()) + (receipt.isNew() ? "" : " (as before)");
            if (isTold) {
                surroundings.out().write(("P" + published + "\n").getBytes(StandardCharsets.UTF_8));
                surroundings.out().flush();
            } else {
                surroundings.err().println("windtunnel: p" + published);
            }
            return exitCode;
        } catch (ReviewServerException e) {
            surroundings.err().println("windtunnel: not published: " + VisibleText.of(String.valueOf(e.getMessage())));
            return options.publishRequired ? ExitCodes.CHECKER : exitCode;
        }
    }

    private Optional<ServerToken> token(String option) {
        try {
            Optional<String> text = options.tokenFile.isPresent()
                    ? Optional.of(
                            Files.readString(surroundings.workingDirectory().resolve(options.tokenFile.get())))
                    : surroundings.variable(TOKEN);
            if (text.isEmpty()) {
                problems.add(option + " needs the project's token, in the variable " + TOKEN
                        + " or in the file of --publish-token-file");
            }
            return text.map(ServerToken::parse);
        } catch (IOException e) {
            problems.add("--publish-token-file "
                    + options.tokenFile.map(String::valueOf).orElse("") + " cannot be read");
        } catch (IllegalArgumentException e) {
            problems.add(options.tokenFile
                            .map(file -> "--publish-token-file " + file)
                            .orElse(TOKEN) + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Submission> origin() {
        try {
            Optional<Submission> found = RunOrigin.of(surroundings.workingDirectory(), surroundings.environment());
            if (found.isEmpty()) {
                problems.add("--publish: which branch and commit this is cannot be told; it takes a CI system's"
                        + " variables (GitHub, GitLab, Jenkins) or a Git checkout of a branch");
            }
            return found;
        } catch (IOException e) {
            problems.add("--publish: " + e.getMessage());
            return Optional.empty();
        }
    }
}
