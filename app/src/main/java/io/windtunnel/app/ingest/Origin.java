package io.windtunnel.app.ingest;

import io.windtunnel.app.web.Refused;
import io.windtunnel.domain.server.ContentHash;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * What a report is about.
 *
 * @param branch the branch that was checked
 * @param commit its commit, in hexadecimal digits
 * @param pullRequest the pull request's number
 * @param baseBranch where the branch is to go
 * @param runUrl where the build that made the report can be seen
 */
record Origin(
        String branch,
        String commit,
        Optional<Integer> pullRequest,
        Optional<String> baseBranch,
        Optional<String> runUrl) {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
    private static final int LONGEST = 255;
    private static final int LONGEST_URL = 2_000;

    Origin {
        requireName("branch", branch);
        baseBranch.ifPresent(name -> requireName("baseBranch", name));
        if (!COMMIT.matcher(commit).matches()) {
            throw refused("commit has to be 7 to 64 hexadecimal digits, in lower case.");
        }
        if (pullRequest.filter(number -> number <= 0).isPresent()) {
            throw refused("pullRequest has to be a number from 1.");
        }
        runUrl.ifPresent(Origin::requireUrl);
    }

    /** What makes two runs the same: the same report, of the same commit of the same branch and pull request. */
    byte[] hash(byte[] report) {
        return ContentHash.ofParts(List.of(
                utf8(branch),
                utf8(commit),
                utf8(pullRequest.map(String::valueOf).orElse("")),
                report));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void requireName(String what, String name) {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw refused(what + " has to be a branch's name, of at most " + LONGEST + " characters.");
        }
    }

    /** Only what a browser may safely be sent to. */
    private static void requireUrl(String url) {
        try {
            URI uri = new URI(url);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isWeb && uri.getHost() != null && url.length() <= LONGEST_URL) {
                return;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw refused("runUrl has to be an address that begins with http:// or https://.");
    }

    private static Refused refused(String reason) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, reason);
    }
}
