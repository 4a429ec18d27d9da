package io.flock.testnet.bench.round;

import io.flock.testnet.bench.load.CpuUse;
import java.util.List;

/**
 * A whole round of a task, the last one.
 *
 * @param transactions valid ones in the round's blocks
 * @param invalid transactions that lost a race or came twice
 * @param blockBytes of the round's blocks
 */
public record RoundResult(
        int participants,
        int transactions,
        int invalid,
        int blocks,
        long blockBytes,
        CpuUse cpu,
        List<PhaseResult> phases) {
    public RoundResult {
        phases = List.copyOf(phases);
    }

    public double transactionsPerParticipant() {
        return (double) transactions / participants;
    }

    /** The longest advance of the round. */
    public double longestAdvanceMillis() {
        return phases.stream().mapToDouble(PhaseResult::advanceMillis).max().orElse(Double.NaN);
    }
}
