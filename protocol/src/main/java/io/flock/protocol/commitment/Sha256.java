package io.flock.protocol.commitment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash function of this project, without its impossible exception. */
public final class Sha256 {
    private Sha256() {}

    /** A computation of its own, with nothing in it yet. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
