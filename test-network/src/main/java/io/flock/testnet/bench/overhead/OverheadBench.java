package io.flock.testnet.bench.overhead;

import io.flock.client.bundle.Bundle;
import io.flock.client.conduct.HonestConduct;
import io.flock.client.data.Split;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.engine.choice.EngineKind;
import io.flock.client.participant.LocalWork;
import io.flock.client.participant.PinRecord;
import io.flock.client.participant.StepsRecord;
import io.flock.client.participant.TaskSecrets;
import io.flock.client.participant.UpdateSealing;
import io.flock.client.participant.Work;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.sdk.FlockClient;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.bench.cast.BenchCast;
import io.flock.testnet.bench.cast.Lanes;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.load.NamedProcess;
import io.flock.testnet.bench.load.TimedEngine;
import io.flock.testnet.bench.round.RoundPlay;
import io.flock.testnet.bench.training.TrainingNet;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Plays rounds of 784-200-200-10 by DL4J on an embedded network, with blocks every 50 ms, and trains the same net on the
 * same images without one.
 */
public final class OverheadBench {
    private static final Duration BATCH_TIMEOUT = Duration.ofMillis(50);
    private static final int BATCH = 10;
    private static final TaskId TASK = TaskId.parse("overhead");
    private static final Digest SEED = new Digest("0".repeat(64));

    private final OverheadOptions options;
    private final Path folder;
    private final Consumer<String> audience;
    private final Bundle bundle = TrainingNet.DENSE.bundle(BATCH);

    /**
     * Nothing is started yet.
     *
     * @param folder for the network's state
     * @param audience is told what is going on
     */
    public OverheadBench(OverheadOptions options, Path folder, Consumer<String> audience) {
        this.options = options;
        this.folder = folder;
        this.audience = audience;
    }

    /** Starts a network, measures, and ends it. */
    public OverheadFigure measure() throws InterruptedException {
        BenchCast cast = BenchCast.of(options.participants());
        SortedMap<AccountId, Split> data = deal(cast.accounts());
        audience.accept("starting three organisations with " + options.participants() + " participants");
        try (TestNetwork network = EmbeddedNetwork.start(
                        new EmbeddedOptions(folder, 0, cast.founding(), cast.everybody(), BATCH_TIMEOUT));
                Lanes lanes = Lanes.open(network, cast);
                OwnContents contents = new OwnContents(network.description());
                TimedEngine engine = new TimedEngine(EngineKind.DL4J.open(bundle))) {
            CpuMeter cpu = new CpuMeter(List.of(NamedProcess.self("bench")));
            RoundClock clock = new RoundClock(cast.accounts().get(0), cpu, engine);
            ContentRef ref = contents.of(cast.creator()).put(bundle.canonicalBytes());
            TimedEngine.Time before = bare(engine, data);
            audience.accept("playing " + (1 + options.rounds()) + " rounds");
            new RoundPlay(network, lanes.creator(), folder)
                    .play(
                            TASK,
                            ref,
                            1 + options.rounds(),
                            lanes.first(options.participants()),
                            (flock, secrets) -> work(flock, secrets, contents, engine, data.get(flock.account())),
                            clock);
            TimedEngine.Time after = bare(engine, data);
            List<RoundFigure> rounds = clock.rounds();
            return new OverheadFigure(
                    options,
                    adopted(lanes.creator()),
                    // The faster one: nothing is won by a slow beginning, or by others who came in between.
                    before.cpuSeconds() < after.cpuSeconds() ? before : after,
                    rounds.subList(1, rounds.size()));
        }
    }

    /** Everybody keeps a fifth to judge by, as bundles have it. */
    private SortedMap<AccountId, Split> deal(List<AccountId> accounts) {
        int all = (int) Math.ceil(options.images() / bundle.training().splitTrain());
        SortedMap<AccountId, Split> data = new TreeMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            data.put(
                    accounts.get(i),
                    Split.of(LearnableImages.of(i, all), bundle.training().splitTrain(), SEED));
        }
        return data;
    }

    private Work work(FlockClient flock, TaskSecrets secrets, OwnContents contents, TimedEngine engine, Split split) {
        AccountId account = flock.account();
        return new LocalWork(
                account,
                secrets,
                bundle,
                UpdateSealing.plain(),
                new HonestConduct(bundle, engine, split),
                contents.of(account),
                PinRecord.NONE,
                StepsRecord.NONE);
    }

    private TimedEngine.Time bare(TimedEngine engine, SortedMap<AccountId, Split> data) {
        audience.accept("training without a network");
        ModelWeights global = Initialisation.fromSeed(SEED, engine.layout());
        TimedEngine.Time begun = engine.time();
        data.values().forEach(split -> engine.train(global, split.train(), SEED, TrainingProgress.NONE));
        return engine.time().since(begun);
    }

    private int adopted(FlockClient flock) {
        return (int) IntStream.rangeClosed(0, options.rounds())
                .mapToObj(round -> flock.alliance().round(TASK, round).run().round())
                .filter(round -> round.settlement().flatMap(Settlement::adopted).isPresent())
                .count();
    }
}
