package io.flock.protocol.alliance;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.Refund;
import java.util.Optional;

/**
 * An admitted account.
 *
 * @param stake what it staked, plus rewards, less penalties; gmFLOCK less penalties, where the task takes that
 * @param tip of its hash chain: what its next preimage hashes to
 * @param absentIn the last round that it counts as absent in; it is not drawn in the one after
 * @param withheld how often it kept a preimage back after others could have shown theirs
 * @param cover what stands behind a stake of gmFLOCK; absent for FLOCK
 * @param accessKey the public key that updates are sealed for; in a task that seals them alone
 */
public record Member(
        AccountId account,
        Amount stake,
        Digest tip,
        MemberStatus status,
        Optional<Integer> absentIn,
        int withheld,
        Optional<Cover> cover,
        @Limit(1024) Optional<String> accessKey) {

    /** As admitted. */
    public static Member admitted(JoinRecord join) {
        return new Member(
                join.account(),
                join.stake(),
                join.tip(),
                MemberStatus.ACTIVE,
                Optional.empty(),
                0,
                join.cover(),
                join.accessKey());
    }

    public Member withStake(Amount of) {
        return new Member(account, of, tip, status, absentIn, withheld, cover, accessKey);
    }

    /** Less stake, and less FLOCK behind it where it is gmFLOCK. */
    public Member slashed(Amount amount) {
        return new Member(
                account,
                stake.minus(amount),
                tip,
                status,
                absentIn,
                withheld,
                cover.map(behind -> behind.after(stake, amount)),
                accessKey);
    }

    /** The FLOCK in the task for its stake. */
    public Amount money() {
        return refund().total();
    }

    /** What goes back to it for its stake. */
    public Refund refund() {
        return Refund.of(stake, cover);
    }

    public Member withTip(Digest of) {
        return new Member(account, stake, of, status, absentIn, withheld, cover, accessKey);
    }

    public Member withStatus(MemberStatus of) {
        return new Member(account, stake, tip, of, absentIn, withheld, cover, accessKey);
    }

    public Member absentIn(int round) {
        return new Member(
                account,
                stake,
                tip,
                status,
                Optional.of(Math.max(round, absentIn.orElse(round))),
                withheld,
                cover,
                accessKey);
    }

    /** One more preimage kept back. */
    public Member withheldAgain() {
        return new Member(account, stake, tip, status, absentIn, withheld + 1, cover, accessKey);
    }

    public boolean isActive() {
        return status == MemberStatus.ACTIVE;
    }
}
