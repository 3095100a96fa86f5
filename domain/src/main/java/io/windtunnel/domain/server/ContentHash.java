package io.windtunnel.domain.server;

import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Statement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What something is, as SHA-256: where a script, a finding or a run is another one, so is its hash. */
public final class ContentHash {

    private final MessageDigest digest;

    private ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a script: its statements as the report has them. What stands between them, comments above all, does not count. */
    public static byte[] of(Migration script) {
        ContentHash hash = new ContentHash();
        for (Statement statement : script.statements()) {
            hash.add(statement.sql());
        }
        return hash.digest.digest();
    }

    /** Of every script of a report, by its path; where a path is there twice, the last one counts. */
    public static Map<String, byte[]> ofScripts(List<Migration> scripts) {
        Map<String, byte[]> hashes = new HashMap<>();
        scripts.forEach(script -> hashes.put(script.script(), of(script)));
        return hashes;
    }

    /**
     * Of a finding: its script, its rule and what it says.
     *
     * @param scripts of its report, from {@link #ofScripts}; a finding about another file stands for itself alone
     */
    public static byte[] of(Finding finding, Map<String, byte[]> scripts) {
        return new ContentHash()
                .add(scripts.getOrDefault(finding.script(), new byte[0]))
                .add(finding.rule())
                .add(finding.message())
                .digest
                .digest();
    }

    /** Of parts in their order; no two sequences of parts have the same. */
    public static byte[] ofParts(List<byte[]> parts) {
        ContentHash hash = new ContentHash();
        parts.forEach(hash::add);
        return hash.digest.digest();
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
}
