package io.flock.protocol.alliance;

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
 * What a creator asks for; fixed once created. {@link TaskDefinitionCheck} says what a ledger accepts.
 *
 * @param bundle the training logic
 * @param initialModel absent: initialised from the beacon's seed
 * @param arenaTaskId the completed Arena task whose consensus model is the initial one; absent where governance allows it
 * @param rounds how many rounds, void ones included
 * @param minStake what an account needs to be drawn; what it stakes at least: {@link #leastStake}
 * @param rewardPool what the creator pays in
 * @param proposerFraction of a round's accounts, rounded down, at least one
 * @param slashFraction the price of a lie, of the stake at round start
 * @param absentSlash the price of silence, once per account and round
 * @param disagreementTolerance a voter pays that was against clear majorities on a greater share of the proposals, and on
 *     at least two; not used by a COLLECTIVE vote
 * @param voteMode a verdict per update, or one for the aggregate of all
 * @param aggregation how the standing updates of a round become the next model
 * @param participants who may join; empty: everybody
 * @param stakeIn what minStake, stakes and penalties are counted in; absent: FLOCK
 * @param updates how updates lie in the content store; absent: PLAIN
 */
public record TaskDefinition(
        TaskId taskId,
        @Limit(200) String name,
        @Limit(4000) String description,
        ContentRef bundle,
        Optional<ModelRef> initialModel,
        Optional<TaskId> arenaTaskId,
        @Range(min = 1, max = 4_000) int rounds,
        @Range(min = 3, max = 256) int minParticipants,
        @Range(min = 3, max = 256) int maxParticipants,
        Amount minStake,
        Amount rewardPool,
        Millionths proposerFraction,
        Millionths slashFraction,
        Amount absentSlash,
        Millionths disagreementTolerance,
        AggregationRule aggregation,
        VoteMode voteMode,
        PhaseLengths phases,
        @Limit(256) List<AccountId> participants,
        Optional<StakeUnit> stakeIn,
        Optional<UpdateStorage> updates) {

    public TaskDefinition {
        participants = List.copyOf(participants);
    }

    /** A definition with the defaults; say what differs. */
    public static TaskDefinitionBuilder builder(TaskId taskId, ContentRef bundle) {
        return new TaskDefinitionBuilder(taskId, bundle);
    }

    /** What stakes are, whether the definition says it or leaves it to the default. */
    public StakeUnit stakeUnit() {
        return stakeIn.orElse(StakeUnit.FLOCK);
    }

    /** Whether updates are readable for those only who have a seat in their round. */
    public boolean sealsUpdates() {
        return updates.filter(UpdateStorage.SEALED::equals).isPresent();
    }

    /** Whether stakes are gmFLOCK of locks. */
    public boolean stakesGmFlock() {
        return stakeUnit() == StakeUnit.GMFLOCK;
    }

    /**
     * Whether penalties, less a keeper's bonus, go to the treasury instead of the pool: where they move FLOCK out of locks,
     * which would otherwise come back by rewards before the locks' days and without their fee.
     */
    public boolean penaltiesToTreasury() {
        return stakesGmFlock();
    }

    /**
     * What an account stakes at least. Rewards don't grow a stake of gmFLOCK, so one has to bear an absence from the start:
     * otherwise who was absent once would never be drawn again.
     */
    public Amount leastStake() {
        return stakesGmFlock() ? minStake.plus(absentSlash) : minStake;
    }

    /** The price of a lie for a stake at round start, rounded down. */
    public Amount lieSlash(Amount stake) {
        return slashFraction.of(stake);
    }
}
