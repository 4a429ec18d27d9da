package io.flock.chaincode.rules.emission;

import io.flock.chaincode.rules.Found;
import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.emission.EmissionEnd;
import io.flock.protocol.emission.Emitted;
import io.flock.protocol.emission.EpochClock;
import io.flock.protocol.emission.StakeTotal;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** A task's side of emission: its advances say how much stake acted, and take what was minted for the task. */
public final class TaskEmission {

    private TaskEmission() {}

    /** What was minted for a task since its last advance; {@link #fold} takes it. */
    public static Amount waiting(Ledger ledger, TaskName task) {
        return Amount.sum(documents(ledger, task).stream()
                .map(found -> found.document().amount())
                .toList());
    }

    /** Takes what was minted, to be added to the task's pool by the caller. */
    public static Amount fold(Ledger ledger, TaskName task) {
        Amount waiting = waiting(ledger, task);
        documents(ledger, task).forEach(found -> ledger.delete(found.key()));
        return waiting;
    }

    /** Says how much frozen stake acted in a round that the task just settled. Nothing before there are epochs. */
    public static void acted(Ledger ledger, TaskName task, Amount stake) {
        clock(ledger)
                .ifPresent(clock -> ledger.put(
                        LedgerKey.stakeTotal(clock.epochAt(ledger.transaction().timestamp()), task),
                        new StakeTotal(stake)));
    }

    /** Says that the task has ended: no epoch mints for it any more. Nothing before there are epochs. */
    public static void ended(Ledger ledger, TaskName task) {
        clock(ledger).ifPresent(clock -> ledger.put(LedgerKey.emissionEnd(task), new EmissionEnd()));
    }

    static Optional<EpochClock> clock(Ledger ledger) {
        return ledger.find(LedgerKey.epochClock(), EpochClock.class);
    }

    private static List<Found<Emitted>> documents(Ledger ledger, TaskName task) {
        return ledger.range(KeyRange.emittedFor(task), Emitted.class);
    }
}
