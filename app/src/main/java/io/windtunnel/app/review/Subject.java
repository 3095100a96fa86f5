package io.windtunnel.app.review;

import java.util.HexFormat;

/**
 * A finding with one content.
 *
 * @param fingerprint the finding's
 * @param contentHash of the finding and its script, in hexadecimal digits
 * @param branch where it was seen
 * @param rule the finding's rule
 */
public record Subject(String fingerprint, String contentHash, String branch, String rule) {

    private static final int SHORT = 10;

    Subject(String fingerprint, byte[] contentHash, String branch, String rule) {
        this(fingerprint, HexFormat.of().formatHex(contentHash), branch, rule);
    }

    /** Its first digits, for people. */
    public String shortHash() {
        return contentHash.substring(0, SHORT);
    }

    byte[] hash() {
        return HexFormat.of().parseHex(contentHash);
    }
}
