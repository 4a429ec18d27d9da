package io.flock.sdk.explain;

import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;

/**
 * What faults cost in a task, and how its kind of task says it.
 *
 * @param start what the stake is called that a lie's price is a share of
 * @param goes where FLOCK go that leave a lock
 */
record PenaltyPrices(Millionths slashFraction, Amount absentSlash, String start, String goes) {
    static PenaltyPrices of(TaskDefinition task) {
        return new PenaltyPrices(
                task.slashFraction(),
                task.absentSlash(),
                "stakeAtRoundStart",
                "for the treasury, a keeper's bonus apart");
    }

    static PenaltyPrices of(ArenaTask task) {
        return new PenaltyPrices(task.slashFraction(), task.absentSlash(), "stakeAtEpochStart", "for the treasury");
    }

    Amount of(boolean lie, Amount stake) {
        return lie ? slashFraction.of(stake) : absentSlash;
    }
}
