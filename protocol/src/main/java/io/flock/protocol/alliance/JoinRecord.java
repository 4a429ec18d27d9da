package io.flock.protocol.alliance;

import io.flock.protocol.alliance.request.Join;
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
 * @param cover what stands behind a stake of gmFLOCK; absent for FLOCK
 * @param accessKey the public key that updates are sealed for; in a task that seals them alone
 */
public record JoinRecord(
        AccountId account,
        int slot,
        Amount stake,
        Digest tip,
        Optional<Cover> cover,
        @Limit(1024) Optional<String> accessKey)
        implements StateDocument {

    /** An application with FLOCK. */
    public JoinRecord(AccountId account, int slot, Amount stake, Digest tip) {
        this(account, slot, stake, tip, Optional.empty(), Optional.empty());
    }

    /** The application that an account asks for. */
    public static JoinRecord of(AccountId account, Join request, Optional<Cover> cover) {
        return new JoinRecord(account, request.slot(), request.stake(), request.tip(), cover, request.accessKey());
    }

    /** Whether a request asks for just this application; what stands behind a stake follows from its lock. */
    public boolean answers(Join request) {
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
