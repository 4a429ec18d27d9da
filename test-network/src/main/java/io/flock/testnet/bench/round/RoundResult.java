package io.flock.testnet.bench.round;

import io.flock.testnet.bench.load.CpuUse;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole round of a task, the last one.
 *
 * @param transactions valid ones in the round's blocks
 * @param invalid transactions that lost a race or came twice, by validation code
 * @param blockBytes of the round's blocks
 */
public record RoundResult(
        int participants,
        int transactions,
        SortedMap<String, Integer> invalid,
        int blocks,
        long blockBytes,
        CpuUse cpu,
        List<PhaseResult> phases) {
    public RoundResult {
        invalid = Collections.unmodifiableSortedMap(new TreeMap<>(invalid));
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
