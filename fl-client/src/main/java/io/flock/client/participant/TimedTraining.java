package io.flock.client.participant;

import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Deadline;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.OptionalLong;

/**
 * A proposer's training, which ends when its time is up. What it has come to is proposed if that is at least half of the
 * steps: the examples come in an order drawn by lot, so it has learnt from a fair sample of them, and fewer steps from the
 * same model are an honest update like any other (FedProx: Li, Sahu, Zaheer, Sanjabi, Talwalkar, Smith 2020, keeps such
 * updates of slow devices too). From less, voters may take it for a free rider's, and a rejected update costs more than
 * silence.
 */
final class TimedTraining implements TrainingProgress {
    private final TrainingProgress told;
    private final Deadline deadline;
    private final OptionalLong wanted;
    private OptionalLong cut = OptionalLong.empty();
    private long all;

    private TimedTraining(TrainingProgress told, Deadline deadline, OptionalLong wanted) {
        this.told = told;
        this.deadline = deadline;
        this.wanted = wanted;
    }

    /** Of all steps, or as many as there is time for. */
    static TimedTraining until(Deadline deadline, TrainingProgress told) {
        return new TimedTraining(told, deadline, OptionalLong.empty());
    }

    /** Of as many steps as the first time, however long they take: an update that was cut short is made again. */
    static TimedTraining again(long steps, TrainingProgress told) {
        return new TimedTraining(told, Deadline.NONE, OptionalLong.of(steps));
    }

    /** After how many steps it ended because its time was up; empty if all were taken, or as many as were wanted. */
    OptionalLong cut() {
        return cut;
    }

    /** Steps of the whole training; 0 if it has one at most. */
    long all() {
        return all;
    }

    @Override
    public void epochDone(int epoch, int epochs, double loss) {
        told.epochDone(epoch, epochs, loss);
    }

    /** @throws FlockException TRAINING_TOO_LONG: time is up before the first step, since other tasks' networks train */
    @Override
    public void waiting() {
        told.waiting();
        if (deadline.isPast()) {
            throw new FlockException(
                    ErrorCode.TRAINING_TOO_LONG,
                    "training had not begun when an eighth of the phase was left, since other networks of this process"
                            + " were training; nothing is proposed in this round, which costs as much as absence",
                    "take part in fewer tasks at once");
        }
    }

    @Override
    public void batchDone() {
        told.batchDone();
    }

    /** @throws FlockException TRAINING_TOO_LONG: time is up, and less than half is done */
    @Override
    public boolean endsAfter(long steps, long whole) {
        all = whole;
        if (wanted.isPresent()) {
            return steps >= wanted.getAsLong();
        }
        if (!deadline.isPast()) {
            return false;
        }
        if (steps < whole - steps) {
            throw new FlockException(
                    ErrorCode.TRAINING_TOO_LONG,
                    "training had taken " + steps + " of " + whole + " steps when an eighth of the phase was left; "
                            + "nothing is proposed in this round, which costs as much as absence");
        }
        cut = OptionalLong.of(steps);
        return true;
    }
}
