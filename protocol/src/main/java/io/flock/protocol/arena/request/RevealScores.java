package io.flock.protocol.arena.request;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.TaskId;
import java.util.Optional;

/**
 * Shows the committed scores, one per assignment in account order of the nodes.
 *
 * @param phase the commit phase of the stage
 * @param preimage behind the caller's tip, in the first stage only: it draws the disputes
 */
public record RevealScores(
        TaskId taskId,
        @Range(min = 0, max = 10_000) int epoch,
        ArenaPhase phase,
        Scores scores,
        Salt salt,
        Optional<Digest> preimage) {}
