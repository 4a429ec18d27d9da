package io.flock.protocol.arena;

import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.Refund;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An admitted account.
 *
 * @param stake its own, in what the task takes, less penalties
 * @param backing what delegations add
 * @param tip of its hash chain: what its next preimage hashes to
 * @param withheld how often it kept a preimage back after others could have shown theirs
 * @param standing a node's last revealed submission
 * @param improvement a node's last submission that stands; absent where the task ranks last submissions
 * @param cover what stands behind a stake of gmFLOCK; absent for FLOCK
 */
public record ArenaMember(
        AccountId account,
        ArenaRole role,
        Amount stake,
        Optional<Backing> backing,
        Digest tip,
        MemberStatus status,
        int withheld,
        Optional<Standing> standing,
        Optional<Improvement> improvement,
        Optional<Cover> cover) {

    /** As admitted. */
    public static ArenaMember admitted(StakeRecord record, Optional<Backing> backing) {
        return new ArenaMember(
                record.account(),
                record.role(),
                record.stake(),
                backing,
                record.tip(),
                MemberStatus.ACTIVE,
                0,
                Optional.empty(),
                Optional.empty(),
                record.cover());
    }

    /** What draws, consensus and rewards count. */
    public Amount effective() {
        return backing.map(Backing::effect).map(stake::plus).orElse(stake);
    }

    /** The submission that holds a model: the one that stands, or the last one; empty when it is of neither. */
    public Optional<Submission> submissionOf(ModelRef model) {
        return Stream.concat(improvement.map(Improvement::shown).stream(), standing.stream())
                .map(Standing::submission)
                .filter(submission -> submission.model().equals(model))
                .findFirst();
    }

    public boolean isActive() {
        return status == MemberStatus.ACTIVE;
    }

    /** Whether it takes part in this role. */
    public boolean isActive(ArenaRole as) {
        return isActive() && role == as;
    }

    /** The FLOCK in the task for its own stake. */
    public Amount money() {
        return refund().total();
    }

    /** What goes back to it for its own stake. */
    public Refund refund() {
        return Refund.of(stake, cover);
    }

    /** Delegators' money in the task. */
    public Amount delegated() {
        return backing.map(Backing::delegated).orElse(Amount.ZERO);
    }

    /** After a penalty, at most the stake: what is delegated is slashed pro rata, and so are FLOCK behind gmFLOCK. */
    public ArenaMember slashed(Amount penalty) {
        return new ArenaMember(
                account,
                role,
                stake.minus(penalty),
                backing.map(pool -> pool.slashed(stake, penalty)),
                tip,
                status,
                withheld,
                standing,
                improvement,
                cover.map(behind -> behind.after(stake, penalty)));
    }

    public ArenaMember withTip(Digest of) {
        return new ArenaMember(account, role, stake, backing, of, status, withheld, standing, improvement, cover);
    }

    public ArenaMember removed() {
        return new ArenaMember(
                account, role, stake, backing, tip, MemberStatus.REMOVED, withheld, standing, improvement, cover);
    }

    /** One more preimage kept back. */
    public ArenaMember withheldAgain() {
        return new ArenaMember(account, role, stake, backing, tip, status, withheld + 1, standing, improvement, cover);
    }

    public ArenaMember withStanding(Standing of) {
        return new ArenaMember(
                account, role, stake, backing, tip, status, withheld, Optional.of(of), improvement, cover);
    }

    /** With a submission that stands from now on. */
    public ArenaMember withImprovement(Improvement of) {
        return new ArenaMember(account, role, stake, backing, tip, status, withheld, standing, Optional.of(of), cover);
    }
}
