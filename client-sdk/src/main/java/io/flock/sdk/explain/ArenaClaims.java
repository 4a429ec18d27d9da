package io.flock.sdk.explain;

import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.advance.ArenaClaimRule;
import io.flock.protocol.delegation.AllotmentParts;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.delegation.PoolClaimRecord;
import io.flock.protocol.delegation.PoolClaimRule;
import io.flock.protocol.delegation.PoolEnd;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.Entry;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an account claimed of an Arena task, as a participant and as a delegator. Claims pay what was earned before; only
 * their fee is a line with an amount.
 */
record ArenaClaims(ArenaTrail trail, AccountId account) {
    /** As {@link Millionths#ofNext} has it. */
    private static final String FEE =
            "⌊claimFee · earnedAfter⌋ − ⌊claimFee · earnedBefore⌋, to the treasury; earned = ";

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (TrailStep step : trail.steps()) {
            step.wrote(ArenaKeys.claimed(trail.id(), account), ArenaClaimRecord.class)
                    .ifPresent(record -> lines.addAll(own(step, record)));
            trail.allotments(account).forEach((owner, parts) -> step.wrote(
                            PoolKeys.claimed(trail.id(), owner, account), PoolClaimRecord.class)
                    .ifPresent(record -> lines.addAll(ofPool(step, owner, parts, record))));
        }
        return lines;
    }

    private List<Line> own(TrailStep step, ArenaClaimRecord after) {
        TaskId id = trail.id();
        StateBefore state = StateBefore.of(trail.steps(), step);
        ArenaClaimRecord before = state.find(ArenaKeys.claimed(id, account), ArenaClaimRecord.class)
                .orElseGet(ArenaClaimRecord::none);
        List<EpochSettlement> settlements = settlements(state, before.epochs());
        ArenaPhaseRecord phase =
                state.find(ArenaKeys.phase(id), ArenaPhaseRecord.class).orElseThrow();
        Optional<ArenaRoster> roster =
                phase.phase().isTerminal() ? state.find(ArenaKeys.roster(id), ArenaRoster.class) : Optional.empty();
        Millionths fee = state.parameters().arenaBounds().claimFee();
        Optional<ArenaClaimRecord> rules = Again.of(() -> ArenaClaimRule.after(
                account,
                before,
                settlements,
                roster,
                trail.task().definition(),
                fee,
                phase.deadline(),
                step.timestamp()));
        Paid paid = new Paid(
                step, Claimed.of(before), Claimed.of(after), phase.phase().isTerminal(), fee);
        Map<String, String> factors = paid.factors();
        factors.put("rewards", less(before.rewards(), after.rewards()));
        factors.put("vested", less(before.vested(), after.vested()));
        factors.put("dues", less(before.dues(), after.dues()));
        roster.map(ended -> ended.vesting(account))
                .filter(whole -> !whole.isZero())
                .ifPresent(whole -> {
                    factors.put("rewardB", whole.format());
                    factors.put("vestedEarlier", before.vested().format());
                    factors.put("vestsFrom", Long.toString(phase.deadline()));
                    factors.put("claimedAt", Long.toString(step.timestamp()));
                    factors.put(
                            "vestingDays",
                            Integer.toString(trail.task().definition().rewards().vestingDays()));
                });
        return lines(
                "claimed",
                "rewards + vested + dues − fee; vested = ⌊rewardB · min(1, (claimedAt − vestsFrom) / (vestingDays · 86400))⌋"
                        + " − vestedEarlier",
                FEE + "rewards + vested of all claims",
                factors,
                paid,
                rules.equals(Optional.of(after)));
    }

    private List<Line> ofPool(TrailStep step, AccountId owner, AllotmentParts parts, PoolClaimRecord after) {
        TaskId id = trail.id();
        StateBefore state = StateBefore.of(trail.steps(), step);
        PoolClaimRecord before = state.find(PoolKeys.claimed(id, owner, account), PoolClaimRecord.class)
                .orElseGet(PoolClaimRecord::none);
        boolean over = state.find(ArenaKeys.phase(id), ArenaPhaseRecord.class)
                .filter(phase -> phase.phase().isTerminal())
                .isPresent();
        Millionths fee = state.parameters().delegationBounds().claimFee();
        Optional<PoolClaimRecord> rules = Again.of(() -> PoolClaimRule.after(
                owner,
                account,
                parts,
                before,
                settlements(state, before.epochs()),
                state.find(PoolKeys.allotment(id, owner), AllotmentRecord.class)
                        .flatMap(allotment -> PoolEnd.of(
                                owner, allotment, state.find(ArenaKeys.roster(id), ArenaRoster.class), over)),
                fee));
        Paid paid = new Paid(step, Claimed.of(before), Claimed.of(after), over, fee);
        Map<String, String> factors = paid.factors();
        factors.put("rewards", less(before.rewards(), after.rewards()));
        factors.put("principal", less(before.principal(), after.principal()));
        factors.putAll(new PoolPart(owner, account, parts).factors());
        return lines(
                "claimed as a delegator of " + owner,
                "rewards + principal − fee",
                FEE + "rewards of all claims",
                factors,
                paid,
                rules.equals(Optional.of(after)));
    }

    /**
     * What was claimed so far, as a participant or as a delegator.
     *
     * @param epochs the settlements up to this one, not included, are paid
     * @param earned what the fee is taken of
     * @param total all that left the task, fees included
     */
    private record Claimed(int epochs, Amount earned, Amount total, Amount fees) {
        static Claimed of(ArenaClaimRecord own) {
            return new Claimed(own.epochs(), own.rewards().plus(own.vested()), own.total(), own.fees());
        }

        static Claimed of(PoolClaimRecord ofPool) {
            return new Claimed(ofPool.epochs(), ofPool.rewards(), ofPool.total(), ofPool.fees());
        }
    }

    /**
     * What a claim moved.
     *
     * @param over whether the task had ended
     * @param rate of the fee
     */
    private record Paid(TrailStep step, Claimed before, Claimed after, boolean over, Millionths rate) {
        long fee() {
            return after.fees().micros() - before.fees().micros();
        }

        long out() {
            return after.total().micros() - before.total().micros() - fee();
        }

        /** Those that claims of both kinds have. */
        Map<String, String> factors() {
            Map<String, String> factors = new TreeMap<>();
            factors.put(
                    "epochs",
                    before.epochs() < after.epochs() ? before.epochs() + " to " + (after.epochs() - 1) : "none");
            factors.put("earnedBefore", before.earned().format());
            factors.put("earnedAfter", after.earned().format());
            factors.put("fee", signed(fee()));
            factors.put("claimFee", Decimals.ofMillionths(rate.value()));
            return factors;
        }

        /** Whether just the fee went to the treasury. */
        boolean feeReachesTheTreasury() {
            return step.wrote(LedgerKey.entry(EntryKind.TREASURY, step.id()), Entry.class)
                            .map(Entry::amount)
                            .orElse(Amount.ZERO)
                            .micros()
                    == fee();
        }
    }

    private List<Line> lines(
            String what, String formula, String feeFormula, Map<String, String> factors, Paid paid, boolean follows) {
        boolean sound = follows && paid.feeReachesTheTreasury();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(what + ": " + signed(paid.out()) + " FLOCK", 0, formula, factors, rests(paid), sound));
        if (paid.fee() != 0) {
            lines.add(new Line("claim fee", -paid.fee(), feeFormula, factors, rests(paid), sound));
        }
        return lines;
    }

    /** The claim, and the settlements and the end that it pays. */
    private List<TransactionId> rests(Paid paid) {
        List<LedgerKey> keys = new ArrayList<>();
        for (int epoch = paid.before().epochs(); epoch < paid.after().epochs(); epoch++) {
            keys.add(ArenaKeys.settlement(trail.id(), epoch));
        }
        List<TransactionId> all = new ArrayList<>(trail.rests(paid.step(), keys));
        trail.ended()
                .map(TrailStep::id)
                .filter(id -> paid.over() && !all.contains(id))
                .ifPresent(all::add);
        return all;
    }

    private List<EpochSettlement> settlements(StateBefore state, int from) {
        List<EpochSettlement> settlements = new ArrayList<>();
        while (settlements.size() < ArenaClaimRule.MOST_SETTLEMENTS) {
            Optional<EpochSettlement> next =
                    state.find(ArenaKeys.settlement(trail.id(), from + settlements.size()), EpochSettlement.class);
            if (next.isEmpty()) {
                break;
            }
            settlements.add(next.get());
        }
        return settlements;
    }

    private static String less(Amount before, Amount after) {
        return signed(after.micros() - before.micros());
    }

    private static String signed(long micros) {
        return (micros < 0 ? "-" : "") + Amount.ofMicros(Math.abs(micros)).format();
    }
}
