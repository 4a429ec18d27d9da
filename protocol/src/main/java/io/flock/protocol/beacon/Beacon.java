package io.flock.protocol.beacon;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.util.SortedMap;

/** The seeds of a task's rounds. */
public final class Beacon {
    private static final String FIRST = "flock/seed/v1";
    private static final String NEXT = "flock/next-seed/v1";

    private Beacon() {}

    /**
     * The seed that a SEED phase makes:
     * {@code SHA-256(domain ‖ channel ‖ taskId ‖ round ‖ roster digest ‖ accountId₁ ‖ preimage₁ ‖ …)}, in account order.
     *
     * @param round 0 for the first SEED phase; the round that it opens when it runs again after a void one
     * @param rosterDigest of the roster as it stood while the phase was open
     * @param preimages what was revealed in the phase
     */
    public static Digest ofSeedPhase(
            String channel, TaskId taskId, int round, Digest rosterDigest, SortedMap<AccountId, Digest> preimages) {
        FieldHash hash = FieldHash.ofDomain(FIRST)
                .field(channel)
                .field(taskId.text())
                .field(round)
                .field(rosterDigest);
        return over(hash, preimages);
    }

    /**
     * The next round's seed: {@code SHA-256(domain ‖ seed ‖ accountId₁ ‖ preimage₁ ‖ …)} over those who revealed in this
     * round, in account order.
     */
    public static Digest next(Digest seed, SortedMap<AccountId, Digest> revealed) {
        return over(FieldHash.ofDomain(NEXT).field(seed), revealed);
    }

    private static Digest over(FieldHash hash, SortedMap<AccountId, Digest> preimages) {
        preimages.forEach((account, preimage) -> hash.field(account.toString()).field(preimage));
        return hash.digest();
    }
}
