package io.flock.protocol.arena;

import io.flock.protocol.arena.request.Stake;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.LockPart;
import io.flock.protocol.token.Refund;
import java.util.Optional;

/**
 * An account's application.
 *
 * @param slot among those of its organisation
 * @param stake in what the task takes
 * @param tip its hash chain's
 * @param accessKey of a validator: the public key that data keys are wrapped for
 * @param cover what stands behind a stake of gmFLOCK; absent for FLOCK
 */
public record StakeRecord(
        AccountId account,
        ArenaRole role,
        int slot,
        Amount stake,
        Digest tip,
        @Limit(1024) Optional<String> accessKey,
        Optional<Cover> cover)
        implements StateDocument {

    /** An application with FLOCK. */
    public StakeRecord(
            AccountId account, ArenaRole role, int slot, Amount stake, Digest tip, Optional<String> accessKey) {
        this(account, role, slot, stake, tip, accessKey, Optional.empty());
    }

    /** The application that an account asks for. */
    public static StakeRecord of(AccountId account, Stake request, Optional<Cover> cover) {
        return new StakeRecord(
                account, request.role(), request.slot(), request.stake(), request.tip(), request.accessKey(), cover);
    }

    /** Whether a request asks for just this application; what stands behind a stake follows from its lock. */
    public boolean answers(Stake request) {
        return equals(of(account, request, cover)) && cover.map(Cover::lock).equals(request.lock());
    }

    /** The part of a lock that it took; absent for FLOCK. */
    public Optional<LockPart> part() {
        return cover.map(behind -> behind.part(stake));
    }

    /** What goes back to the account if it gets the whole stake. */
    public Refund refund() {
        return Refund.of(stake, cover);
    }
}
