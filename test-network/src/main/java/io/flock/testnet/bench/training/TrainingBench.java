package io.flock.testnet.bench.training;

import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.engine.choice.EngineKind;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.load.CpuReading;
import io.flock.testnet.bench.load.CpuUse;
import io.flock.testnet.bench.load.NamedProcess;
import java.util.List;

/** Times local training by this process's CPU time, which other programs on the machine disturb least. */
final class TrainingBench {
    private static final Digest SEED = new Digest("0".repeat(64));

    private final CpuMeter cpu = new CpuMeter(List.of(NamedProcess.self("bench")));
    private final Examples examples;
    private final int runs;
    private final double seconds;

    /**
     * Nothing yet.
     *
     * @param seconds of CPU time that a run takes at least: as many epochs as that needs
     */
    TrainingBench(int examples, int runs, double seconds) {
        this.examples = TrainingNet.examples(examples);
        this.runs = runs;
        this.seconds = seconds;
    }

    TrainingFigure measure(EngineKind kind, TrainingNet net, int batchSize) {
        try (Engine engine = kind.open(net.bundle(batchSize))) {
            ModelWeights start = Initialisation.fromSeed(SEED, engine.layout());
            run(engine, start);
            double best = 0;
            CpuUse all = CpuUse.NONE;
            for (int i = 0; i < runs; i++) {
                Run run = run(engine, start);
                best = Math.max(best, run.examples() / run.use().own());
                all = all.plus(run.use());
            }
            return new TrainingFigure(net, batchSize, kind.text(), best, all.others() / all.seconds());
        }
    }

    private record Run(long examples, CpuUse use) {}

    private Run run(Engine engine, ModelWeights start) {
        CpuReading before = cpu.read();
        long trained = 0;
        CpuUse use;
        do {
            engine.train(start, examples, SEED, TrainingProgress.NONE);
            trained += examples.size();
            use = cpu.since(before);
        } while (use.own() < seconds);
        return new Run(trained, use);
    }
}
