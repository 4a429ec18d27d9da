package io.flock.testnet.demo;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Shards;
import io.flock.client.engine.dl4j.Dl4jEngine;
import io.flock.client.participant.GlobalModels;
import io.flock.client.participant.LedgerWatch;
import io.flock.client.participant.Reading;
import io.flock.client.participant.RoundUpdates;
import io.flock.client.participant.StepListener;
import io.flock.client.participant.TaskSnapshot;
import io.flock.client.participant.UpdateSealing;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionBuilder;
import io.flock.protocol.alliance.TaskDefinitionCheck;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.testnet.ContentClients;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.bench.load.TimedEngine;
import io.flock.testnet.demo.report.DemoResult;
import io.flock.testnet.demo.report.MarketResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Plays a demo from an empty folder to the audit. */
final class DemoRun {
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(250);
    /** Long enough for ten trainings one after the other on a slow machine; phases end earlier, when all have acted. */
    private static final int PHASE_SECONDS = 300;

    private final DemoOptions options;
    private final Cast cast;
    private final Path folder;
    private final Audience audience;
    private final NetworkStart start;
    private final Bundle bundle = DemoData.bundle();

    DemoRun(DemoOptions options, Path folder, Audience audience) {
        this(options, folder, audience, NetworkStart.embedded(options.batchTimeout()));
    }

    DemoRun(DemoOptions options, Path folder, Audience audience, NetworkStart start) {
        this.start = start;
        this.options = options;
        this.cast = Cast.of(options);
        this.folder = folder;
        this.audience = audience;
    }

    DemoResult play() throws InterruptedException {
        long begun = System.nanoTime();
        try (TestNetwork network = start.start(folder, cast, audience)) {
            long startMillis = millisSince(begun);
            Shards data =
                    DemoData.deal(bundle, folder, options.participants(), new DemoSeed(options.seed()).derive("data"));
            try (FlockClient creator = network.connect(cast.creator());
                    ContentClients contents = new ContentClients(network.description());
                    TimedEngine engine = new TimedEngine(Dl4jEngine.open(bundle))) {
                IpfsClient content = contents.of(cast.creator().organisation());
                Scores scores = new Scores(engine, new GlobalModels(content, engine.layout()), data.heldOut());
                long competitionBegun = System.nanoTime();
                Optional<ConsensusModel> winner = compete(network, creator, contents, engine, data);
                double competed = millisSince(competitionBegun) / 1000.0;
                TimedEngine.Time enginesBefore = engine.time();
                long taskBegun = System.nanoTime();
                long firstBlock = train(network, creator, contents, engine, data, scores, winner);
                double overhead = millisSince(taskBegun) / 1000.0
                        - engine.time().since(enginesBefore).seconds();
                long lastBlock = creator.blocks().height() - 1;
                Optional<MarketResult> market = trade(network, creator, contents, winner);
                audience.tell("auditing the ledger");
                Timing timing = new Timing(
                        millisSince(begun) / 1000.0,
                        startMillis,
                        Math.max(0, overhead),
                        competed,
                        firstBlock,
                        lastBlock);
                RoundUpdates updates = new RoundUpdates(cast.task(), bundle, content, UpdateSealing.plain());
                return new Aftermath(options, cast, network, creator, scores, updates).read(timing, market);
            }
        }
    }

    private Optional<MarketResult> trade(
            TestNetwork network, FlockClient creator, ContentClients contents, Optional<ConsensusModel> winner) {
        if (cast.market().isEmpty()) {
            return Optional.empty();
        }
        return new MarketPlay(options, cast, bundle, audience).play(network, creator, contents, winner, folder);
    }

    private Optional<ConsensusModel> compete(
            TestNetwork network, FlockClient creator, ContentClients contents, TimedEngine engine, Shards data)
            throws InterruptedException {
        if (cast.arena().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ArenaPlay(options, cast, bundle, audience).play(network, creator, contents, engine, data, folder));
    }

    /** The task's first block; with a competition before it the ledger is longer than the task. */
    private long train(
            TestNetwork network,
            FlockClient creator,
            ContentClients content,
            TimedEngine engine,
            Shards data,
            Scores scores,
            Optional<ConsensusModel> winner)
            throws InterruptedException {
        TaskDefinition definition = definition(content.of(cast.creator().organisation()), winner);
        TaskDefinitionCheck.check(definition, cast.founding().parameters());
        long created = creator.alliance().createTask(definition).run().block();
        long firstBlock = winner.isPresent() ? created : 0;
        try (LedgerWatch<TaskSnapshot> watch = TaskSnapshot.watch(creator, cast.task(), POLL);
                Stage stage = new Stage(network, cast.players().size())) {
            stage.enter(network, options, cast, bundle, engine, data, content, watch, StepListener.NONE);
            long seen = 0;
            while (!stage.isOver()) {
                Optional<Reading<TaskSnapshot>> reading = watch.after(seen, LOOK);
                if (reading.isPresent()) {
                    seen = reading.get().number();
                    TaskSnapshot snapshot = reading.get().view();
                    audience.see(snapshot, scores.latest(snapshot));
                }
                stage.requireSuccess();
            }
            stage.requireSuccess();
        }
        return firstBlock;
    }

    private TaskDefinition definition(IpfsClient content, Optional<ConsensusModel> winner) {
        int count = cast.players().size();
        AggregationRule rule = options.aggregation();
        // A rule with a bound needs its proposers in every round, so everybody has to be there.
        int least = rule.leastProposers() > 1 ? count : Math.max(3, count * 7 / 10);
        long share = (rule.leastProposers() * (long) Millionths.ONE + least - 1) / least;
        Amount absentSlash = Cast.STAKE.dividedBy(10);
        // Keeping a preimage back must cost more than a round can bring (ledger.md §4).
        Amount pool = Cast.POOL.min(absentSlash.times((long) options.rounds() * least));
        TaskDefinitionBuilder task = TaskDefinition.builder(cast.task(), content.put(bundle.canonicalBytes()))
                .name("Handwritten digits")
                .description(bundle.name())
                .rounds(options.rounds())
                .participants(least, count)
                .minStake(Cast.STAKE)
                .absentSlash(absentSlash)
                .rewardPool(pool)
                .phases(PhaseLengths.all(PHASE_SECONDS))
                .aggregation(rule)
                .voteMode(options.vote())
                .proposerFraction(Millionths.of((int) Math.max(300_000, Math.min(Millionths.ONE, share))))
                .named(cast.players().stream().map(Player::account).toList());
        winner.ifPresent(best -> task.fromArena(cast.arena().orElseThrow().task(), best.model()));
        return task.build();
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
