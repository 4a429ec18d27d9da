package io.flock.sdk.explain;

import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a ledger that concern one task of the Alliance. */
final class TaskTrail {
    private final TaskId id;
    private final List<TrailStep> steps;
    private final TaskDocument task;

    /** A document and the step that wrote it. */
    record Written<T>(TrailStep step, T document) {}

    private TaskTrail(TaskId id, List<TrailStep> steps, TaskDocument task) {
        this.id = id;
        this.steps = steps;
        this.task = task;
    }

    /** @throws FlockException UNKNOWN_TASK */
    static TaskTrail of(List<TrailStep> steps, TaskId id) {
        return new TaskTrail(
                id,
                steps,
                steps.stream()
                        .flatMap(step -> step.wrote(LedgerKey.task(id), TaskDocument.class).stream())
                        .findFirst()
                        .orElseThrow(() -> new FlockException(
                                ErrorCode.UNKNOWN_TASK, "there is no task " + id + " in the blocks")));
    }

    TaskId id() {
        return id;
    }

    TaskDocument task() {
        return task;
    }

    List<TrailStep> steps() {
        return steps;
    }

    /** Every version of a round's document, in order. */
    List<Written<RoundDocument>> round(int number) {
        List<Written<RoundDocument>> versions = new ArrayList<>();
        for (TrailStep step : steps) {
            step.wrote(LedgerKey.round(id, number), RoundDocument.class)
                    .ifPresent(document -> versions.add(new Written<>(step, document)));
        }
        return versions;
    }

    /** The roster as it was before a step. */
    Optional<Roster> rosterBefore(TrailStep before) {
        LedgerKey key = LedgerKey.roster(id);
        return steps.stream()
                .takeWhile(step -> !step.id().equals(before.id()))
                .filter(step -> step.writes().containsKey(key.composite()))
                .reduce((earlier, later) -> later)
                .flatMap(step -> step.wrote(key, Roster.class));
    }

    /** The step with which the task ended. */
    Optional<TrailStep> ended() {
        return steps.stream()
                .filter(step -> step.wrote(LedgerKey.phase(id), PhaseRecord.class)
                        .filter(record -> record.phase().isTerminal())
                        .isPresent())
                .findFirst();
    }

    /** What an account itself sent in a round: its joining, commitments and reveals. */
    List<TransactionId> sentBy(AccountId account, int round) {
        List<LedgerKey> own = List.of(
                LedgerKey.member(id, account),
                LedgerKey.seed(id, round, account),
                LedgerKey.update(id, round, account),
                LedgerKey.vote(id, round, account),
                LedgerKey.aggregate(id, round, account));
        return steps.stream()
                .filter(step -> own.stream().anyMatch(key -> step.writes().containsKey(key.composite())))
                .map(TrailStep::id)
                .toList();
    }
}
