package io.windtunnel.domain.server;

import java.util.regex.Pattern;

/** A project's token, which no message shows. */
public final class ServerToken {

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,4096}");

    private final String secret;

    private ServerToken(String secret) {
        this.secret = secret;
    }

    /**
     * Reads one; blanks and line ends around it do not count.
     *
     * @throws IllegalArgumentException if it is none; the message does not hold it
     */
    public static ServerToken parse(String text) {
        String secret = text.strip();
        if (!VISIBLE.matcher(secret).matches()) {
            throw new IllegalArgumentException("a token is one word of at most 4096 visible ASCII characters");
        }
        return new ServerToken(secret);
    }

    String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "***";
    }
}
