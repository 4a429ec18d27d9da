package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.LeakRecord;
import io.flock.protocol.arena.ArenaCommitments;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Commitments;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;

/** An account's commitment of one commit phase of the current epoch, held against a value and a salt. */
record Opening(Ledger ledger, CurrentTask task, ArenaPhase commitPhase, AccountId account) {
    /**
     * Checks what the account itself reveals.
     *
     * @throws FlockException COMMITMENT_LEAKED, COMMITMENT_MISMATCH
     */
    void require(Commitment commitment, Record payload, Salt salt) {
        if (ledger.find(leakKey(), LeakRecord.class).isPresent()) {
            throw new FlockException(
                    ErrorCode.COMMITMENT_LEAKED, "the commitment of " + account + " was shown in " + commitPhase);
        }
        require(commitment, Json.writeBytes(payload), salt);
    }

    /**
     * Checks that payload and salt are what was committed (attack 6).
     *
     * @throws FlockException COMMITMENT_MISMATCH
     */
    void require(Commitment commitment, byte[] payload, Salt salt) {
        CommitmentContext context = ArenaCommitments.context(
                ledger.transaction().channel(), task.id(), task.phase().epoch(), commitPhase, account);
        if (!Commitments.opens(commitment, context, payload, salt)) {
            throw new FlockException(
                    ErrorCode.COMMITMENT_MISMATCH,
                    "value and salt do not open the commitment " + commitment + " of " + account);
        }
    }

    LedgerKey leakKey() {
        return ArenaKeys.leak(task.id(), task.phase().epoch(), commitPhase.name(), account);
    }
}
