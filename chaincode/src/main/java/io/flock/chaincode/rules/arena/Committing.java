package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.SubmissionRecord;
import io.flock.protocol.arena.request.CommitScores;
import io.flock.protocol.arena.request.CommitSubmission;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/**
 * Promises something without showing it. Equal commitments of different accounts are not refused: an endorser sees a
 * proposal first and could block its victim; bound to the account, a copy can't be revealed (attack 5).
 *
 * <p>Both refuse with UNKNOWN_TASK, WRONG_PHASE, NOT_A_PARTICIPANT, NOT_EXPECTED, and ALREADY_DONE for another second
 * commitment; the same again has no effect.
 */
public final class Committing {
    private Committing() {}

    /** Commits a node to its submission of the epoch. */
    public static void submission(Ledger ledger, CommitSubmission request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(ArenaPhase.SUBMIT, request.epoch());
        Participant.of(ledger, task).requireRole(ArenaRole.NODE);
        LedgerKey key = ArenaKeys.submission(task.id(), request.epoch(), ledger.account());
        Optional<SubmissionRecord> before = ledger.find(key, SubmissionRecord.class);
        if (isFirst(ledger, before.flatMap(SubmissionRecord::commitment), request.commitment())) {
            ledger.put(key, SubmissionRecord.committed(request.commitment()));
            ledger.happened(task.event(EventKind.SUBMISSION_COMMITTED, ledger, key));
        }
    }

    /** Commits a validator to the scores of all its assignments of a stage. */
    public static void scores(Ledger ledger, CommitScores request) {
        requireStage(request.phase());
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(request.phase(), request.epoch());
        Participant participant = Participant.of(ledger, task).requireRole(ArenaRole.VALIDATOR);
        if (task.epoch(ledger)
                .orElseThrow()
                .assigned(request.phase(), ledger.account())
                .isEmpty()) {
            throw participant.notExpected("has nothing to score in " + request.phase());
        }
        LedgerKey key =
                ArenaKeys.scores(task.id(), request.epoch(), request.phase().name(), ledger.account());
        Optional<ScoreRecord> before = ledger.find(key, ScoreRecord.class);
        if (isFirst(ledger, before.flatMap(ScoreRecord::commitment), request.commitment())) {
            ledger.put(key, ScoreRecord.committed(request.commitment()));
            ledger.happened(task.event(EventKind.SCORES_COMMITTED, ledger, key));
        }
    }

    /** @throws FlockException INVALID_ARGUMENT for a phase that is no stage of scoring */
    static void requireStage(ArenaPhase phase) {
        if (phase != ArenaPhase.SCORE_COMMIT && phase != ArenaPhase.DISPUTE_COMMIT) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "$.phase is " + phase + ", a stage is SCORE_COMMIT or DISPUTE_COMMIT");
        }
    }

    private static boolean isFirst(Ledger ledger, Optional<Commitment> before, Commitment now) {
        if (before.isPresent() && !before.get().equals(now)) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE, ledger.account() + " has committed to " + before.get() + ", not to " + now);
        }
        return before.isEmpty();
    }
}
