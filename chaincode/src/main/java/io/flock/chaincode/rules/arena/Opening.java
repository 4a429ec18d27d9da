package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.CommittedValue;
import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.arena.ArenaCommitments;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;

/** An account's commitment of one commit phase of the current epoch. */
record Opening(Ledger ledger, CurrentTask task, ArenaPhase commitPhase, AccountId account) {
    /**
     * Checks what the account itself reveals.
     *
     * @throws FlockException COMMITMENT_LEAKED, COMMITMENT_MISMATCH
     */
    void require(Commitment commitment, Record payload, Salt salt) {
        value().requireRevealed(commitment, payload, salt);
    }

    CommittedValue value() {
        int epoch = task.phase().epoch();
        return new CommittedValue(
                ledger,
                ArenaCommitments.context(ledger.transaction().channel(), task.id(), epoch, commitPhase, account),
                ArenaKeys.leak(task.id(), epoch, commitPhase.name(), account));
    }
}
