package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.TimeText;
import java.util.Optional;

/**
 * The advance of a task as one pure function: the ledger writes its outcome, an auditor computes it again from replayed
 * blocks and compares byte for byte. The same input gives the same outcome whoever asks (attack 4).
 *
 * <p>Anyone may advance: when nobody is awaited any more, or from {@link ArenaDeadline#advanceAt} on.
 */
public final class ArenaAdvance {
    private ArenaAdvance() {}

    /** Whether an advance would be accepted at the input's timestamp. */
    public static boolean isDue(ArenaAdvanceInput input) {
        if (input.phase().phase().isTerminal()) {
            return false;
        }
        return isComplete(input)
                || input.timestamp() >= ArenaDeadline.advanceAt(input.phase(), input.clockWindowSeconds());
    }

    /**
     * Advances out of the current phase.
     *
     * @throws FlockException TOO_EARLY while somebody is awaited and the deadline is not past; WRONG_PHASE when the task
     *     has ended
     */
    public static ArenaOutcome apply(ArenaAdvanceInput input) {
        requireDue(input);
        ArenaStep step = ArenaStep.of(input);
        return switch (input.phase().phase()) {
            case OPEN -> step.to(ArenaPhase.CLOSED);
            case CLOSED -> admit(input);
            case ACCESS -> confirm(input);
            case SEED -> ArenaSeedPhase.advance(input);
            case SUBMIT -> step.to(ArenaPhase.REVEAL);
            case REVEAL -> CheckIn.advance(input);
            case FINAL_KEY -> FinalValidation.advance(input);
            case SCORE_COMMIT -> step.to(ArenaPhase.SCORE_REVEAL);
            case SCORE_REVEAL -> Scoring.advance(input);
            case DISPUTE_COMMIT -> step.to(ArenaPhase.DISPUTE_REVEAL);
            case DISPUTE_REVEAL -> Disputing.advance(input);
            case COMPLETED, CANCELLED -> throw new IllegalStateException("a terminal phase is never due");
        };
    }

    private static ArenaOutcome admit(ArenaAdvanceInput input) {
        ArenaTask definition = input.definition();
        ArenaRoster roster =
                ArenaRoster.opened(ArenaAdmission.admit(input), definition.rewardPool(), definition.creatorStake());
        return ArenaAdmission.suffices(definition, roster)
                ? ArenaStep.of(input).with(roster).to(ArenaPhase.ACCESS)
                : ArenaClosing.cancel(input.task(), input.phase(), Optional.empty(), input.timestamp());
    }

    /** Only who could open the validation set has duties; with fewer than two thirds a creator could pick its jury. */
    private static ArenaOutcome confirm(ArenaAdvanceInput input) {
        ArenaRoster admitted = input.frozen();
        long validators = admitted.active(ArenaRole.VALIDATOR).size();
        ArenaRoster roster = admitted.each(member -> member.isActive(ArenaRole.VALIDATOR)
                        && !input.records().confirmed().contains(member.account())
                ? member.removed()
                : member);
        boolean enough = 3L * roster.active(ArenaRole.VALIDATOR).size() >= 2 * validators;
        return enough && ArenaAdmission.canJudge(input.definition(), roster)
                ? ArenaStep.of(input).with(roster).to(ArenaPhase.SEED)
                : ArenaClosing.cancel(input.task(), input.phase(), Optional.of(admitted), input.timestamp());
    }

    private static boolean isComplete(ArenaAdvanceInput input) {
        boolean noneAwaited = ArenaExpected.awaited(input).isEmpty();
        if (input.phase().phase() != ArenaPhase.OPEN) {
            return noneAwaited;
        }
        boolean allNamed = !input.definition().participants().isEmpty() && noneAwaited;
        return allNamed || ArenaAdmission.isFull(input.definition(), input.records());
    }

    private static void requireDue(ArenaAdvanceInput input) {
        ArenaPhaseRecord phase = input.phase();
        if (phase.phase().isTerminal()) {
            throw new FlockException(
                    ErrorCode.WRONG_PHASE, "task " + input.task().taskId() + " has ended, it is " + phase.phase());
        }
        if (!isDue(input)) {
            throw new FlockException(
                    ErrorCode.TOO_EARLY,
                    "in " + phase.phase() + " of epoch " + phase.epoch() + " "
                            + ArenaExpected.awaited(input).size()
                            + " accounts are awaited, time alone allows an advance from "
                            + TimeText.of(ArenaDeadline.advanceAt(phase, input.clockWindowSeconds())) + ", it is "
                            + TimeText.of(input.timestamp()));
        }
    }
}
