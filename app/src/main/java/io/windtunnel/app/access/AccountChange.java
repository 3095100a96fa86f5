package io.windtunnel.app.access;

import io.windtunnel.app.audit.AuditAction;

/** What an administrator does to somebody else's account. */
public enum AccountChange {
    DISABLE(AuditAction.ACCOUNT_DISABLED, "Disable"),
    ENABLE(AuditAction.ACCOUNT_ENABLED, "Enable"),
    MAKE_ADMINISTRATOR(AuditAction.ADMINISTRATOR_MADE, "Make administrator"),
    UNMAKE_ADMINISTRATOR(AuditAction.ADMINISTRATOR_UNMADE, "Administrator no more");

    private final AuditAction action;
    private final String words;

    AccountChange(AuditAction action, String words) {
        this.action = action;
        this.words = words;
    }

    AuditAction action() {
        return action;
    }

    /** As the button has it. */
    public String words() {
        return words;
    }
}
