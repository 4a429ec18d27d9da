package io.flock.sdk.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash function of this project, without its impossible exception. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
