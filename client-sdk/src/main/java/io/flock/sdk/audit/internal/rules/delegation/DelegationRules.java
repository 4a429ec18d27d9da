package io.flock.sdk.audit.internal.rules.delegation;

import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.delegation.AllotmentParts;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.delegation.Allotting;
import io.flock.protocol.delegation.DelegationRecord;
import io.flock.protocol.delegation.PoolClaimRecord;
import io.flock.protocol.delegation.PoolClaimRule;
import io.flock.protocol.delegation.PoolDocument;
import io.flock.protocol.delegation.PoolEnd;
import io.flock.protocol.delegation.PoolTask;
import io.flock.protocol.delegation.request.AllotPool;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.delegation.request.SetSharingRatio;
import io.flock.protocol.delegation.request.Undelegate;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.DelegationBounds;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.internal.rules.arena.ArenaStakeRules;
import io.flock.sdk.audit.internal.rules.arena.ArenaState;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.MoneyRules;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the functions of {@code delegation} write. */
final class DelegationRules {
    private DelegationRules() {}

    static void open(Replay replay) {
        OpenPool request = replay.request(OpenPool.class);
        Membership.require(replay, replay.account().organisation());
        Refusal.unless(!request.minDelegation().isZero(), ErrorCode.INVALID_ARGUMENT, "delegations of nothing");
        LedgerKey key = PoolKeys.pool(replay.account(), request.role());
        PoolDocument opened = new PoolDocument(
                replay.account(), request.role(), request.ratio(), Optional.empty(), request.minDelegation());
        replay.putOnce(key, opened, PoolDocument.class);
    }

    static void setRatio(Replay replay) {
        SetSharingRatio request = replay.request(SetSharingRatio.class);
        PoolDocument pool = pool(replay, replay.account(), request.role());
        long now = replay.transaction().timestamp();
        Refusal.unless(
                pool.next().filter(change -> change.from() > now).isEmpty(),
                ErrorCode.TOO_EARLY,
                "a ratio is announced already");
        replay.put(
                PoolKeys.pool(replay.account(), request.role()),
                pool.announcing(request.ratio(), now, now + bounds(replay).noticeSeconds()));
    }

    static void delegate(Replay replay) {
        Delegate request = replay.request(Delegate.class);
        Membership.require(replay, replay.account().organisation());
        PoolDocument pool = pool(replay, request.owner(), request.role());
        Refusal.unless(
                !request.amount().isLessThan(pool.minDelegation()),
                ErrorCode.STAKE_TOO_LOW,
                "a delegation of " + request.amount());
        LedgerKey key = PoolKeys.delegation(request.owner(), request.role(), replay.account());
        Optional<DelegationRecord> before = replay.find(key, DelegationRecord.class);
        before.ifPresent(record -> requireSettled(replay, record));
        MoneyRules.fold(replay, request.collect());
        MoneyRules.take(replay, replay.account(), request.amount());
        Amount free = before.map(DelegationRecord::free).orElse(Amount.ZERO);
        put(replay, key, free.plus(request.amount()), replay.transaction().timestamp());
    }

    static void undelegate(Replay replay) {
        Undelegate request = replay.request(Undelegate.class);
        Refusal.unless(!request.amount().isZero(), ErrorCode.INVALID_ARGUMENT, "an amount of nothing");
        LedgerKey key = PoolKeys.delegation(request.owner(), request.role(), replay.account());
        DelegationRecord before = delegation(replay, key);
        Refusal.unless(
                !before.free().isLessThan(request.amount()),
                ErrorCode.INSUFFICIENT_BALANCE,
                before.free() + " are free, not " + request.amount());
        MoneyRules.add(replay, replay.account(), request.amount());
        put(
                replay,
                key,
                before.free().minus(request.amount()),
                replay.transaction().timestamp());
    }

