package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/** What an account gets back. */
public final class ClaimRule {
    private ClaimRule() {}

    /**
     * What a claim after the end pays: a member's stake, or the stake of who applied and was not admitted, unless leaving
     * has paid it already; and in any case what is due beside it.
     */
    public static Amount amount(
            AccountId account, Roster roster, Optional<JoinRecord> join, Optional<LeaveRecord> leave) {
        Amount stake = roster.member(account)
                .map(member -> member.stake())
                .orElseGet(() -> leave.isPresent()
                        ? Amount.ZERO
                        : join.map(JoinRecord::stake).orElse(Amount.ZERO));
        return stake.plus(roster.due(account));
    }

    /**
     * What leaving pays at once: before the freeze, and to who was not admitted, the stake in full; to a member nothing,
     * its stake is due at the end.
     *
     * @param roster absent before the freeze
     */
    public static Amount onLeave(Optional<Roster> roster, JoinRecord join) {
        boolean member = roster.flatMap(frozen -> frozen.member(join.account())).isPresent();
        return member ? Amount.ZERO : join.stake();
    }
}
