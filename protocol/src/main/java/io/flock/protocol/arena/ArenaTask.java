package io.flock.protocol.arena;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a creator asks for; fixed once created. {@link ArenaTaskCheck} says what a ledger accepts.
 *
 * @param bundle the training logic
 * @param maxScore the error that counts as the worst, in millionths; without effect for metrics that are shares
 * @param validationSet what epochs are scored on
 * @param finalSet what the final validation is scored on; its key stays hidden until then
 * @param maxParameters a model with more is invalid
 * @param epochs how many, void ones included; the final validation comes after them
 * @param creatorStake what the creator locks until the end; FLOCK of its balance in every task
 * @param rewardPool what the creator pays in
 * @param slashFraction the price of a lie, of the stake at the epoch's start
 * @param absentSlash the price of silence, once per account and epoch
 * @param participants who may apply; empty: everybody
 * @param stakeIn what the minimum stakes of both roles, their stakes and their penalties are counted in; absent: FLOCK
 * @param separation who holds one role only; absent: each account
 */
public record ArenaTask(
        TaskId taskId,
        @Limit(200) String name,
        @Limit(4000) String description,
        ContentRef bundle,
        TaskKind kind,
        Metric metric,
        @Range(min = 1, max = 1_000_000_000_000L) long maxScore,
        SealedSet validationSet,
        SealedSet finalSet,
        @Range(min = 1) long maxParameters,
        @Range(min = 1, max = 4_000) int epochs,
        Seats nodes,
        Seats validators,
        Amount creatorStake,
        Amount rewardPool,
        Millionths slashFraction,
        Amount absentSlash,
        JuryRules jury,
        RewardRules rewards,
        ArenaPhaseLengths phases,
        @Limit(256) List<AccountId> participants,
        Optional<StakeUnit> stakeIn,
        Optional<RoleSeparation> separation) {

    public ArenaTask {
        participants = List.copyOf(participants);
    }

    /** A definition with the defaults; say what differs. */
    public static ArenaTaskBuilder builder(
            TaskId taskId, ContentRef bundle, SealedSet validationSet, SealedSet finalSet) {
        return new ArenaTaskBuilder(taskId, bundle, validationSet, finalSet);
    }

    /** What stakes are, whether the definition says it or leaves it to the default. */
    public StakeUnit stakeUnit() {
        return stakeIn.orElse(StakeUnit.FLOCK);
    }

    /** Whether stakes are gmFLOCK of locks. */
    public boolean stakesGmFlock() {
        return stakeUnit() == StakeUnit.GMFLOCK;
    }

    /** Whether an organisation is node or validator, and never both. */
    public boolean separatesOrganisations() {
        return separation.orElse(RoleSeparation.ACCOUNTS) == RoleSeparation.ORGANISATIONS;
    }

    /** The seats of a role. */
    public Seats seats(ArenaRole role) {
        return role == ArenaRole.NODE ? nodes : validators;
    }

    /** The price of a lie for a stake at the epoch's start, rounded down. */
    public Amount lieSlash(Amount stake) {
        return slashFraction.of(stake);
    }

    /** Whether the epoch is the final validation. */
    public boolean isFinal(int epoch) {
        return epoch == epochs;
    }
}
