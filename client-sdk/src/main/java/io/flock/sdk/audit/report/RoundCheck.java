package io.flock.sdk.audit.report;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import java.util.Optional;

/**
 * Whether a round's adopted model was computed again from the updates that stood.
 *
 * @param round of the task, from 0
 * @param block in which the round was settled
 * @param transaction that settled it
 * @param adopted SHA-256 of the model's file, as the ledger has it
 * @param computed SHA-256 of the file that the updates combine to; absent when they can't be had
 * @param reason the error's code when they can't be had
 */
public record RoundCheck(
        TaskId task,
        int round,
        long block,
        TransactionId transaction,
        Outcome outcome,
        Digest adopted,
        Optional<Digest> computed,
        @Limit(64) Optional<String> reason) {
    /** What came of it. */
    public enum Outcome {
        /** The same bytes, with the same CID and the same tensors. */
        SAME,
        /** Another model: a difference. */
        DIFFERENT,
        /** Bundle, parent model or an update can't be had any more, or can't be read. */
        NOT_CHECKED
    }
}
