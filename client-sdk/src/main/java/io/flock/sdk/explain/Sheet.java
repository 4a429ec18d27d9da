package io.flock.sdk.explain;

import io.flock.protocol.alliance.ClaimRecord;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.advance.ClaimRule;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.emission.Emitted;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Entry;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a task's balance sheet: in with a plus; out, or still lying in the task, with a minus. */
final class Sheet {
    private final TaskTrail trail;
    private final List<SheetLine> lines = new ArrayList<>();
    private final SortedMap<AccountId, JoinRecord> applied = new TreeMap<>();
    private final SortedMap<AccountId, Amount> claimed = new TreeMap<>();
    private final SortedMap<AccountId, LeaveRecord> left = new TreeMap<>();
    private final SortedMap<String, Amount> emitted = new TreeMap<>();
    private Optional<Roster> roster = Optional.empty();

    private Sheet(TaskTrail trail) {
        this.trail = trail;
    }

    static BalanceSheet of(TaskTrail trail) {
        Sheet sheet = new Sheet(trail);
        trail.steps().forEach(sheet::follow);
        sheet.stillHeld();
        return new BalanceSheet(trail.id(), sheet.lines);
    }

    private void follow(TrailStep step) {
        Optional<Roster> before = roster;
        boolean ofTheTask =
                step.writes().containsKey(LedgerKey.phase(trail.id()).composite());
        step.writes().forEach((composite, document) -> LedgerKey.parse(composite)
                .ifPresent(key -> follow(step, key, document, before)));
        roster = step.wrote(LedgerKey.roster(trail.id()), Roster.class).or(() -> before);
        if (ofTheTask) {
            step.wrote(LedgerKey.entry(EntryKind.TREASURY, step.id()), Entry.class)
                    .ifPresent(entry -> add(
                            "to the treasury", Optional.empty(), -entry.amount().micros(), step));
        }
    }

    private void follow(TrailStep step, LedgerKey key, Optional<String> document, Optional<Roster> before) {
        boolean ofTheTask = key.attributes().get(0).equals(trail.id().text());
        switch (key.type()) {
            case TASK -> {
                if (ofTheTask) {
                    Amount pool = trail.task().definition().rewardPool();
                    add("reward pool paid in", Optional.of(trail.task().creator()), pool.micros(), step);
                }
            }
            case JOIN -> {
                if (ofTheTask) {
                    JoinRecord join = read(document, JoinRecord.class);
                    applied.put(join.account(), join);
                    add("staked", Optional.of(join.account()), join.stake().micros(), step);
                }
            }
            case LEAVE -> {
                if (ofTheTask) {
                    AccountId account = AccountId.parse(key.attributes().get(1));
                    left.put(account, read(document, LeaveRecord.class));
                    Amount back = ClaimRule.onLeave(before, applied.get(account));
                    add("stake given back on leaving", Optional.of(account), -back.micros(), step);
                }
            }
            case CLAIMED -> {
                if (ofTheTask) {
                    AccountId account = AccountId.parse(key.attributes().get(1));
                    Amount amount = read(document, ClaimRecord.class).amount();
                    claimed.put(account, amount);
                    add("claimed", Optional.of(account), -amount.micros(), step);
                }
            }
            case EMITTED -> emission(step, key, document);
            default -> {
                // Moves no money of the task.
            }
        }
    }

    private void emission(TrailStep step, LedgerKey key, Optional<String> document) {
        if (!key.attributes().get(0).equals(TaskName.alliance(trail.id()).toString())) {
            return;
        }
        if (document.isPresent()) {
            Amount amount = read(document, Emitted.class).amount();
            emitted.put(key.composite(), amount);
            add(
                    "emission of epoch " + Integer.parseInt(key.attributes().get(1)),
                    Optional.empty(),
                    amount.micros(),
                    step);
        } else {
            emitted.remove(key.composite());
        }
    }

    /** Stakes, dues and pool, of those who have not claimed. */
    private void stillHeld() {
        TaskId id = trail.id();
        emitted.values().forEach(amount -> hold("emission not folded yet", Optional.empty(), amount));
        if (roster.isEmpty()) {
            hold("reward pool", Optional.empty(), trail.task().definition().rewardPool());
        }
        roster.ifPresent(now -> hold("reward pool", Optional.empty(), now.pool()));
        SortedMap<AccountId, Amount> owed = new TreeMap<>();
        roster.ifPresent(now -> {
            now.members().forEach(member -> owed.merge(member.account(), member.stake(), Amount::plus));
            now.dues().forEach((account, due) -> owed.merge(account, due, Amount::plus));
        });
        applied.forEach((account, join) -> {
            if (!left.containsKey(account)) {
                owed.merge(account, ClaimRule.onLeave(roster, join), Amount::plus);
            }
        });
        owed.forEach((account, amount) -> hold(
                "stake and dues in the task " + id,
                Optional.of(account),
                amount.minus(claimed.getOrDefault(account, Amount.ZERO))));
    }

    private void hold(String what, Optional<AccountId> account, Amount amount) {
        if (!amount.isZero()) {
            lines.add(new SheetLine(what, account, -amount.micros(), Optional.empty()));
        }
    }

    private void add(String what, Optional<AccountId> account, long micros, TrailStep step) {
        if (micros != 0) {
            lines.add(new SheetLine(what, account, micros, Optional.of(step.id())));
        }
    }

    private static <T extends StateDocument> T read(Optional<String> document, Class<T> type) {
        return Json.read(document.orElseThrow(), type);
    }
}
