package io.flock.protocol.delegation;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.Backing;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/**
 * What comes back of an allotment at the end, to all delegators together.
 *
 * @param principal what penalties left
 * @param rewards of the final rank, and of what was left of the task's pool
 * @param seed settles ties of the last micro-FLOCK
 */
public record PoolEnd(Amount principal, Amount rewards, Digest seed) {
    /**
     * What is due of an allotment; nothing while the task runs with its owner in it. In full when the owner was not
     * admitted.
     *
     * @param roster absent before accounts are admitted
     */
    public static Optional<PoolEnd> of(
            AccountId owner, AllotmentRecord allotment, Optional<ArenaRoster> roster, boolean isOver) {
        Optional<ArenaMember> member = roster.flatMap(frozen -> frozen.member(owner));
        if (!isOver && (member.isPresent() || roster.isEmpty())) {
            return Optional.empty();
        }
        Digest seed = roster.map(ended -> ended.seed().orElseGet(ended::digest)).orElseGet(() -> NO_SEED);
        return Optional.of(
                member.isEmpty()
                        ? new PoolEnd(allotment.amount(), Amount.ZERO, seed)
                        : new PoolEnd(
                                member.get().backing().map(Backing::delegated).orElse(Amount.ZERO),
                                roster.orElseThrow().pools().due(owner),
                                seed));
    }

    /** Without a roster everybody gets its own part: there is no tie. */
    private static final Digest NO_SEED = Digest.parse("0".repeat(64));
}
