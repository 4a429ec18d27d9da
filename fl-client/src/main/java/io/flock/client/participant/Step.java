package io.flock.client.participant;

import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Amount;
import java.time.Duration;

/** What a participant tells about its work, for logs, progress bars and live views. */
public sealed interface Step {
    /**
     * The task is in another phase than before.
     *
     * @param deadline when the phase ends at the latest, in seconds since 1970; of a last phase, when it began
     */
    record PhaseSeen(Phase phase, int round, long deadline) implements Step {}

    /** An action begins. */
    record Begun(Action action) implements Step {}

    /** An action is done: it is on the ledger. */
    record Done(Action action) implements Step {}

    /** An epoch of local training is done; {@code loss} is the mean over its batches. */
    record Trained(int round, int epoch, int epochs, double loss) implements Step {}

    /** Time was up after so many of {@code all} steps of local training; the update is what they came to. */
    record CutShort(int round, long steps, long all) implements Step {}

    /** The updates of a round were judged. */
    record Judged(int round, Ballot ballot) implements Step {}

    /** A round's aggregate was computed. */
    record Aggregated(int round, ModelRef model) implements Step {}

    /** An action failed and will be tried again, or decided anew, after a pause. */
    record Retrying(Action action, FlockException failure, Duration pause) implements Step {}

    /** An action failed and will not be tried again in its phase: the account is silent, knowing what that costs. */
    record GivenUp(Action action, FlockException failure) implements Step {}

    /** The ledger can't be read; the account waits until it can. Told once. */
    record LedgerAway(FlockException failure) implements Step {}

    /** The ledger is read again after it was away. */
    record LedgerBack() implements Step {}

    /** The account's stake in the task is another than when it was last looked at, which was in {@code round}. */
    record StakeChanged(int round, Amount before, Amount after) implements Step {}

    /** The end's payout. */
    record Paid(Amount amount) implements Step {}

    /** Taking part is over. */
    record Finished(Action.Ending ending) implements Step {}
}
