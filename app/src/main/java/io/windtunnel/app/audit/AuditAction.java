package io.windtunnel.app.audit;

import java.util.Locale;

/** What can be done. An entry keeps the words, so a name here is never given another meaning. */
public enum AuditAction {
    DECISION_MADE,
    DECISION_SECONDED,
    DECISION_WITHDRAWN,
    DECISION_LAPSED,
    PROJECT_MADE,
    PROJECT_SET,
    MEMBER_SET,
    MEMBER_REMOVED,
    TOKEN_MADE,
    TOKEN_REVOKED,
    RUNS_EXPIRED;

    /** As an entry has it: {@code decision made}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
