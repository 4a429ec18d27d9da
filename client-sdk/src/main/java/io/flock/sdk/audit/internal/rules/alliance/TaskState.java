package io.flock.sdk.audit.internal.rules.alliance;

import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.MembershipRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.Optional;

/** A task before a transaction. */
public record TaskState(
        Replay replay, TaskDocument task, PhaseRecord phase, Optional<Roster> roster, Optional<RoundDocument> round) {

    public static TaskState read(Replay replay, TaskId id) {
        TaskDocument task = replay.find(LedgerKey.task(id), TaskDocument.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_TASK, "there is no task " + id));
        PhaseRecord phase = replay.find(LedgerKey.phase(id), PhaseRecord.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_TASK, "task " + id + " has no phase"));
        return new TaskState(
                replay,
                task,
                phase,
                replay.find(LedgerKey.roster(id), Roster.class),
                replay.find(LedgerKey.round(id, phase.round()), RoundDocument.class));
    }

    TaskId id() {
        return task.taskId();
    }

    TaskState in(Phase expected) {
        Refusal.unless(
                phase.phase() == expected,
                ErrorCode.WRONG_PHASE,
                "task " + id() + " is in " + phase.phase() + ", not in " + expected);
        return this;
    }

    TaskState in(Phase expected, int number) {
        Refusal.unless(
                phase.round() == number,
                ErrorCode.WRONG_PHASE,
                "task " + id() + " is in round " + phase.round() + ", not in " + number);
        return in(expected);
    }

    Optional<JoinRecord> join(AccountId account) {
        return replay.find(LedgerKey.member(id(), account), MembershipRecord.class)
                .flatMap(member ->
                        replay.find(LedgerKey.join(id(), account.organisation(), member.slot()), JoinRecord.class));
    }

    Optional<LeaveRecord> leave(AccountId account) {
        return replay.find(LedgerKey.leave(id(), account), LeaveRecord.class);
    }

    /** The caller as a member. */
    Member member() {
        return roster.flatMap(frozen -> frozen.member(replay.account()))
                .orElseThrow(() ->
                        Refusal.of(ErrorCode.NOT_A_PARTICIPANT, replay.account() + " was not admitted to " + id()));
    }
}
