package io.windtunnel.app.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What makes two runs the same, as SHA-256: the same report, of the same commit of the same branch. */
final class RunHash {

    private RunHash() {}

    static byte[] of(Origin origin, byte[] report) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, origin.branch().getBytes(StandardCharsets.UTF_8));
            add(digest, origin.commit().getBytes(StandardCharsets.UTF_8));
            add(digest, origin.pullRequest().map(String::valueOf).orElse("").getBytes(StandardCharsets.UTF_8));
            add(digest, report);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With its length, so that no two sequences of parts are the same bytes. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }
}
