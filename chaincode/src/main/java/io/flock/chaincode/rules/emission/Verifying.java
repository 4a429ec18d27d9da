package io.flock.chaincode.rules.emission;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.emission.EmissionState;
import io.flock.protocol.emission.EpochClock;
import io.flock.protocol.emission.VerifiedTasks;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.LedgerKey;

/** Which tasks epochs mint for: governance decides. */
public final class Verifying {

    private Verifying() {}

    /**
     * Checks that a task can be verified.
     *
     * @throws FlockException INVALID_ARGUMENT when it is verified already, PARAMETER_OUT_OF_BOUNDS when too many are
     */
    public static void checkVerify(Ledger ledger, TaskName task) {
        VerifiedTasks verified = EpochAdvancing.verified(ledger);
        if (verified.has(task)) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, task + " is verified already");
        }
        if (verified.tasks().size() == VerifiedTasks.MOST) {
            throw new FlockException(
                    ErrorCode.PARAMETER_OUT_OF_BOUNDS,
                    VerifiedTasks.MOST + " tasks are verified",
                    "end the verification of one that has ended first");
        }
    }

    /**
     * Checks that a task's verification can end.
     *
     * @throws FlockException INVALID_ARGUMENT when it is not verified
     */
    public static void checkUnverify(Ledger ledger, TaskName task) {
        if (!EpochAdvancing.verified(ledger).has(task)) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, task + " is not verified");
        }
    }

    /** Adds the task; the first time, the first epoch begins. */
    public static void verify(Ledger ledger, TaskName task) {
        if (TaskEmission.clock(ledger).isEmpty()) {
            ledger.put(
                    LedgerKey.epochClock(),
                    new EpochClock(
                            ledger.transaction().timestamp(),
                            Membership.parameters(ledger).epochLength()));
            ledger.put(LedgerKey.emission(), EmissionState.start());
        }
        ledger.put(LedgerKey.verifiedTasks(), EpochAdvancing.verified(ledger).with(task));
    }

    public static void unverify(Ledger ledger, TaskName task) {
        ledger.put(LedgerKey.verifiedTasks(), EpochAdvancing.verified(ledger).without(task));
    }
}
