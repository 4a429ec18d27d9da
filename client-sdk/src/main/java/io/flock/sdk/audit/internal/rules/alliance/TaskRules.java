package io.flock.sdk.audit.internal.rules.alliance;

import io.flock.protocol.alliance.ClaimRecord;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.MembershipRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionCheck;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.advance.ClaimRule;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.alliance.request.Leave;
import io.flock.protocol.arena.AllianceOrigin;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.Refund;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.LockRules;
import io.flock.sdk.audit.internal.rules.token.MoneyRules;
import java.util.List;
import java.util.Optional;

/** Creating, joining, leaving, claiming: where a task takes money in and pays it out. */
final class TaskRules {
    private TaskRules() {}

    static void create(Replay replay) {
        CreateTask request = replay.request(CreateTask.class);
        TaskDefinition definition = request.definition();
        Membership.require(replay, replay.account().organisation());
        Optional<TaskDocument> before = replay.find(LedgerKey.task(definition.taskId()), TaskDocument.class);
        if (before.isPresent()) {
            Refusal.unless(
                    before.get().definition().equals(definition)
                            && before.get().creator().equals(replay.account()),
                    ErrorCode.TASK_EXISTS,
                    "there is another task " + definition.taskId());
            return;
        }
        Refusal.unless(
                replay.find(ArenaKeys.task(definition.taskId()), ArenaTaskDocument.class)
                        .isEmpty(),
                ErrorCode.TASK_EXISTS,
                "there is a task of the Arena " + definition.taskId());
        TaskDefinitionCheck.check(definition, Membership.parameters(replay));
        definition
                .arenaTaskId()
                .ifPresent(arena -> AllianceOrigin.check(
                        definition,
                        replay.find(ArenaKeys.phase(arena), ArenaPhaseRecord.class),
                        replay.find(ArenaKeys.roster(arena), ArenaRoster.class)));
        MoneyRules.fold(replay, request.collect());
        MoneyRules.take(replay, replay.account(), definition.rewardPool());
        long now = replay.transaction().timestamp();
        replay.put(LedgerKey.task(definition.taskId()), new TaskDocument(definition, replay.account(), now));
        replay.put(
                LedgerKey.phase(definition.taskId()),
                new PhaseRecord(Phase.RECRUITING, 0, now + definition.phases().of(Phase.RECRUITING)));
    }

    static void join(Replay replay) {
        Join request = replay.request(Join.class);
        AccountId account = replay.account();
        TaskState task = TaskState.read(replay, request.taskId()).in(Phase.RECRUITING);
        Membership.require(replay, account.organisation());
        Optional<JoinRecord> before = task.join(account);
        if (before.isPresent()) {
            Refusal.unless(before.get().answers(request), ErrorCode.ALREADY_DONE, account + " has joined otherwise");
            return;
        }
        TaskDefinition definition = task.task().definition();
        List<AccountId> named = definition.participants();
        Refusal.unless(named.isEmpty() || named.contains(account), ErrorCode.NOT_AUTHORISED, account + " is not named");
        request.requireUnit(definition);
        request.requireEnough(definition);
        request.requireAccessKey(definition);
        LedgerKey slot = LedgerKey.join(task.id(), account.organisation(), request.slot());
        Refusal.unless(
                request.slot() < definition.maxParticipants()
                        && replay.find(slot, JoinRecord.class).isEmpty(),
                ErrorCode.SLOT_TAKEN,
                "slot " + request.slot());
        MoneyRules.fold(replay, request.collect());
        Optional<Cover> cover = LockRules.stake(replay, request.lock(), request.stake());
        replay.put(slot, JoinRecord.of(account, request, cover));
        replay.put(LedgerKey.member(task.id(), account), new MembershipRecord(request.slot()));
    }

    static void leave(Replay replay) {
        TaskState task = TaskState.read(replay, replay.request(Leave.class).taskId());
        AccountId account = replay.account();
        JoinRecord join = task.join(account)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_A_PARTICIPANT, account + " has not applied"));
        if (task.leave(account).isPresent()) {
            return;
        }
        Refusal.unless(
                !task.phase().phase().isTerminal() && task.phase().phase() != Phase.CLOSED,
                ErrorCode.WRONG_PHASE,
                "nobody can leave in " + task.phase().phase());
        LockRules.pay(replay, ClaimRule.onLeave(task.roster(), join), join.part());
        replay.put(
                LedgerKey.leave(task.id(), account),
                new LeaveRecord(task.phase().round()));
    }

    static void claim(Replay replay) {
        TaskState task = TaskState.read(replay, replay.request(Claim.class).taskId());
        AccountId account = replay.account();
        LedgerKey key = LedgerKey.claimed(task.id(), account);
        if (replay.find(key, ClaimRecord.class).isPresent()) {
            return;
        }
        Refusal.unless(
                task.phase().phase().isTerminal(),
                ErrorCode.WRONG_PHASE,
                "task " + task.id() + " is in " + task.phase().phase());
        Roster roster = task.roster()
                .orElseThrow(() -> Refusal.of(ErrorCode.NOTHING_TO_CLAIM, "task " + task.id() + " has no roster"));
        Optional<JoinRecord> join = task.join(account);
        Refund due = ClaimRule.amount(account, roster, join, task.leave(account));
        Refusal.unless(!due.isEmpty(), ErrorCode.NOTHING_TO_CLAIM, "nothing is due to " + account);
        LockRules.pay(replay, due, join.flatMap(JoinRecord::part));
        replay.put(key, ClaimRecord.of(due));
    }
}
