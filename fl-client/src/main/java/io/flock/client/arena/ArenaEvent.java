package io.flock.client.arena;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Amount;
import java.time.Duration;

/** What an account of the Arena tells about its work, for logs, progress bars and live views. */
public sealed interface ArenaEvent {
    /** The task is in another phase than before. */
    record PhaseSeen(ArenaPhase phase, int epoch) implements ArenaEvent {}

    /** An action begins. */
    record Begun(ArenaAction action) implements ArenaEvent {}

    /** An action is done: it is on the ledger. */
    record Done(ArenaAction action) implements ArenaEvent {}

    /** A pass of local training is done; {@code loss} is the mean over its batches. */
    record Trained(int epoch, int pass, int passes, double loss) implements ArenaEvent {}

    /** A submission is made. */
    record Submitting(int epoch, ModelRef model) implements ArenaEvent {}

    /** Submissions were scored. */
    record Scored(int epoch, ArenaPhase stage, Scores scores) implements ArenaEvent {}

    /** An action failed and will be tried again, or decided anew, after a pause. */
    record Retrying(ArenaAction action, FlockException failure, Duration pause) implements ArenaEvent {}

    /** The ledger can't be read; the account waits until it can. Told once. */
    record LedgerAway(FlockException failure) implements ArenaEvent {}

    /** The ledger is read again after it was away. */
    record LedgerBack() implements ArenaEvent {}

    /** A payout. */
    record Paid(Amount amount) implements ArenaEvent {}

    /** Taking part is over. */
    record Finished(ArenaAction.Ending ending) implements ArenaEvent {}
}
