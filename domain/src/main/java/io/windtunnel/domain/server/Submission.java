package io.windtunnel.domain.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a report that is handed in is about.
 *
 * @param branch the branch that was checked
 * @param commit its commit, 7 to 64 hexadecimal digits in lower case
 * @param pullRequest the pull request's number, from 1
 * @param baseBranch where the branch is to go
 * @param runUrl where the build that made the report can be seen, http or https
 */
public record Submission(
        String branch,
        String commit,
        Optional<Integer> pullRequest,
        Optional<String> baseBranch,
        Optional<String> runUrl) {

    /** As the query of {@code POST /api/reports}. */
    String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("branch", branch);
        parameters.put("commit", commit);
        pullRequest.ifPresent(number -> parameters.put("pullRequest", number.toString()));
        baseBranch.ifPresent(name -> parameters.put("baseBranch", name));
        runUrl.ifPresent(url -> parameters.put("runUrl", url));
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
