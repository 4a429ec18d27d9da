package io.flock.protocol.commitment;

/** How a commitment is made and checked. */
public final class Commitments {
    private static final String DOMAIN = "flock/commitment/v1";

    private Commitments() {}

    /**
     * {@code SHA-256(domain ‖ channel ‖ contract ‖ taskId ‖ round ‖ phase ‖ accountId ‖ payload ‖ salt)}, each field behind
     * its length as four bytes, big-endian; the round is four bytes, big-endian.
     *
     * @param payload the canonical bytes of what is promised
     */
    public static Commitment commit(CommitmentContext context, byte[] payload, Salt salt) {
        return Commitment.parse(FieldHash.ofDomain(DOMAIN)
                .field(context.channel())
                .field(context.contract())
                .field(context.taskId().text())
                .field(context.round())
                .field(context.phase())
                .field(context.account().toString())
                .field(payload)
                .field(salt.bytes())
                .digest()
                .hex());
    }

    /** Whether value and salt are what was committed. */
    public static boolean opens(Commitment commitment, CommitmentContext context, byte[] payload, Salt salt) {
        return commit(context, payload, salt).equals(commitment);
    }
}
