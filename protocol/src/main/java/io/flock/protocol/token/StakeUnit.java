package io.flock.protocol.token;

import io.flock.protocol.emission.EmissionSchedule;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.math.BigInteger;
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

    /** The most of it that one account could ever have: all FLOCK, in gmFLOCK locked for the longest time. */
    public Amount most() {
        return this == GMFLOCK ? GmFlock.most(EmissionSchedule.CAP) : EmissionSchedule.CAP;
    }

    /**
     * Whether the FLOCK behind so many equal amounts are at least those of a pool. Behind gmFLOCK are least in a lock of the
     * longest kind, which is what counts.
     */
    public boolean covers(Amount pool, Amount each, long times) {
        long perFlock = GmFlock.factorMilli(this == GMFLOCK ? GmFlock.MAX_DAYS : 1);
        BigInteger all = BigInteger.valueOf(each.micros())
                .multiply(BigInteger.valueOf(times))
                .multiply(BigInteger.valueOf(GmFlock.factorMilli(1)));
        return all.compareTo(BigInteger.valueOf(pool.micros()).multiply(BigInteger.valueOf(perFlock))) >= 0;
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