    static void allot(Replay replay) {
        AllotPool request = replay.request(AllotPool.class);
        AccountId owner = replay.account();
        ArenaState task = ArenaState.read(replay, request.taskId()).in(ArenaPhase.OPEN);
        StakeRecord own = task.stake(owner)
                .filter(stake -> !task.hasUnstaked(owner))
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_A_PARTICIPANT, owner + " has no stake"));
        LedgerKey key = PoolKeys.allotment(request.taskId(), owner);
        Optional<AllotmentRecord> standing = replay.find(key, AllotmentRecord.class);
        if (standing.isPresent()) {
            Refusal.unless(
                    standing.get().amount().equals(request.amount()),
                    ErrorCode.ALREADY_DONE,
                    "another amount is allotted");
            return;
        }
        Allotting.requireFlock(task.id(), own);
        PoolDocument pool = pool(replay, owner, own.role());
        Allotting.requireBelowCap(request.amount(), own.stake(), bounds(replay).maxMultiple());
        SortedMap<AccountId, DelegationRecord> named = new TreeMap<>();
        SortedMap<AccountId, Amount> free = new TreeMap<>();
        for (AccountId delegator : request.delegators()) {
            DelegationRecord record = delegation(replay, PoolKeys.delegation(owner, own.role(), delegator));
            named.put(delegator, record);
            free.put(delegator, record.free());
        }
        AllotmentParts parts = Allotting.take(
                request.amount(),
                free,
                FieldHash.ofBytes(replay.transaction().id().text().getBytes(StandardCharsets.UTF_8)));
        for (Stakeholding part : parts.parts()) {
            DelegationRecord record = named.get(part.account());
            put(
                    replay,
                    PoolKeys.delegation(owner, own.role(), part.account()),
                    record.free().minus(part.stake()),
                    record.since());
        }
        replay.put(
                key,
                new AllotmentRecord(
                        own.role(),
                        request.amount(),
                        pool.ratioAt(replay.transaction().timestamp())));
        replay.put(PoolKeys.parts(request.taskId(), owner), parts);
        replay.put(PoolKeys.task(owner, own.role(), request.taskId()), new PoolTask());
    }

    static void claim(Replay replay) {
        ClaimPool request = replay.request(ClaimPool.class);
        AccountId delegator = replay.account();
        Optional<AllotmentRecord> allotment =
                replay.find(PoolKeys.allotment(request.taskId(), request.owner()), AllotmentRecord.class);
        AllotmentParts parts = replay.find(PoolKeys.parts(request.taskId(), request.owner()), AllotmentParts.class)
                .filter(found -> found.has(delegator))
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_POOL, delegator + " has no part in it"));
        ArenaState task = ArenaState.read(replay, request.taskId());
        LedgerKey key = PoolKeys.claimed(request.taskId(), request.owner(), delegator);
        PoolClaimRecord before = replay.find(key, PoolClaimRecord.class).orElseGet(PoolClaimRecord::none);
        PoolClaimRecord after = PoolClaimRule.after(
                request.owner(),
                delegator,
                parts,
                before,
                ArenaStakeRules.settlements(task, before.epochs()),
                allotment.flatMap(record -> PoolEnd.of(request.owner(), record, task.roster(), task.isOver())),
                bounds(replay).claimFee());
        Refusal.unless(
                PoolClaimRule.isWorthwhile(before, after),
                ErrorCode.NOTHING_TO_CLAIM,
                "nothing is due to " + delegator);
        Amount rewards = PoolClaimRule.rewards(before, after);
        Amount principal = PoolClaimRule.principal(before, after);
        boolean stays = request.redelegate() && !principal.isZero();
        Amount out = stays ? rewards : rewards.plus(principal);
        if (!out.isZero()) {
            MoneyRules.add(replay, delegator, out);
        }
        if (stays) {
            LedgerKey own =
                    PoolKeys.delegation(request.owner(), allotment.orElseThrow().role(), delegator);
            Amount free = replay.find(own, DelegationRecord.class)
                    .map(DelegationRecord::free)
                    .orElse(Amount.ZERO);
            put(replay, own, free.plus(principal), replay.transaction().timestamp());
        }
        MoneyRules.enter(replay, EntryKind.TREASURY, after.fees().minus(before.fees()));
        replay.put(key, after);
    }

    private static PoolDocument pool(Replay replay, AccountId owner, ArenaRole role) {
        return replay.find(PoolKeys.pool(owner, role), PoolDocument.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_POOL, owner + " has no pool as " + role));
    }

    /** One that has cooled down. */
    private static DelegationRecord delegation(Replay replay, LedgerKey key) {
        DelegationRecord record = replay.find(key, DelegationRecord.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_POOL, "there is no " + key));
        requireSettled(replay, record);
        return record;
    }

    private static void requireSettled(Replay replay, DelegationRecord record) {
        Refusal.unless(
                replay.transaction().timestamp()
                        >= record.settledAt(bounds(replay).coolDownSeconds()),
                ErrorCode.TOO_EARLY,
                "a delegation of " + record.since() + " cools down");
    }

    private static void put(Replay replay, LedgerKey key, Amount free, long since) {
        if (free.isZero()) {
            replay.delete(key);
        } else {
            replay.put(key, new DelegationRecord(free, since));
        }
    }

    private static DelegationBounds bounds(Replay replay) {
        return Membership.parameters(replay).delegationBounds();
    }
}
