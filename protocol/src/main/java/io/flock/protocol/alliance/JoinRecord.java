package io.flock.protocol.alliance;

import io.flock.protocol.alliance.request.Join;
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
 */
public record JoinRecord(AccountId account, int slot, Amount stake, Digest tip, Optional<Cover> cover)
        implements StateDocument {

    /** An application with FLOCK. */
    public JoinRecord(AccountId account, int slot, Amount stake, Digest tip) {
        this(account, slot, stake, tip, Optional.empty());
    }

    /** Whether a request asks for just this application; what stands behind a stake follows from its lock. */
    public boolean answers(Join request) {
        return slot == request.slot()
                && stake.equals(request.stake())
                && tip.equals(request.tip())
                && cover.map(Cover::lock).equals(request.lock());
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
