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
    WEBHOOK_ADDED,
    WEBHOOK_DISABLED,
    DELIVERY_REPEATED,
    ACCOUNT_MADE,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    ADMINISTRATOR_MADE,
    ADMINISTRATOR_UNMADE,
    PASSWORD_SET,
    RUNS_EXPIRED;

    /** As an entry has it: {@code decision made}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
