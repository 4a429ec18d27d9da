package io.flock.sdk.explain;

import io.flock.protocol.alliance.ClaimRecord;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.advance.ClaimRule;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Refund;
import io.flock.sdk.audit.TrailStep;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a task's balance sheet: in with a plus; out, or still lying in the task, with a minus. */
final class Sheet {
    private final TaskTrail trail;
    private final SheetLines lines = new SheetLines();
    private final SortedMap<AccountId, JoinRecord> applied = new TreeMap<>();
    private final SortedMap<AccountId, Amount> claimed = new TreeMap<>();
    private final SortedMap<AccountId, LeaveRecord> left = new TreeMap<>();
    private Optional<Roster> roster = Optional.empty();

    private Sheet(TaskTrail trail) {
        this.trail = trail;
    }

    static BalanceSheet of(TaskTrail trail) {
        Sheet sheet = new Sheet(trail);
        trail.steps().forEach(sheet::follow);
        sheet.stillHeld();
        return new BalanceSheet(trail.id().text(), sheet.lines.lines());
    }

    private void follow(TrailStep step) {
        Optional<Roster> before = roster;
        boolean ofTheTask =
                step.writes().containsKey(LedgerKey.phase(trail.id()).composite());
        step.writes().forEach((composite, document) -> LedgerKey.parse(composite)
                .ifPresent(key -> follow(step, key, document, before)));
        roster = step.wrote(LedgerKey.roster(trail.id()), Roster.class).or(() -> before);
        if (ofTheTask) {
            lines.toTreasury(step);
        }
    }

    private void follow(TrailStep step, LedgerKey key, Optional<String> document, Optional<Roster> before) {
        boolean ofTheTask = key.attributes().get(0).equals(trail.id().text());
        switch (key.type()) {
            case TASK -> {
                if (ofTheTask) {
                    Amount pool = trail.task().definition().rewardPool();
                    lines.add("reward pool paid in", Optional.of(trail.task().creator()), pool.micros(), step);
                }
            }
            case JOIN -> {
                if (ofTheTask) {
                    JoinRecord join = read(document, JoinRecord.class);
                    applied.put(join.account(), join);
                    lines.add(
                            SheetLines.staked(join.part()),
                            Optional.of(join.account()),
                            join.refund().total().micros(),
                            step);
                }
            }
            case LEAVE -> {
                if (ofTheTask) {
                    AccountId account = AccountId.parse(key.attributes().get(1));
                    left.put(account, read(document, LeaveRecord.class));
                    lines.pay(
                            "stake given back on leaving",
                            account,
                            ClaimRule.onLeave(before, applied.get(account)),
                            step);
                }
            }
            case CLAIMED -> {
                if (ofTheTask) {
                    AccountId account = AccountId.parse(key.attributes().get(1));
                    Refund refund = read(document, ClaimRecord.class).refund();
                    claimed.put(account, refund.total());
                    lines.pay("claimed", account, refund, step);
                }
            }
            case EMITTED -> {
                if (key.attributes().get(0).equals(TaskName.alliance(trail.id()).toString())) {
                    lines.emission(step, key, document);
                }
            }
            default -> {
                // Moves no money of the task.
            }
        }
    }

    /** Stakes, dues and pool, of those who have not claimed. */
    private void stillHeld() {
        TaskId id = trail.id();
        lines.holdEmitted();
        if (roster.isEmpty()) {
            lines.hold(
                    "reward pool",
                    Optional.empty(),
                    trail.task().definition().rewardPool().micros());
        }
        roster.ifPresent(
                now -> lines.hold("reward pool", Optional.empty(), now.pool().micros()));
        SortedMap<AccountId, Amount> owed = new TreeMap<>();
        roster.ifPresent(now -> {
            now.members().forEach(member -> owed.merge(member.account(), member.money(), Amount::plus));
            now.dues().forEach((account, due) -> owed.merge(account, due, Amount::plus));
        });
        applied.forEach((account, join) -> {
            if (!left.containsKey(account)) {
                owed.merge(account, ClaimRule.onLeave(roster, join).total(), Amount::plus);
            }
        });
        owed.forEach((account, amount) -> lines.hold(
                "stake and dues in the task " + id,
                Optional.of(account),
                amount.minus(claimed.getOrDefault(account, Amount.ZERO)).micros()));
    }

    private static <T extends StateDocument> T read(Optional<String> document, Class<T> type) {
        return Json.read(document.orElseThrow(), type);
    }
}
