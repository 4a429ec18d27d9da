package io.flock.sdk.audit.internal.rules.arena;

import io.flock.protocol.alliance.MembershipRecord;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.UnstakeRecord;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.Optional;

/** An Arena task before a transaction. */
public record ArenaState(
        Replay replay,
        ArenaTaskDocument task,
        ArenaPhaseRecord phase,
        Optional<ArenaRoster> roster,
        Optional<EpochDocument> epoch) {

    public static ArenaState read(Replay replay, TaskId id) {
        ArenaTaskDocument task = replay.find(ArenaKeys.task(id), ArenaTaskDocument.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_TASK, "there is no Arena task " + id));
        ArenaPhaseRecord phase = replay.find(ArenaKeys.phase(id), ArenaPhaseRecord.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_TASK, "task " + id + " has no phase"));
        return new ArenaState(
                replay,
                task,
                phase,
                replay.find(ArenaKeys.roster(id), ArenaRoster.class),
                replay.find(ArenaKeys.epoch(id, phase.epoch()), EpochDocument.class));
    }

    public TaskId id() {
        return task.taskId();
    }

    ArenaTask definition() {
        return task.definition();
    }

    public boolean isOver() {
        return phase.phase().isTerminal();
    }

    public ArenaState in(ArenaPhase expected) {
        Refusal.unless(
                phase.phase() == expected,
                ErrorCode.WRONG_PHASE,
                "task " + id() + " is in " + phase.phase() + ", not in " + expected);
        return this;
    }

    ArenaState in(ArenaPhase expected, int number) {
        Refusal.unless(
                phase.epoch() == number,
                ErrorCode.WRONG_PHASE,
                "task " + id() + " is in epoch " + phase.epoch() + ", not in " + number);
        return in(expected);
    }

    ArenaState byCreator() {
        Refusal.unless(
                task.creator().equals(replay.account()), ErrorCode.NOT_AUTHORISED, "only the creator may do that");
        return this;
    }

    public Optional<StakeRecord> stake(AccountId account) {
        return replay.find(ArenaKeys.member(id(), account), MembershipRecord.class)
                .flatMap(member ->
                        replay.find(ArenaKeys.stake(id(), account.organisation(), member.slot()), StakeRecord.class));
    }

    public boolean hasUnstaked(AccountId account) {
        return replay.find(ArenaKeys.unstaked(id(), account), UnstakeRecord.class)
                .isPresent();
    }

    /** The caller as a member that takes part. */
    ArenaMember member() {
        ArenaMember member = roster.flatMap(frozen -> frozen.member(replay.account()))
                .orElseThrow(() ->
                        Refusal.of(ErrorCode.NOT_A_PARTICIPANT, replay.account() + " was not admitted to " + id()));
        Refusal.unless(member.isActive(), ErrorCode.NOT_EXPECTED, replay.account() + " takes part no more");
        return member;
    }

    ArenaMember member(ArenaRole role) {
        ArenaMember member = member();
        Refusal.unless(member.role() == role, ErrorCode.NOT_EXPECTED, replay.account() + " is no " + role);
        return member;
    }
}
