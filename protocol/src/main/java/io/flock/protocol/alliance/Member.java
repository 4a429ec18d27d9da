package io.flock.protocol.alliance;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/**
 * An admitted account.
 *
 * @param stake what it staked, plus rewards, less penalties
 * @param tip of its hash chain: what its next preimage hashes to
 * @param absentIn the last round that it counts as absent in; it is not drawn in the one after
 * @param withheld how often it kept a preimage back after others could have shown theirs
 */
public record Member(
        AccountId account, Amount stake, Digest tip, MemberStatus status, Optional<Integer> absentIn, int withheld) {

    /** As admitted. */
    public static Member admitted(JoinRecord join) {
        return new Member(join.account(), join.stake(), join.tip(), MemberStatus.ACTIVE, Optional.empty(), 0);
    }

    public Member withStake(Amount of) {
        return new Member(account, of, tip, status, absentIn, withheld);
    }

    public Member withTip(Digest of) {
        return new Member(account, stake, of, status, absentIn, withheld);
    }

    public Member withStatus(MemberStatus of) {
        return new Member(account, stake, tip, of, absentIn, withheld);
    }

    public Member absentIn(int round) {
        return new Member(account, stake, tip, status, Optional.of(Math.max(round, absentIn.orElse(round))), withheld);
    }

    /** One more preimage kept back. */
    public Member withheldAgain() {
        return new Member(account, stake, tip, status, absentIn, withheld + 1);
    }

    public boolean isActive() {
        return status == MemberStatus.ACTIVE;
    }
}
