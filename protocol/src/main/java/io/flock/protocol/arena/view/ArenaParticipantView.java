package io.flock.protocol.arena.view;

import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockPart;
import java.util.Optional;

/**
 * An account's part in a task: its application, its membership, what it would be paid now, what of its stake it could take
 * back now, and what it was paid.
 *
 * @param unstakable FLOCK of the stake, those that go back into its lock included
 * @param intoLock what would go back into its lock, where gmFLOCK is staked; also when penalties left nothing of it, since
 *     the lock waits for it
 */
public record ArenaParticipantView(
        AccountId account,
        Optional<StakeRecord> stake,
        Optional<ArenaMember> member,
        Amount claimable,
        Amount unstakable,
        Optional<LockPart> intoLock,
        ArenaClaimRecord claimed) {

    /** Whether there is a stake to be taken back now. */
    public boolean canUnstake() {
        return !unstakable.isZero() || intoLock.isPresent();
    }
}
