package io.flock.protocol.alliance;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Optional;

/** Builds a task definition from the defaults. */
public final class TaskDefinitionBuilder {
    private static final Amount LEAST = Amount.ofFlock(100);
    /** With a tenth of it for an absence, it fits into the 301 that 100 FLOCK give at most. */
    private static final Amount LEAST_GM = Amount.ofFlock(270);

    private final TaskId taskId;
    private final ContentRef bundle;
    private String name;
    private String description = "";
    private Optional<ModelRef> initialModel = Optional.empty();
    private Optional<TaskId> arenaTaskId = Optional.empty();
    private int rounds = 10;
    private int minParticipants = 7;
    private int maxParticipants = 10;
    private Optional<Amount> minStake = Optional.empty();
    private Amount rewardPool = Amount.ofFlock(500);
    private Millionths proposerFraction = Millionths.of(300_000);
    private Millionths slashFraction = Millionths.of(200_000);
    private Optional<Amount> absentSlash = Optional.empty();
    /** A third, rounded up: exactly one of three is not more than a third. */
    private Millionths disagreementTolerance = Millionths.of(333_334);

    private AggregationRule aggregation = AggregationRule.fedavg();
    private VoteMode voteMode = VoteMode.ATTRIBUTED;
    private PhaseLengths phases = PhaseLengths.all(600);
    private List<AccountId> participants = List.of();
    private Optional<StakeUnit> stakeIn = Optional.empty();
    private Optional<UpdateStorage> updates = Optional.empty();

    TaskDefinitionBuilder(TaskId taskId, ContentRef bundle) {
        this.taskId = taskId;
        this.bundle = bundle;
        this.name = taskId.text();
    }

    /** Default: the task's id. */
    public TaskDefinitionBuilder name(String of) {
        name = of;
        return this;
    }

    /** Default: empty. */
    public TaskDefinitionBuilder description(String of) {
        description = of;
        return this;
    }

    /** Default: none, initialised from the beacon's seed. */
    public TaskDefinitionBuilder initialModel(ModelRef of) {
        initialModel = Optional.of(of);
        return this;
    }

    /** Default: none. Begins with the consensus model of a completed Arena task. */
    public TaskDefinitionBuilder fromArena(TaskId task, ModelRef consensusModel) {
        arenaTaskId = Optional.of(task);
        return initialModel(consensusModel);
    }

    /** Default: 10. */
    public TaskDefinitionBuilder rounds(int of) {
        rounds = of;
        return this;
    }

    /** Default: 7 to 10. */
    public TaskDefinitionBuilder participants(int min, int max) {
        minParticipants = min;
        maxParticipants = max;
        return this;
    }

    /** Default: 100 FLOCK, or 270 gmFLOCK; see {@link TaskDefinition#leastStake}. */
    public TaskDefinitionBuilder minStake(Amount of) {
        minStake = Optional.of(of);
        return this;
    }

    /** Default: 500 FLOCK. */
    public TaskDefinitionBuilder rewardPool(Amount of) {
        rewardPool = of;
        return this;
    }

    /** Default: 0.3. */
    public TaskDefinitionBuilder proposerFraction(Millionths of) {
        proposerFraction = of;
        return this;
    }

    /** Default: 0.2. */
    public TaskDefinitionBuilder slashFraction(Millionths of) {
        slashFraction = of;
        return this;
    }

    /** Default: a tenth of the minimum stake. */
    public TaskDefinitionBuilder absentSlash(Amount of) {
        absentSlash = Optional.of(of);
        return this;
    }

    /** Default: a third. */
    public TaskDefinitionBuilder disagreementTolerance(Millionths of) {
        disagreementTolerance = of;
        return this;
    }

    /** Default: fedavg. */
    public TaskDefinitionBuilder aggregation(AggregationRule of) {
        aggregation = of;
        return this;
    }

    /** Default: a verdict per update. */
    public TaskDefinitionBuilder voteMode(VoteMode of) {
        voteMode = of;
        return this;
    }

    /** Default: ten minutes each. */
    public TaskDefinitionBuilder phases(PhaseLengths of) {
        phases = of;
        return this;
    }

    /** Names who may join. Default: everybody. */
    public TaskDefinitionBuilder named(List<AccountId> of) {
        participants = of.stream().sorted().toList();
        return this;
    }

    /** Default: FLOCK, which the definition then leaves out. */
    public TaskDefinitionBuilder stakeIn(StakeUnit of) {
        stakeIn = Optional.of(of).filter(unit -> unit != StakeUnit.FLOCK);
        return this;
    }

    /** Updates in envelopes, for the accounts of their round alone. Default: plain, which the definition then leaves out. */
    public TaskDefinitionBuilder sealedUpdates() {
        return updates(UpdateStorage.SEALED);
    }

    /** Default: plain, which the definition then leaves out. */
    public TaskDefinitionBuilder updates(UpdateStorage of) {
        updates = Optional.of(of).filter(storage -> storage != UpdateStorage.PLAIN);
        return this;
    }

    public TaskDefinition build() {
        Amount least = minStake.orElse(stakeIn.isPresent() ? LEAST_GM : LEAST);
        return new TaskDefinition(
                taskId,
                name,
                description,
                bundle,
                initialModel,
                arenaTaskId,
                rounds,
                minParticipants,
                maxParticipants,
                least,
                rewardPool,
                proposerFraction,
                slashFraction,
                absentSlash.orElse(least.dividedBy(10)),
                disagreementTolerance,
                aggregation,
                voteMode,
                phases,
                participants,
                stakeIn,
                updates);
    }
}
