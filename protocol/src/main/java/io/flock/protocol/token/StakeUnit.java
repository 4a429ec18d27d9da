package io.flock.protocol.token;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/** What a task takes as stake. */
public enum StakeUnit {
    /** FLOCK from a balance; a penalty takes of it, and where rewards grow stakes they are added to it. */
    FLOCK("FLOCK"),
    /** gmFLOCK of a lock; a penalty burns of it and moves the FLOCK behind that, rewards are FLOCK and stand beside it. */
    GMFLOCK("gmFLOCK");

    private final String text;

    StakeUnit(String text) {
        this.text = text;
    }

    /** The name for people. */
    public String text() {
        return text;
    }

    /** An amount in it, for people. */
    public String text(Amount amount) {
        return amount.format() + " " + text;
    }

    /**
     * Refuses a stake of FLOCK where gmFLOCK is taken, and the other way round.
     *
     * @param lock what the stake is to come out of; absent for a balance
     * @throws FlockException INVALID_ARGUMENT
     */
    public void require(TaskId task, Optional<TransactionId> lock) {
        if ((this == GMFLOCK) != lock.isPresent()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "task " + task + " takes " + text + " as stake, and "
                            + (lock.isPresent() ? "a lock is named" : "no lock is named"),
                    lock.isPresent() ? "stake without a lock" : "name a lock whose gmFLOCK are to be staked");
        }
    }
}
