package io.flock.sdk.audit.internal.rules.arena;

import io.flock.protocol.alliance.MembershipRecord;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskCheck;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.RoleSeparation;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.TrackRecord;
import io.flock.protocol.arena.UnstakeRecord;
import io.flock.protocol.arena.advance.ArenaClaimRule;
import io.flock.protocol.arena.request.CreateTask;
import io.flock.protocol.arena.request.Stake;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.ExpertRecord;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.Refund;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.LockRules;
import io.flock.sdk.audit.internal.rules.token.MoneyRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creating, staking, unstaking, claiming: where an Arena task takes money in and pays it out. */
public final class ArenaStakeRules {
    private ArenaStakeRules() {}

    static void create(Replay replay) {
        CreateTask request = replay.request(CreateTask.class);
        ArenaTask definition = request.definition();
        Membership.require(replay, replay.account().organisation());
        Optional<ArenaTaskDocument> before = replay.find(ArenaKeys.task(definition.taskId()), ArenaTaskDocument.class);
        if (before.isPresent()) {
            Refusal.unless(
                    before.get().definition().equals(definition)
                            && before.get().creator().equals(replay.account()),
                    ErrorCode.TASK_EXISTS,
                    "there is another task " + definition.taskId());
            return;
        }
        Refusal.unless(
                replay.find(LedgerKey.task(definition.taskId()), TaskDocument.class)
                        .isEmpty(),
                ErrorCode.TASK_EXISTS,
                "there is a task of the Alliance " + definition.taskId());
        GovernanceParameters parameters = Membership.parameters(replay);
        ArenaTaskCheck.check(definition, parameters, parameters.arenaBounds());
        Refusal.unless(
                !definition.creatorStake().isLessThan(parameters.arenaBounds().creatorMinStake())
                        || request.record().filter(id -> tookPart(replay, id)).isPresent()
                        || replay.find(LedgerKey.expert(replay.account()), ExpertRecord.class)
                                .isPresent(),
                ErrorCode.STAKE_TOO_LOW,
                "a creator's stake of " + definition.creatorStake());
        MoneyRules.fold(replay, request.collect());
        MoneyRules.take(replay, replay.account(), definition.rewardPool().plus(definition.creatorStake()));
        long now = replay.transaction().timestamp();
        replay.put(ArenaKeys.task(definition.taskId()), new ArenaTaskDocument(definition, replay.account(), now));
        replay.put(
                ArenaKeys.phase(definition.taskId()),
                new ArenaPhaseRecord(
                        ArenaPhase.OPEN, 0, now + definition.phases().of(ArenaPhase.OPEN)));
    }

    private static boolean tookPart(Replay replay, TaskId id) {
        return TrackRecord.tookPart(
                replay.account(),
                replay.find(ArenaKeys.phase(id), ArenaPhaseRecord.class),
                replay.find(ArenaKeys.roster(id), ArenaRoster.class),
                replay.find(ArenaKeys.claimed(id, replay.account()), ArenaClaimRecord.class)
                        .orElseGet(ArenaClaimRecord::none));
    }

    static void stake(Replay replay) {
        Stake request = replay.request(Stake.class);
        AccountId account = replay.account();
        ArenaState task = ArenaState.read(replay, request.taskId()).in(ArenaPhase.OPEN);
        Membership.require(replay, account.organisation());
        Optional<StakeRecord> before = task.stake(account);
        if (before.isPresent()) {
            Refusal.unless(
                    before.get().answers(request) && !task.hasUnstaked(account),
                    ErrorCode.ALREADY_DONE,
                    account + " has staked otherwise");
            return;
        }
        check(task, account, request);
        LedgerKey slot = ArenaKeys.stake(task.id(), account.organisation(), request.slot());
        Refusal.unless(replay.find(slot, StakeRecord.class).isEmpty(), ErrorCode.SLOT_TAKEN, "slot " + request.slot());
        if (task.definition().separatesOrganisations()) {
            requireOneRole(replay, task, account, request);
        }
        MoneyRules.fold(replay, request.collect());
        Optional<Cover> cover = LockRules.stake(replay, request.lock(), request.stake());
        replay.put(slot, StakeRecord.of(account, request, cover));
        replay.put(ArenaKeys.member(task.id(), account), new MembershipRecord(request.slot()));
    }

