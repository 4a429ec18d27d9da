package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.token.Refund;
import java.util.Optional;

/** What an account gets back. */
public final class ClaimRule {
    private ClaimRule() {}

    /**
     * What a claim after the end pays: a member's stake, or the stake of who applied and was not admitted, unless leaving
     * has paid it already; and in any case what is due beside it. A stake of gmFLOCK goes back into its lock.
     */
    public static Refund amount(
            AccountId account, Roster roster, Optional<JoinRecord> join, Optional<LeaveRecord> leave) {
        Refund stake = roster.member(account)
                .map(Member::refund)
                .orElseGet(() -> leave.isPresent()
                        ? Refund.NONE
                        : join.map(JoinRecord::refund).orElse(Refund.NONE));
        return stake.plus(roster.due(account));
    }

    /**
     * What leaving pays at once: before the freeze, and to who was not admitted, the stake in full; to a member nothing,
     * its stake is due at the end.
     *
     * @param roster absent before the freeze
     */
    public static Refund onLeave(Optional<Roster> roster, JoinRecord join) {
        boolean member = roster.flatMap(frozen -> frozen.member(join.account())).isPresent();
        return member ? Refund.NONE : join.refund();
    }
}
