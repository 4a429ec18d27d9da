package io.flock.sdk.explain;

import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.UnstakeRecord;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.delegation.PoolClaimRecord;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Refund;
import io.flock.sdk.audit.TrailStep;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the balance sheet of a task of the Arena: in with a plus; out, or still lying in the task, with a minus. */
final class ArenaSheet {
    private final ArenaTrail trail;
    private final SheetLines lines = new SheetLines();
    /** What the task owes to accounts, and to the delegators of their pools, before what was taken out. */
    private final SortedMap<AccountId, Long> owed = new TreeMap<>();

    private final SortedMap<AccountId, Long> owedToPools = new TreeMap<>();
    private final SortedMap<AccountId, StakeRecord> applied = new TreeMap<>();
    private final SortedMap<AccountId, Amount> allotted = new TreeMap<>();
    private final SortedMap<String, Long> taken = new TreeMap<>();
    private Optional<ArenaRoster> roster = Optional.empty();

    private ArenaSheet(ArenaTrail trail) {
        this.trail = trail;
    }

    static BalanceSheet of(ArenaTrail trail) {
        ArenaSheet sheet = new ArenaSheet(trail);
        trail.steps().forEach(sheet::follow);
        sheet.stillHeld();
        return new BalanceSheet(trail.id().text(), sheet.lines.lines());
    }

    private void follow(TrailStep step) {
        step.writes().forEach((composite, document) -> LedgerKey.parse(composite)
                .ifPresent(key -> follow(step, key, document)));
        roster = step.wrote(ArenaKeys.roster(trail.id()), ArenaRoster.class).or(() -> roster);
        if (step.writes().containsKey(ArenaKeys.phase(trail.id()).composite())) {
            lines.toTreasury(step);
        }
    }

    private void follow(TrailStep step, LedgerKey key, Optional<String> document) {
        String first = key.attributes().get(0);
        if (key.type() == KeyType.EMITTED
                && first.equals(TaskName.arena(trail.id()).toString())) {
            lines.emission(step, key, document);
        }
        if (!first.equals(trail.id().text()) || document.isEmpty()) {
            return;
        }
        switch (key.type()) {
            case ARENA -> {
                AccountId creator = trail.task().creator();
                add("reward pool paid in", creator, trail.task().definition().rewardPool(), step);
                add("creator's stake", creator, trail.task().definition().creatorStake(), step);
            }
            case ARENA_STAKE -> {
                StakeRecord stake = read(document, StakeRecord.class);
                applied.put(stake.account(), stake);
                add(
                        SheetLines.staked(stake.part()),
                        stake.account(),
                        stake.refund().total(),
                        step);
            }
            case ALLOTMENT -> {
                AllotmentRecord allotment = read(document, AllotmentRecord.class);
                allotted.put(account(key, 1), allotment.amount());
                add("allotted of the pool of", account(key, 1), allotment.amount(), step);
            }
            case SETTLEMENT -> settled(read(document, EpochSettlement.class));
            case ARENA_UNSTAKED -> {
                Refund back = read(document, UnstakeRecord.class).refund();
                owed.merge(account(key, 1), -back.total().micros(), Long::sum);
                lines.pay("stake taken back", account(key, 1), back, step);
            }
            case ARENA_CLAIMED -> {
                ArenaClaimRecord record = read(document, ArenaClaimRecord.class);
                take(step, key, account(key, 1), owed, account(key, 1), record.total(), record.fees());
            }
            case POOL_CLAIMED -> {
                PoolClaimRecord record = read(document, PoolClaimRecord.class);
                take(step, key, account(key, 2), owedToPools, account(key, 1), record.total(), record.fees());
            }
            default -> {
                // Moves no money of the task.
            }
        }
    }

    /** A claim's record is of all claims so far. */
    private void take(
            TrailStep step,
            LedgerKey key,
            AccountId receiver,
            SortedMap<AccountId, Long> from,
            AccountId debtor,
            Amount total,
            Amount fees) {
        long more = total.micros() - taken.getOrDefault(key.composite(), 0L);
        long fee = fees.micros() - taken.getOrDefault("fees " + key.composite(), 0L);
        taken.put(key.composite(), total.micros());
        taken.put("fees " + key.composite(), fees.micros());
        from.merge(debtor, -more, Long::sum);
        lines.add("claimed", Optional.of(receiver), fee - more, step);
        lines.add("claim fee, to the treasury", Optional.of(receiver), -fee, step);
    }

    private void settled(EpochSettlement settlement) {
        settlement
                .payouts()
                .forEach(payout -> owed.merge(payout.account(), payout.amount().micros(), Long::sum));
        settlement
                .pools()
                .forEach(share ->
                        owedToPools.merge(share.account(), share.reward().micros(), Long::sum));
    }

    private void stillHeld() {
        lines.holdEmitted();
        if (roster.isEmpty()) {
            lines.hold(
                    "reward pool and creator's stake",
                    Optional.empty(),
                    trail.task()
                            .definition()
                            .rewardPool()
                            .plus(trail.task().definition().creatorStake())
                            .micros());
        }
        roster.ifPresent(now -> {
            lines.hold("reward pool", Optional.empty(), now.pool().micros());
            lines.hold("Reward B", Optional.empty(), now.locked().micros());
            lines.hold("creator's stake", Optional.empty(), now.creatorStake().micros());
            now.dues().forEach((account, due) -> owed.merge(account, due.micros(), Long::sum));
            now.vesting()
                    .forEach(part -> owed.merge(part.account(), part.amount().micros(), Long::sum));
            now.pools().dues().forEach((account, due) -> owedToPools.merge(account, due.micros(), Long::sum));
        });
        applied.forEach((account, stake) -> owed.merge(
                account,
                member(account)
                        .map(ArenaMember::money)
                        .orElseGet(() -> stake.refund().total())
                        .micros(),
                Long::sum));
        allotted.forEach((account, amount) -> owedToPools.merge(
                account,
                member(account).map(ArenaMember::delegated).orElse(amount).micros(),
                Long::sum));
        owed.forEach((account, micros) -> lines.hold("stake, dues and rewards", Optional.of(account), micros));
        owedToPools.forEach((owner, micros) -> lines.hold("due to the pool of", Optional.of(owner), micros));
    }

    private Optional<ArenaMember> member(AccountId account) {
        return roster.flatMap(now -> now.member(account));
    }

    private void add(String what, AccountId account, Amount amount, TrailStep step) {
        lines.add(what, Optional.of(account), amount.micros(), step);
    }

    private static AccountId account(LedgerKey key, int attribute) {
        return AccountId.parse(key.attributes().get(attribute));
    }

    private static <T extends StateDocument> T read(Optional<String> document, Class<T> type) {
        return Json.read(document.orElseThrow(), type);
    }
}
