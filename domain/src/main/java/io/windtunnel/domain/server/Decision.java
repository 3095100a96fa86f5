package io.windtunnel.domain.server;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * A maintainer's decision that lets a finding pass.
 *
 * @param fingerprint the finding's
 * @param contentHash what was decided on, in hexadecimal digits of lower case, see {@link ContentHash}: another content
 *     is another decision
 * @param rule the finding's rule
 * @param person who decided, by name
 */
public record Decision(
        String fingerprint,
        String contentHash,
        String rule,
        Verdict verdict,
        String reason,
        String person,
        Instant decidedAt) {

    /** What was decided. */
    public enum Verdict {
        /** It does no harm here. */
        APPROVE,
        /** It may do harm, and that is taken. */
        ACCEPT_RISK;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
