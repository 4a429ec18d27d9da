package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.CommittedValue;
import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.AllianceCommitments;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;

/** An account's commitment of one commit phase of the current round. */
record Opening(Ledger ledger, CurrentTask task, Phase commitPhase, AccountId account) {
    /**
     * Checks what the account itself reveals.
     *
     * @throws FlockException COMMITMENT_LEAKED, COMMITMENT_MISMATCH
     */
    void require(Commitment commitment, Record payload, Salt salt) {
        value().requireRevealed(commitment, payload, salt);
    }

    CommittedValue value() {
        int round = task.phase().round();
        return new CommittedValue(
                ledger,
                AllianceCommitments.context(ledger.transaction().channel(), task.id(), round, commitPhase, account),
                LedgerKey.leak(task.id(), round, commitPhase.name(), account));
    }
}
