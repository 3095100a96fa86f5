package io.windtunnel.app.projects;

import io.windtunnel.domain.db.enums.Severity;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which findings are shown; it lives in the page's address.
 *
 * @param text that is in the title, message, rule, an object's name or the script's path, in whatever case
 * @param rule of this rule alone
 * @param severity of this severity alone
 * @param branch on this branch alone
 * @param decided whether somebody has decided about them, or nobody
 * @param page from 1
 */
public record FindingFilter(
        Optional<String> text,
        Optional<String> rule,
        Optional<Severity> severity,
        Optional<String> branch,
        Optional<Boolean> decided,
        int page) {

    /** Far more than anybody turns over. */
    private static final int LAST_PAGE = 200;

    private static final int LONGEST = 200;

    public FindingFilter {
        page = Math.max(1, Math.min(LAST_PAGE, page));
    }

    /** As it stands in the address; what is blank or unknown filters nothing. */
    static FindingFilter of(String text, String rule, String severity, String branch, String decided, int page) {
        return new FindingFilter(
                given(text),
                given(rule),
                Optional.ofNullable(Severity.lookupLiteral(severity)),
                given(branch),
                decided.equals("yes") || decided.equals("no") ? Optional.of(decided.equals("yes")) : Optional.empty(),
                page);
    }

    private static Optional<String> given(String text) {
        String stripped = text.strip();
        return Optional.of(stripped.substring(0, Math.min(LONGEST, stripped.length())))
                .filter(some -> !some.isEmpty());
    }

    /** In the address: {@code yes}, {@code no}, or nothing. */
    public String decidedWord() {
        return decided.map(yes -> yes ? "yes" : "no").orElse("");
    }

    /** The address of another page of the same. */
    String address(String slug, int other) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/projects/{slug}/findings")
                .queryParam("q", "{q}")
                .queryParam("rule", "{rule}")
                .queryParam("severity", severity.map(Severity::getLiteral).orElse(""))
                .queryParam("branch", "{branch}")
                .queryParam("decided", decidedWord())
                .queryParam("page", other);
        return address.encode()
                .buildAndExpand(slug, text.orElse(""), rule.orElse(""), branch.orElse(""))
                .toUriString();
    }
}
