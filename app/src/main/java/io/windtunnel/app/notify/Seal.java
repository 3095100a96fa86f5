package io.windtunnel.app.notify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets for the database, which lacks the key. AES-256 in GCM (NIST SP 800-38D), a random nonce before each
 * text; what the secret is for is authenticated with it, so that a sealed secret is worth nothing in another row.
 */
final class Seal {

    /** How long a key is, in bytes. */
    static final int KEY_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Optional<SecretKeySpec> key;

    private Seal(Optional<SecretKeySpec> key) {
        this.key = key;
    }

    /** One that can do nothing, because there is no key. */
    static Seal none() {
        return new Seal(Optional.empty());
    }

    /** @throws IllegalArgumentException if this is not 32 bytes in Base64; the message does not repeat it */
    static Seal of(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "windtunnel.secret-key is no Base64: make one with openssl rand -base64 32");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("windtunnel.secret-key has " + bytes.length + " bytes and needs "
                    + KEY_BYTES + ": make one with openssl rand -base64 32");
        }
        return new Seal(Optional.of(new SecretKeySpec(bytes, "AES")));
    }

    /** A new key, in Base64. */
    static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether there is a key. */
    boolean isReady() {
        return key.isPresent();
    }

    /** The secret as it may be stored; {@code purpose} has to be the same when it is opened. */
    byte[] close(String secret, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The secret again; empty where another key or purpose sealed it, or somebody changed it. */
    Optional<String> open(ByteBuffer sealed, String purpose) {
        if (sealed.remaining() < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        ByteBuffer rest = sealed.duplicate();
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] text = new byte[rest.remaining() - NONCE_BYTES];
        rest.get(nonce).get(text);
        try {
            byte[] secret = cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(text);
            return Optional.of(new String(secret, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                key.orElseThrow(() -> new IllegalStateException("there is no windtunnel.secret-key")),
                new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
