package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ScorePayload;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.SubmissionRecord;
import io.flock.protocol.arena.request.RevealScores;
import io.flock.protocol.arena.request.RevealSubmission;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;

/**
 * Shows what was promised. What is shown takes the commitment's place, so that the state stays small.
 *
 * <p>Both refuse with UNKNOWN_TASK, WRONG_PHASE, NOT_A_PARTICIPANT, NOT_EXPECTED, NO_COMMITMENT, COMMITMENT_LEAKED,
 * COMMITMENT_MISMATCH, and ALREADY_DONE when something else was shown; the same again has no effect.
 */
public final class Revealing {
    private Revealing() {}

    /** Shows a node's submission. */
    public static void submission(Ledger ledger, RevealSubmission request) {
        CurrentTask task = CurrentTask.read(ledger, request.taskId()).require(ArenaPhase.REVEAL, request.epoch());
        Participant.of(ledger, task).requireRole(ArenaRole.NODE);
        LedgerKey key = ArenaKeys.submission(task.id(), request.epoch(), ledger.account());
        SubmissionRecord before = committed(ledger, ledger.find(key, SubmissionRecord.class));
        SubmissionRecord shown = SubmissionRecord.revealed(request.submission());
        if (isFirst(ledger, before.commitment(), before, shown)) {
            new Opening(ledger, task, ArenaPhase.SUBMIT, ledger.account())
                    .require(before.commitment().orElseThrow(), request.submission(), request.salt());
            ledger.put(key, shown);
            ledger.happened(task.event(EventKind.SUBMISSION_REVEALED, ledger, key));
        }
    }

    /**
     * Shows a validator's scores of a stage, one per assignment; with those of the first stage goes the preimage behind its
     * tip, from which the disputes are drawn.
     *
     * @throws FlockException beside the others INVALID_ARGUMENT for another number of scores, or a preimage where there is
     *     none, MISSING_FIELD without one, PREIMAGE_MISMATCH
     */
    public static void scores(Ledger ledger, RevealScores request) {
        Committing.requireStage(request.phase());
        boolean first = request.phase() == ArenaPhase.SCORE_COMMIT;
        CurrentTask task = CurrentTask.read(ledger, request.taskId())
                .require(first ? ArenaPhase.SCORE_REVEAL : ArenaPhase.DISPUTE_REVEAL, request.epoch());
        Participant participant = Participant.of(ledger, task).requireRole(ArenaRole.VALIDATOR);
        LedgerKey key =
                ArenaKeys.scores(task.id(), request.epoch(), request.phase().name(), ledger.account());
        ScoreRecord before = committed(ledger, ledger.find(key, ScoreRecord.class));
        ScoreRecord shown = ScoreRecord.revealed(request.scores(), request.preimage());
        if (isFirst(ledger, before.commitment(), before, shown)) {
            requirePreimage(participant, request, first);
            new Opening(ledger, task, request.phase(), ledger.account())
                    .require(before.commitment().orElseThrow(), new ScorePayload(request.scores()), request.salt());
            requireOnePerAssignment(ledger, task, request);
            ledger.put(key, shown);
            ledger.happened(task.event(EventKind.SCORES_REVEALED, ledger, key));
        }
    }

    private static void requirePreimage(Participant participant, RevealScores request, boolean first) {
        if (request.preimage().isPresent() != first) {
            throw new FlockException(
                    first ? ErrorCode.MISSING_FIELD : ErrorCode.INVALID_ARGUMENT,
                    "$.preimage goes with the scores of SCORE_COMMIT, and with no others");
        }
        request.preimage().ifPresent(participant::requireBehindTip);
    }

    private static void requireOnePerAssignment(Ledger ledger, CurrentTask task, RevealScores request) {
        int assigned = task.epoch(ledger)
                .orElseThrow()
                .assigned(request.phase(), ledger.account())
                .size();
        if (request.scores().size() != assigned) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "$.scores has " + request.scores().size() + " scores for " + assigned + " assignments");
        }
    }

    private static <T> T committed(Ledger ledger, Optional<T> record) {
        return record.orElseThrow(() -> new FlockException(
                ErrorCode.NO_COMMITMENT, ledger.account() + " has committed to nothing in this stage"));
    }

    private static boolean isFirst(
            Ledger ledger, Optional<Commitment> standing, StateDocument before, StateDocument shown) {
        if (standing.isEmpty() && !before.equals(shown)) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE, ledger.account() + " has revealed something else in this stage");
        }
        return standing.isPresent();
    }
}