    private static void check(ArenaState task, AccountId account, Stake request) {
        ArenaTask definition = task.definition();
        List<AccountId> named = definition.participants();
        boolean creatorsNode = request.role() == ArenaRole.NODE
                && account.organisation().equals(task.task().creator().organisation());
        Refusal.unless(
                (named.isEmpty() || named.contains(account)) && !creatorsNode,
                ErrorCode.NOT_AUTHORISED,
                account + " may not be a " + request.role());
        request.requireUnit(definition);
        request.requireEnough(definition);
        Refusal.unless(
                request.slot()
                                < definition.nodes().max()
                                        + definition.validators().max()
                        && request.accessKey().isPresent() == (request.role() == ArenaRole.VALIDATOR),
                ErrorCode.INVALID_ARGUMENT,
                "slot " + request.slot() + " or the access key");
    }

    private static void requireOneRole(Replay replay, ArenaState task, AccountId account, Stake request) {
        Optional<StakeRecord> other = RoleSeparation.inOtherRole(
                request.role(),
                replay.range(ArenaKeys.stakes(task.id(), account.organisation()), StakeRecord.class).values().stream(),
                task::hasUnstaked);
        Refusal.unless(
                other.isEmpty(),
                ErrorCode.NOT_AUTHORISED,
                account.organisation() + " has another role than " + request.role() + " in task " + task.id());
    }

    static void unstake(Replay replay) {
        ArenaState task = ArenaState.read(replay, replay.request(Unstake.class).taskId());
        AccountId account = replay.account();
        StakeRecord record = task.stake(account)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_A_PARTICIPANT, account + " has not staked"));
        if (task.hasUnstaked(account)) {
            return;
        }
        boolean admitted =
                task.roster().flatMap(roster -> roster.member(account)).isPresent();
        Refusal.unless(
                task.isOver()
                        || task.phase().phase() == ArenaPhase.OPEN
                        || (task.roster().isPresent() && !admitted),
                ErrorCode.WRONG_PHASE,
                "stakes are frozen in " + task.phase().phase());
        Refund back = ArenaClaimRule.onUnstake(task.roster(), record);
        LockRules.pay(replay, back, record.part());
        replay.put(ArenaKeys.unstaked(task.id(), account), UnstakeRecord.of(back));
    }

    static void claim(Replay replay) {
        ArenaState task = ArenaState.read(replay, replay.request(Claim.class).taskId());
        AccountId account = replay.account();
        LedgerKey key = ArenaKeys.claimed(task.id(), account);
        ArenaClaimRecord before = replay.find(key, ArenaClaimRecord.class).orElseGet(ArenaClaimRecord::none);
        ArenaClaimRecord after = ArenaClaimRule.after(
                account,
                before,
                settlements(task, before.epochs()),
                task.isOver() ? task.roster() : Optional.empty(),
                task.definition(),
                Membership.parameters(replay).arenaBounds().claimFee(),
                task.phase().deadline(),
                replay.transaction().timestamp());
        Refusal.unless(
                ArenaClaimRule.isWorthwhile(before, after), ErrorCode.NOTHING_TO_CLAIM, "nothing is due to " + account);
        MoneyRules.add(replay, account, ArenaClaimRule.paid(before, after));
        MoneyRules.enter(replay, EntryKind.TREASURY, after.fees().minus(before.fees()));
        replay.put(key, after);
    }

    public static List<EpochSettlement> settlements(ArenaState task, int from) {
        List<EpochSettlement> settlements = new ArrayList<>();
        while (settlements.size() < ArenaClaimRule.MOST_SETTLEMENTS) {
            Optional<EpochSettlement> next = task.replay()
                    .find(ArenaKeys.settlement(task.id(), from + settlements.size()), EpochSettlement.class);
            if (next.isEmpty()) {
                break;
            }
            settlements.add(next.get());
        }
        return settlements;
    }
}
