package io.flock.testnet.demo;

import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.ArenaSnapshot;
import io.flock.client.arena.DataSetFile;
import io.flock.client.arena.TaskContent;
import io.flock.client.bundle.Bundle;
import io.flock.client.data.Shards;
import io.flock.client.participant.LedgerWatch;
import io.flock.client.participant.Reading;
import io.flock.protocol.arena.ArenaPhaseLengths;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskCheck;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.testnet.ContentClients;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.bench.load.TimedEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays the competition, from its creation to the last claim. */
final class ArenaPlay {
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int PHASE_SECONDS = 300;
    private static final Millionths MIN_GAIN = Millionths.of(20_000);
    /** Twice what naming one digit for all images scores: what nobody trained is not paid. */
    private static final Millionths BASELINE = Millionths.of(200_000);

    private final DemoOptions options;
    private final Cast cast;
    private final ArenaCast arena;
    private final Bundle bundle;
    private final Audience audience;

    ArenaPlay(DemoOptions options, Cast cast, Bundle bundle, Audience audience) {
        this.options = options;
        this.cast = cast;
        this.arena = cast.arena().orElseThrow();
        this.bundle = bundle;
        this.audience = audience;
    }

    /** The consensus model, which everybody can fetch now. */
    ConsensusModel play(
            TestNetwork network,
            FlockClient creator,
            ContentClients contents,
            TimedEngine engine,
            Shards data,
            Path folder)
            throws InterruptedException {
        DemoSeed seed = new DemoSeed(options.seed());
        ArenaSecrets secrets = ArenaStage.creatorSecrets(network, seed, cast);
        // What nobody trains on: one half for the epochs, the other for the final validation.
        List<Path> halves = DemoData.heldOutHalves(folder, seed.derive("data"));
        TaskContent content = new TaskContent(
                bundle,
                DataSetFile.pack(bundle.data(), halves.subList(0, 1)),
                DataSetFile.pack(bundle.data(), halves.subList(1, 2)),
                secrets);
        ArenaTask task = definition(content);
        GovernanceParameters parameters = cast.founding().parameters();
        ArenaTaskCheck.check(task, parameters, parameters.arenaBounds());
        content.publish(contents.of(cast.creator().organisation()));
        creator.arena().createTask(task).run();
        try (LedgerWatch<ArenaSnapshot> watch = ArenaSnapshot.watch(creator, arena.task(), POLL);
                ArenaStage stage = new ArenaStage(network, options, cast, bundle, engine, contents)) {
            stage.enter(task, secrets, data, watch);
            long seen = 0;
            while (!stage.isOver()) {
                Optional<Reading<ArenaSnapshot>> reading = watch.after(seen, LOOK);
                if (reading.isPresent()) {
                    seen = reading.get().number();
                    audience.see(reading.get().view());
                }
                stage.requireSuccess();
            }
            stage.requireSuccess();
        }
        return creator.arena()
                .leaderboard(arena.task(), Optional.empty())
                .run()
                .best()
                .orElseThrow(() -> new IllegalStateException("task " + arena.task() + " ended without a model"));
    }

    private ArenaTask definition(TaskContent content) {
        int nodes = arena.players(ArenaRole.NODE).size();
        int validators = arena.players(ArenaRole.VALIDATOR).size();
        RewardRules rules = RewardRules.defaults();
        Amount absentSlash = ArenaCast.STAKE.dividedBy(10);
        // Keeping a preimage back must cost more than an epoch can bring.
        Amount pool = ArenaCast.POOL.min(absentSlash.times((options.epochs() + 1L) * (nodes + validators)));
        return ArenaTask.builder(arena.task(), content.bundle(), content.validationSet(), content.finalSet())
                .name("Handwritten digits: which model is the best to begin with?")
                .epochs(options.epochs())
                .maxParameters(bundle.shape().layout().elements())
                .nodes(new Seats(nodes, nodes, ArenaCast.STAKE))
                .validators(new Seats(validators, validators, ArenaCast.STAKE))
                .creatorStake(cast.creatorStake())
                .rewardPool(pool)
                .absentSlash(absentSlash)
                // Scores on so few images differ by chance by about MIN_GAIN; closer ones are tied, the older is ahead,
                // and
                // what another organisation has shown has to be beaten by as much.
                // Nothing vests, so that a payout does not depend on how long the demo took.
                .rewards(new RewardRules(
                        rules.gamma(),
                        rules.rankRatio(),
                        rules.stakeExponent(),
                        rules.distancePenalty(),
                        rules.lockedShare(),
                        MIN_GAIN,
                        0,
                        Optional.of(BASELINE),
                        Optional.of(MIN_GAIN)))
                .phases(ArenaPhaseLengths.all(PHASE_SECONDS))
                .named(arena.accounts().toList())
                .build();
    }
}
