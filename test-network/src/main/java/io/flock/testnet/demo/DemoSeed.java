package io.flock.testnet.demo;

import io.flock.protocol.commitment.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a demo's ids, secrets and data splits derive from. Real participants draw theirs at random. */
record DemoSeed(long seed) {
    /** {@code SHA-256("flock/demo/v1/" ‖ seed ‖ "/" ‖ label)}. */
    Digest derive(String label) {
        try {
            byte[] text = ("flock/demo/v1/" + seed + "/" + label).getBytes(StandardCharsets.UTF_8);
            return Digest.ofBytes(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }

    /** A few hex digits for a name. */
    String suffix(String label) {
        return derive(label).toString().substring(0, 4);
    }
}
