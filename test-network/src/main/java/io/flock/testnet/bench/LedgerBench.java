package io.flock.testnet.bench;

import io.flock.testnet.TestNetwork;
import io.flock.testnet.bench.cast.BenchCast;
import io.flock.testnet.bench.cast.Lanes;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.load.NamedProcess;
import io.flock.testnet.bench.round.RoundBench;
import io.flock.testnet.bench.round.RoundResult;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.FabricOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Starts a network, measures it, and ends it. */
final class LedgerBench {
    private final BenchOptions options;
    private final BenchCast cast;
    private final Path folder;
    private final Consumer<String> audience;

    /** @param audience is told what is going on */
    LedgerBench(BenchOptions options, Path folder, Consumer<String> audience) {
        this.options = options;
        this.cast = BenchCast.of(options.accounts());
        this.folder = folder;
        this.audience = audience;
    }

    BenchResult run() throws InterruptedException {
        audience.accept("starting three organisations with " + cast.accounts().size() + " accounts");
        try (TestNetwork network = start();
                Lanes lanes = Lanes.open(network, cast)) {
            CpuMeter cpu = new CpuMeter(processes(network));
            FunctionBench functions = new FunctionBench(lanes, cpu, options.operations(), audience);
            List<Comparison> submits = functions.submits(options.inFlight());
            List<Comparison> evaluates = functions.evaluates();
            List<RoundResult> rounds = new ArrayList<>();
            for (int participants : options.participants()) {
                audience.accept("a task with " + participants + " participants");
                rounds.add(new RoundBench(network, lanes.creator(), cpu, folder).play(lanes.first(participants)));
            }
            return new BenchResult(
                    options.engine(), options.batchTimeout(), submits, evaluates, rounds, cpu.processes());
        }
    }

    private TestNetwork start() throws InterruptedException {
        return switch (options.engine()) {
            case DEVNET ->
                EmbeddedNetwork.start(
                        new EmbeddedOptions(folder, 0, cast.founding(), cast.everybody(), options.batchTimeout()));
            case FABRIC ->
                FabricNetwork.start(FabricOptions.of(folder, cast.founding(), cast.everybody())
                        .withBatchTimeout(options.batchTimeout())
                        .withProgress(audience));
        };
    }

    private static List<NamedProcess> processes(TestNetwork network) {
        if (!(network instanceof FabricNetwork fabric)) {
            return List.of(NamedProcess.self("client, network and chaincode"));
        }
        List<NamedProcess> processes = new ArrayList<>();
        processes.add(NamedProcess.self("client"));
        for (String node : fabric.nodes()) {
            fabric.process(node).ifPresent(handle -> processes.add(new NamedProcess(node, handle)));
        }
        return processes;
    }
}
