package io.windtunnel.app.access;

import java.util.Locale;

/** Why somebody was not signed in, as far as they are told. */
public enum LogInProblem {
    /** The name or the password is wrong; which one is not told. */
    PASSWORD,
    /** The provider does not answer. */
    AWAY,
    /** The provider did not vouch, or for somebody else's try. */
    PROVIDER,
    /** There is no account, and none is made. */
    UNKNOWN,
    /** The account is disabled. */
    DISABLED;

    /** As it stands in an address. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LogInProblem of(String code) {
        for (LogInProblem problem : values()) {
            if (problem.code().equals(code)) {
                return problem;
            }
        }
        return PASSWORD;
    }
}
