package io.flock.protocol.commitment;

import io.flock.protocol.identity.TaskId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A participant's 32 secret bytes, made once and kept by its owner. Chain secrets and salts are derived from it by
 * HMAC-SHA-256, so that a restart or a second machine loses nothing (attack 20). Use one for each account: two accounts
 * with one secret would have one hash chain.
 */
public final class ParticipantSecret {
    private static final String CHAIN = "flock/chain/v1";
    private static final String SALT = "flock/salt/v1";

    private final byte[] secret;

    private ParticipantSecret(byte[] secret) {
        this.secret = secret;
    }

    /** Takes a copy of 32 bytes. */
    public static ParticipantSecret ofBytes(byte[] secret) {
        if (secret.length != Hex32.BYTES) {
            throw new IllegalArgumentException("a participant secret has 32 bytes, not " + secret.length);
        }
        return new ParticipantSecret(secret.clone());
    }

    /** The first element of a task's hash chain: {@code HMAC(secret, domain ‖ channel ‖ contract ‖ taskId ‖ role)}. */
    public Digest chainSecret(String channel, String contract, TaskId taskId, String role) {
        return Digest.ofBytes(hmac(CHAIN, channel, contract, taskId.text(), role));
    }

    /**
     * The salt of one commitment: {@code HMAC(secret, domain ‖ channel ‖ contract ‖ taskId ‖ role ‖ round ‖ phase)}.
     *
     * @param round from 0, in decimal in the hash
     */
    public Salt salt(String channel, String contract, TaskId taskId, String role, int round, String phase) {
        return Salt.ofBytes(hmac(SALT, channel, contract, taskId.text(), role, Integer.toString(round), phase));
    }

    private byte[] hmac(String... fields) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            for (String field : fields) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "ParticipantSecret[hidden]";
    }
}
