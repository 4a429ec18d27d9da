package io.flock.chaincode.rules;

import io.flock.protocol.alliance.LeakRecord;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Commitments;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.ledger.LedgerKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an account committed to in one commit phase, held against a value and a salt.
 *
 * @param leakKey where it is written that somebody else showed it
 */
public record CommittedValue(Ledger ledger, CommitmentContext context, LedgerKey leakKey) {
    /**
     * Checks what the account itself reveals.
     *
     * @throws FlockException COMMITMENT_LEAKED, COMMITMENT_MISMATCH
     */
    public void requireRevealed(Commitment commitment, Record payload, Salt salt) {
        if (isShown()) {
            throw new FlockException(
                    ErrorCode.COMMITMENT_LEAKED,
                    "the commitment of " + context.account() + " was shown in " + context.phase());
        }
        requireOpened(commitment, Json.writeBytes(payload), salt);
    }

    /**
     * Writes that somebody else showed it; once is enough.
     *
     * @throws FlockException NOT_AUTHORISED for one's own commitment, NO_COMMITMENT, COMMITMENT_MISMATCH
     */
    public void show(Optional<Commitment> commitment, String payload, Salt salt, FlockEvent event) {
        if (context.account().equals(ledger.account())) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    ledger.account() + " can't show its own commitment",
                    "keep it, and reveal it in its phase");
        }
        Commitment standing = commitment.orElseThrow(() -> new FlockException(
                ErrorCode.NO_COMMITMENT, context.account() + " has committed to nothing in " + context.phase()));
        requireOpened(standing, payload.getBytes(StandardCharsets.UTF_8), salt);
        if (!isShown()) {
            ledger.put(leakKey, new LeakRecord(ledger.account()));
            ledger.happened(event);
        }
    }

    private boolean isShown() {
        return ledger.find(leakKey, LeakRecord.class).isPresent();
    }

    /** That payload and salt are what was committed (attack 6). */
    private void requireOpened(Commitment commitment, byte[] payload, Salt salt) {
        if (!Commitments.opens(commitment, context, payload, salt)) {
            throw new FlockException(
                    ErrorCode.COMMITMENT_MISMATCH,
                    "value and salt do not open the commitment " + commitment + " of " + context.account());
        }
    }
}
