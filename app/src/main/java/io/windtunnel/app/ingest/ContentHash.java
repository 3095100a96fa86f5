package io.windtunnel.app.ingest;

import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Statement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What tells whether something is still the same, as SHA-256. */
final class ContentHash {

    private final MessageDigest digest;

    private ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a run: the same report, of the same commit of the same branch. */
    static byte[] of(Origin origin, byte[] report) {
        return new ContentHash()
                .add(origin.branch())
                .add(origin.commit())
                .add(origin.pullRequest().map(String::valueOf).orElse(""))
                .add(report)
                .bytes();
    }

    /** Of a script: its statements. What stands between them, comments above all, does not count. */
    static byte[] of(Migration script) {
        ContentHash hash = new ContentHash();
        for (Statement statement : script.statements()) {
            hash.add(statement.sql());
        }
        return hash.bytes();
    }

    /** Of a finding: its script, and what it says. */
    static byte[] of(byte[] script, Finding finding) {
        return new ContentHash()
                .add(script)
                .add(finding.rule())
                .add(finding.message())
                .bytes();
    }

    private ContentHash add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length, so that no two sequences of parts are the same bytes. */
    private ContentHash add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
        return this;
    }

    private byte[] bytes() {
        return digest.digest();
    }
}
