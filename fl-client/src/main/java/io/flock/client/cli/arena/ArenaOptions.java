package io.flock.client.cli.arena;

import io.flock.client.arena.ScoreTolerance;
import io.flock.client.arena.TaskContent;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.definition.PhaseOption;
import io.flock.client.cli.definition.RankingOption;
import io.flock.client.cli.definition.SlashOption;
import io.flock.client.cli.definition.TermOptions;
import io.flock.client.cli.definition.TitleOptions;
import io.flock.client.data.Examples;
import io.flock.protocol.arena.ArenaPhaseLengths;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskBuilder;
import io.flock.protocol.arena.ConsensusRule;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.RoleSeparation;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.arena.TaskKind;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The terms of a new task of the Arena, one option each; what has no option is to be had with --definition. */
final class ArenaOptions implements TermOptions {
    @Mixin
    private TitleOptions title;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "how many epochs, void ones included (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--max-error",
            paramLabel = "MILLIONTHS",
            defaultValue = "1000000",
            description = "for RMSE and MAE: the error that counts as the worst (default: ${DEFAULT-VALUE})")
    private long maxError;

    @Option(
            names = "--min-nodes",
            paramLabel = "N",
            defaultValue = "2",
            description = "fewest nodes that it begins with (default: ${DEFAULT-VALUE})")
    private int minNodes;

    @Option(
            names = "--max-nodes",
            paramLabel = "N",
            defaultValue = "64",
            description = "most nodes that are admitted (default: ${DEFAULT-VALUE})")
    private int maxNodes;

    @Option(
            names = "--node-stake",
            paramLabel = "AMOUNT",
            description = "what a node stakes at least (default: 100 FLOCK, or 300 gmFLOCK)")
    private Optional<Amount> nodeStake;

    @Option(
            names = "--min-validators",
            paramLabel = "N",
            defaultValue = "5",
            description = "fewest validators that it begins with (default: ${DEFAULT-VALUE})")
    private int minValidators;

    @Option(
            names = "--max-validators",
            paramLabel = "N",
            defaultValue = "64",
            description = "most validators that are admitted (default: ${DEFAULT-VALUE})")
    private int maxValidators;

    @Option(
            names = "--validator-stake",
            paramLabel = "AMOUNT",
            description = "what a validator stakes at least (default: 100 FLOCK, or 300 gmFLOCK)")
    private Optional<Amount> validatorStake;

    @Option(
            names = "--stake-in",
            paramLabel = "UNIT",
            defaultValue = "flock",
            description =
                    "flock, or gmflock: stakes of nodes and validators come out of locks, rewards and your own stake"
                            + " are FLOCK (default: ${DEFAULT-VALUE})")
    private StakeUnit stakeIn;

    @Option(
            names = "--separate-roles",
            description = "an organisation is node or validator in the task, never both (default: an account)")
    private boolean separateRoles;

    @Option(
            names = "--jury",
            paramLabel = "N",
            defaultValue = "5",
            description = "how many score each submission of an epoch (default: ${DEFAULT-VALUE})")
    private int jury;

    @Option(
            names = "--min-scores",
            paramLabel = "N",
            defaultValue = "3",
            description = "with fewer scores a submission is disputed (default: ${DEFAULT-VALUE})")
    private int minScores;

    @Option(
            names = "--mean",
            description = "the consensus is the stake-weighted mean of the scores (default: their median)")
    private boolean mean;

    @Option(
            names = "--disputed",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "share of the submissions that is judged again anyway (default: ${DEFAULT-VALUE})")
    private Millionths disputed;

    @Option(
            names = "--tolerance",
            paramLabel = "SCORE",
            description = {
                "scores no further apart are the same: one further off the result is unpaid, and a lie where a dispute",
                "finds it (default: 0.002, for a classification one and a half examples if that is more)"
            })
    private Optional<Millionths> tolerance;

    @Option(
            names = "--pool",
            paramLabel = "FLOCK",
            defaultValue = "700",
            description = "reward pool that you pay in (default: ${DEFAULT-VALUE})")
    private Amount pool;

    @Option(
            names = "--creator-stake",
            paramLabel = "FLOCK",
            defaultValue = "1000",
            description = "what you lock until the end (default: ${DEFAULT-VALUE})")
    private Amount creatorStake;

    @Mixin
    private SlashOption slash;

    @Option(
            names = "--absent-slash",
            paramLabel = "AMOUNT",
            description = "price of silence in an epoch (default: a tenth of the lower stake)")
    private Optional<Amount> absentSlash;

    @Option(
            names = "--baseline",
            paramLabel = "SCORE",
            description = {
                "only submissions better than this are paid, 0 to 1 (default: what the best answer that is the same for",
                "all examples scores, as naming the commonest class; 0: all)"
            })
    private Optional<Millionths> baseline;

    @ArgGroup
    private RankingOption ranking = new RankingOption();

    @Option(
            names = "--vesting-days",
            paramLabel = "N",
            defaultValue = "30",
            description = "over how many days the final reward vests (default: ${DEFAULT-VALUE})")
    private int vestingDays;

    @Mixin
    private PhaseOption phase;

    @Option(
            names = "--participant",
            paramLabel = "ACCOUNT",
            description = "names who may apply; repeatable (default: everybody)")
    private List<AccountId> participants = List.of();

    ArenaOptions() {}

    /**
     * The metric is the bundle's.
     *
     * @param sets that of the epochs and that of the end
     */
    ArenaTask definition(TaskId taskId, Bundle bundle, TaskContent content, List<Examples> sets) {
        Metric metric = bundle.evaluation().metric();
        JuryRules rules = JuryRules.defaults();
        RewardRules rewards = RewardRules.defaults();
        Millionths same = tolerance.orElseGet(() -> ScoreTolerance.of(metric, smallest(sets)));
        Optional<Millionths> improvement = ranking.improvement(same);
        Amount ofNode = nodeStake.orElse(ArenaTaskBuilder.leastStake(stakeIn));
        Amount ofValidator = validatorStake.orElse(ArenaTaskBuilder.leastStake(stakeIn));
        ArenaTaskBuilder builder = ArenaTask.builder(
                        taskId, content.bundle(), content.validationSet(), content.finalSet())
                .name(title.name(taskId))
                .description(title.description())
                .kind(metric.isError() ? TaskKind.REGRESSION : TaskKind.CLASSIFICATION)
                .metric(metric)
                .maxScore(maxError)
                .maxParameters(bundle.shape().layout().elements())
                .epochs(epochs)
                .nodes(new Seats(minNodes, maxNodes, ofNode))
                .validators(new Seats(minValidators, maxValidators, ofValidator))
                .stakeIn(stakeIn)
                .separation(separateRoles ? RoleSeparation.ORGANISATIONS : RoleSeparation.ACCOUNTS)
                .creatorStake(creatorStake)
                .rewardPool(pool)
                .slashFraction(slash.ofStake())
                .absentSlash(absentSlash.orElse(ofNode.min(ofValidator).dividedBy(10)))
                .jury(new JuryRules(
                        jury,
                        minScores,
                        rules.accountQuota(),
                        rules.organisationQuota(),
                        mean ? ConsensusRule.STAKE_WEIGHTED_MEAN : ConsensusRule.STAKE_WEIGHTED_MEDIAN,
                        same,
                        same,
                        disputed))
                .rewards(new RewardRules(
                        rewards.gamma(),
                        rewards.rankRatio(),
                        rewards.stakeExponent(),
                        rewards.distancePenalty(),
                        rewards.lockedShare(),
                        rewards.minGain(),
                        vestingDays,
                        Optional.of(baseline.orElseGet(() -> GuessBaseline.of(bundle, sets, maxError, improvement))),
                        improvement))
                .phases(ArenaPhaseLengths.all(phase.seconds()))
                .named(participants);
        return builder.build();
    }

    private static int smallest(List<Examples> sets) {
        return sets.stream().mapToInt(Examples::size).min().orElseThrow();
    }
}
