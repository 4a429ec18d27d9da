package io.flock.protocol.arena;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Optional;

/** Builds a task definition from the defaults. */
public final class ArenaTaskBuilder {
    private static final Amount LEAST = Amount.ofFlock(100);
    /** It fits into the 301 that 100 FLOCK give at most; a tenth of it is enough for the default pool's deposit. */
    private static final Amount LEAST_GM = Amount.ofFlock(300);

    private final TaskId taskId;
    private final ContentRef bundle;
    private final SealedSet validationSet;
    private final SealedSet finalSet;
    private String name;
    private String description = "";
    private TaskKind kind = TaskKind.CLASSIFICATION;
    private Metric metric = Metric.ACCURACY;
    private long maxScore = 1_000_000;
    private long maxParameters = 100_000_000;
    private int epochs = 10;
    private Optional<Seats> nodes = Optional.empty();
    private Optional<Seats> validators = Optional.empty();
    private Amount creatorStake = Amount.ofFlock(1_000);
    private Amount rewardPool = Amount.ofFlock(700);
    private Millionths slashFraction = Millionths.of(200_000);
    private Optional<Amount> absentSlash = Optional.empty();
    private JuryRules jury = JuryRules.defaults();
    private RewardRules rewards = RewardRules.defaults();
    private ArenaPhaseLengths phases = ArenaPhaseLengths.all(600);
    private List<AccountId> participants = List.of();
    private Optional<StakeUnit> stakeIn = Optional.empty();
    private Optional<RoleSeparation> separation = Optional.empty();

    ArenaTaskBuilder(TaskId taskId, ContentRef bundle, SealedSet validationSet, SealedSet finalSet) {
        this.taskId = taskId;
        this.bundle = bundle;
        this.validationSet = validationSet;
        this.finalSet = finalSet;
        this.name = taskId.text();
    }

    /** Default: the task's id. */
    public ArenaTaskBuilder name(String of) {
        name = of;
        return this;
    }

    /** Default: empty. */
    public ArenaTaskBuilder description(String of) {
        description = of;
        return this;
    }

    /** Default: classification. */
    public ArenaTaskBuilder kind(TaskKind of) {
        kind = of;
        return this;
    }

    /** Default: accuracy. */
    public ArenaTaskBuilder metric(Metric of) {
        metric = of;
        return this;
    }

    /** Default: 1. */
    public ArenaTaskBuilder maxScore(long of) {
        maxScore = of;
        return this;
    }

    /** Default: a hundred million. */
    public ArenaTaskBuilder maxParameters(long of) {
        maxParameters = of;
        return this;
    }

    /** Default: 10. */
    public ArenaTaskBuilder epochs(int of) {
        epochs = of;
        return this;
    }

    /** Default: 2 to 64 with 100 FLOCK, or 300 gmFLOCK, each. */
    public ArenaTaskBuilder nodes(Seats of) {
        nodes = Optional.of(of);
        return this;
    }

    /** Default: 5 to 64 with 100 FLOCK, or 300 gmFLOCK, each. */
    public ArenaTaskBuilder validators(Seats of) {
        validators = Optional.of(of);
        return this;
    }

    /** Default: 1000 FLOCK. */
    public ArenaTaskBuilder creatorStake(Amount of) {
        creatorStake = of;
        return this;
    }

    /** Default: 700 FLOCK. */
    public ArenaTaskBuilder rewardPool(Amount of) {
        rewardPool = of;
        return this;
    }

    /** Default: 0.2. */
    public ArenaTaskBuilder slashFraction(Millionths of) {
        slashFraction = of;
        return this;
    }

    /** Default: 10 FLOCK, or 30 gmFLOCK. */
    public ArenaTaskBuilder absentSlash(Amount of) {
        absentSlash = Optional.of(of);
        return this;
    }

    /** Default: {@link JuryRules#defaults}. */
    public ArenaTaskBuilder jury(JuryRules of) {
        jury = of;
        return this;
    }

    /** Default: {@link RewardRules#defaults}. */
    public ArenaTaskBuilder rewards(RewardRules of) {
        rewards = of;
        return this;
    }

    /** Default: ten minutes each. */
    public ArenaTaskBuilder phases(ArenaPhaseLengths of) {
        phases = of;
        return this;
    }

    /** Names who may apply. Default: everybody. */
    public ArenaTaskBuilder named(List<AccountId> of) {
        participants = of.stream().sorted().toList();
        return this;
    }

    /** Default: FLOCK, which the definition then leaves out. */
    public ArenaTaskBuilder stakeIn(StakeUnit of) {
        stakeIn = Optional.of(of).filter(unit -> unit != StakeUnit.FLOCK);
        return this;
    }

    /** Default: each account has one role, which the definition then leaves out. */
    public ArenaTaskBuilder separation(RoleSeparation of) {
        separation = Optional.of(of).filter(who -> who != RoleSeparation.ACCOUNTS);
        return this;
    }

    /** What is staked at least by default. */
    public static Amount leastStake(StakeUnit unit) {
        return unit == StakeUnit.FLOCK ? LEAST : LEAST_GM;
    }

    public ArenaTask build() {
        Amount least = leastStake(stakeIn.orElse(StakeUnit.FLOCK));
        return new ArenaTask(
                taskId,
                name,
                description,
                bundle,
                kind,
                metric,
                maxScore,
                validationSet,
                finalSet,
                maxParameters,
                epochs,
                nodes.orElseGet(() -> new Seats(2, 64, least)),
                validators.orElseGet(() -> new Seats(5, 64, least)),
                creatorStake,
                rewardPool,
                slashFraction,
                absentSlash.orElseGet(() -> least.dividedBy(10)),
                jury,
                rewards,
                phases,
                participants,
                stakeIn,
                separation);
    }
}
