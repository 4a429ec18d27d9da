package io.flock.testnet.bench.growth;

import io.flock.protocol.error.FlockException;
import io.flock.sdk.transaction.Transactions;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.load.LaneStep;
import io.flock.testnet.bench.load.Load;
import io.flock.testnet.bench.load.LoadResult;
import io.flock.testnet.bench.load.NamedProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Starts two networks, fills the ledger of one, measures both in turns, and ends them. */
final class GrowthBench {
    private static final int WARM_UP = 20;
    private static final long MIB = 1 << 20;

    private final GrowthOptions options;
    private final Path folder;
    private final Consumer<String> audience;
    private final CpuMeter cpu = new CpuMeter(List.of(NamedProcess.self("clients, networks and chaincodes")));

    /** @param audience is told what is going on */
    GrowthBench(GrowthOptions options, Path folder, Consumer<String> audience) {
        this.options = options;
        this.folder = folder;
        this.audience = audience;
    }

    GrowthResult run() throws InterruptedException {
        audience.accept("starting two networks of three organisations");
        try (Site empty = site("empty");
                Site full = site("full")) {
            long begun = System.nanoTime();
            GrowthLoad load = new GrowthLoad(full, audience);
            load.accounts(options.accounts());
            load.tasks(options.tasks());
            double seconds = (System.nanoTime() - begun) / 1e9;
            audience.accept("waiting for a vote and an epoch to end");
            Furniture.finish(empty);
            Furniture.finish(full);
            List<GrowthFigure> figures = new ArrayList<>();
            for (Probe probe : Probes.of(empty.players())) {
                audience.accept(probe.name());
                figures.add(measure(
                        probe, empty.caller().transactions(), full.caller().transactions()));
            }
            System.gc();
            Runtime machine = Runtime.getRuntime();
            return new GrowthResult(
                    options,
                    seconds,
                    (machine.totalMemory() - machine.freeMemory()) / MIB,
                    machine.maxMemory() / MIB,
                    figures);
        }
    }

    private Site site(String name) throws InterruptedException {
        Site site = Site.open(folder.resolve(name), options.batchTimeout());
        try {
            Furniture.into(site, folder.resolve(name), cpu);
            return site;
        } catch (RuntimeException | InterruptedException e) {
            site.close();
            throw e;
        }
    }

    private GrowthFigure measure(Probe probe, Transactions empty, Transactions full) throws InterruptedException {
        int emptyBytes = bytes(probe, empty, "empty");
        int fullBytes = bytes(probe, full, "full");
        LaneStep onEmpty = lane -> probe.ask(empty);
        LaneStep onFull = lane -> probe.ask(full);
        int warmUp = Math.min(WARM_UP, options.operations());
        new Load("warm-up", 1, cpu).run(warmUp, onEmpty).run(warmUp, onFull);
        Load ofEmpty = new Load(probe.name(), 1, cpu);
        Load ofFull = new Load(probe.name(), 1, cpu);
        // One call at a time, each first in its turn: what disturbs the machine disturbs both.
        for (int i = 0; i < options.operations(); i++) {
            if (i % 2 == 0) {
                ofEmpty.run(1, onEmpty);
                ofFull.run(1, onFull);
            } else {
                ofFull.run(1, onFull);
                ofEmpty.run(1, onEmpty);
            }
        }
        return new GrowthFigure(
                probe.name(), emptyBytes, fullBytes, answered(ofEmpty.result()), answered(ofFull.result()));
    }

    /** Of an answer with something in it. */
    private static int bytes(Probe probe, Transactions ledger, String name) {
        try {
            String answer = probe.ask(ledger);
            probe.requireFull(answer);
            return answer.getBytes(StandardCharsets.UTF_8).length;
        } catch (FlockException e) {
            throw new IllegalStateException(probe.name() + " is refused on the " + name + " ledger: " + e, e);
        }
    }

    private static LoadResult answered(LoadResult result) {
        if (result.failures() > 0) {
            throw new IllegalStateException(
                    result.failures() + " of " + result.count() + " calls of " + result.function()
                            + " failed, first with " + result.firstFailure().orElseThrow());
        }
        return result;
    }
}
