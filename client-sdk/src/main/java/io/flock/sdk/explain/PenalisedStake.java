package io.flock.sdk.explain;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.Refund;
import java.util.Optional;

/**
 * A stake as penalties leave it, one after the other.
 *
 * @param cover what stands behind a stake of gmFLOCK; absent for FLOCK
 */
record PenalisedStake(Amount stake, Optional<Cover> cover) {
    static PenalisedStake of(Member member) {
        return new PenalisedStake(member.stake(), member.cover());
    }

    static PenalisedStake of(ArenaMember member) {
        return new PenalisedStake(member.stake(), member.cover());
    }

    /** Less a penalty, or empty where it is more than the stake. */
    PenalisedStake after(Amount penalty) {
        Amount taken = penalty.min(stake);
        return new PenalisedStake(stake.minus(taken), cover.map(behind -> behind.after(stake, taken)));
    }

    /** Whether a penalty could be taken, and moves just these FLOCK. */
    boolean moves(Amount penalty, Amount flock) {
        return !stake.isLessThan(penalty)
                && money().minus(after(penalty).money()).equals(flock);
    }

    private Amount money() {
        return Refund.of(stake, cover).total();
    }
}
