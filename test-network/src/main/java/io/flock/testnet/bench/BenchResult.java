package io.flock.testnet.bench;

import io.flock.testnet.Engine;
import io.flock.testnet.bench.load.ProcessUse;
import io.flock.testnet.bench.round.RoundResult;
import java.time.Duration;
import java.util.List;

/** All that was measured. */
record BenchResult(
        Engine engine,
        Duration batchTimeout,
        List<Comparison> submits,
        List<Comparison> evaluates,
        List<RoundResult> rounds,
        List<ProcessUse> processes) {
    BenchResult {
        submits = List.copyOf(submits);
        evaluates = List.copyOf(evaluates);
        rounds = List.copyOf(rounds);
        processes = List.copyOf(processes);
    }
}
