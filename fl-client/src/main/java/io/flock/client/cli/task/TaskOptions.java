package io.flock.client.cli.task;

import io.flock.client.cli.definition.PhaseOption;
import io.flock.client.cli.definition.SlashOption;
import io.flock.client.cli.definition.TermOptions;
import io.flock.client.cli.definition.TitleOptions;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionBuilder;
import io.flock.protocol.alliance.UpdateStorage;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The terms of a new task, one option each. */
final class TaskOptions implements TermOptions {
    @Mixin
    private TitleOptions title;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "10",
            description = "how many rounds, void ones included (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--min-participants",
            paramLabel = "N",
            defaultValue = "7",
            description = "fewest accounts that it begins with (default: ${DEFAULT-VALUE})")
    private int minParticipants;

    @Option(
            names = "--max-participants",
            paramLabel = "N",
            defaultValue = "10",
            description = "most accounts that are admitted (default: ${DEFAULT-VALUE})")
    private int maxParticipants;

    @Option(
            names = "--min-stake",
            paramLabel = "AMOUNT",
            description =
                    "what an account needs to be drawn (default: 100 FLOCK, or 270 gmFLOCK); joining with gmFLOCK takes the"
                            + " price of an absence beside it")
    private Optional<Amount> minStake;

    @Option(
            names = "--stake-in",
            paramLabel = "UNIT",
            defaultValue = "flock",
            description = "flock, or gmflock: stakes come out of locks, rewards are FLOCK (default: ${DEFAULT-VALUE})")
    private StakeUnit stakeIn;

    @Option(
            names = "--pool",
            paramLabel = "FLOCK",
            defaultValue = "500",
            description = "reward pool that you pay in (default: ${DEFAULT-VALUE})")
    private Amount pool;

    @Option(
            names = "--proposers",
            paramLabel = "SHARE",
            defaultValue = "0.3",
            description = "share of a round's accounts that are drawn to propose (default: ${DEFAULT-VALUE})")
    private Millionths proposers;

    @Mixin
    private SlashOption slash;

    @Option(
            names = "--absent-slash",
            paramLabel = "AMOUNT",
            description = "price of silence in a round (default: a tenth of the minimum stake)")
    private Optional<Amount> absentSlash;

    @Option(
            names = "--aggregation",
            paramLabel = "RULE",
            defaultValue = "fedavg",
            description = "fedavg, median, trimmedMean(0.2), krum(1), multiKrum(1,2), geometricMedian or"
                    + " clippedMean(1.5), with settings of your own (default: ${DEFAULT-VALUE})")
    private AggregationRule aggregation;

    @Option(
            names = "--vote",
            paramLabel = "MODE",
            defaultValue = "attributed",
            description = "attributed: a verdict per update; collective: one score for the aggregate of all, whose fate"
                    + " all proposers share (default: ${DEFAULT-VALUE})")
    private VoteMode vote;

    @Option(
            names = "--sealed-updates",
            description =
                    "stores updates in envelopes that open for the accounts of their round alone; models are plain")
    private boolean sealedUpdates;

    @Mixin
    private PhaseOption phase;

    @Option(
            names = "--from-arena",
            paramLabel = "TASK",
            description =
                    "begins with the consensus model of this completed Arena task, which must be open to all and fit"
                            + " the bundle")
    private Optional<TaskId> fromArena;

    @Option(
            names = "--participant",
            paramLabel = "ACCOUNT",
            description = "names who may join; repeatable (default: everybody)")
    private List<AccountId> participants = List.of();

    TaskOptions() {}

    /** The Arena task whose model is the first, where one was named. */
    Optional<TaskId> fromArena() {
        return fromArena;
    }

    /** @param initialModel of the Arena task where one was named */
    TaskDefinition definition(TaskId taskId, ContentRef bundle, Optional<ModelRef> initialModel) {
        TaskDefinitionBuilder builder = TaskDefinition.builder(taskId, bundle)
                .name(title.name(taskId))
                .description(title.description())
                .rounds(rounds)
                .participants(minParticipants, maxParticipants)
                .stakeIn(stakeIn)
                .rewardPool(pool)
                .proposerFraction(proposers)
                .slashFraction(slash.ofStake())
                .aggregation(aggregation)
                .voteMode(vote)
                .updates(sealedUpdates ? UpdateStorage.SEALED : UpdateStorage.PLAIN)
                .phases(PhaseLengths.all(phase.seconds()))
                .named(participants);
        minStake.ifPresent(builder::minStake);
        absentSlash.ifPresent(builder::absentSlash);
        initialModel.ifPresent(model ->
                fromArena.ifPresentOrElse(arena -> builder.fromArena(arena, model), () -> builder.initialModel(model)));
        return builder.build();
    }
}
