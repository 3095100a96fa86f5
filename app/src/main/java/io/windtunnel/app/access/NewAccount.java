package io.windtunnel.app.access;

import io.windtunnel.app.web.Refused;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * What somebody fills in for an account.
 *
 * @param name what it signs in with
 * @param displayName its name for people
 * @param password as typed
 */
record NewAccount(String name, String displayName, String password) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,99}");
    private static final int SHORTEST = 12;
    /** What bcrypt takes; a longer one would be cut. */
    private static final int LONGEST_BYTES = 72;

    NewAccount {
        name = name.strip();
        displayName = displayName.isBlank() ? name : displayName.strip();
        if (!NAME.matcher(name).matches()) {
            throw refused("An account's name has lower-case letters, digits, and . _ @ - after the first.");
        }
        if (displayName.length() > 200) {
            throw refused("The name for people is longer than 200 characters.");
        }
        if (password.length() < SHORTEST) {
            throw refused("A password has at least " + SHORTEST + " characters.");
        }
        if (password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw refused("A password has at most " + LONGEST_BYTES + " bytes.");
        }
    }

    private static Refused refused(String reason) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, reason);
    }

    @Override
    public String toString() {
        return "NewAccount[" + name + "]";
    }
}
