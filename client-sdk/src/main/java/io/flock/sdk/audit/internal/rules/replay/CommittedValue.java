package io.flock.sdk.audit.internal.rules.replay;

import io.flock.protocol.alliance.LeakRecord;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Commitments;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.ledger.LedgerKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an account may have committed to in one commit phase.
 *
 * @param leak where it is written that somebody else showed it
 */
public record CommittedValue(
        Replay replay, CommitmentContext context, LedgerKey leak, Optional<Commitment> commitment) {
    /** What the caller reveals of its own, when nobody showed it before. */
    public void requireRevealed(byte[] payload, Salt salt) {
        Refusal.unless(
                !isShown(),
                ErrorCode.COMMITMENT_LEAKED,
                "the commitment of " + context.account() + " was shown before");
        requireOpened(payload, salt);
    }

    /** What the caller shows of somebody else's. */
    public void show(String payload, Salt salt) {
        requireOpened(payload.getBytes(StandardCharsets.UTF_8), salt);
        if (!isShown()) {
            replay.put(leak, new LeakRecord(replay.account()));
        }
    }

    private boolean isShown() {
        return replay.find(leak, LeakRecord.class).isPresent();
    }

    private void requireOpened(byte[] payload, Salt salt) {
        boolean opens = commitment
                .filter(standing -> Commitments.opens(standing, context, payload, salt))
                .isPresent();
        Refusal.unless(opens, ErrorCode.COMMITMENT_MISMATCH, "value and salt do not open " + commitment);
    }
}
