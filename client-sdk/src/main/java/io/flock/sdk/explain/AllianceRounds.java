package io.flock.sdk.explain;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a settled round of the Alliance meant to an account.
 *
 * @param rules the settlement that the rules give; absent where they would have refused
 */
record AllianceRounds(
        TaskTrail trail, TaskTrail.Written<RoundDocument> booked, Optional<Settlement> rules, AccountId account) {

    /**
     * Penalties first, then the reward or why there is none, then a keeper's bonus.
     *
     * @throws FlockException WRONG_PHASE before the round is settled
     */
    static RoundExplanation explain(TaskTrail trail, int number, AccountId account) {
        List<TaskTrail.Written<RoundDocument>> versions = trail.round(number);
        TaskTrail.Written<RoundDocument> settled = versions.stream()
                .filter(written -> written.document().settlement().isPresent())
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.WRONG_PHASE,
                        "round " + number + " of task " + trail.id() + " is not settled in the blocks"));
        Optional<Settlement> rules = AllianceAgain.of(trail, settled.step())
                .flatMap(again -> again.round(number))
                .flatMap(RoundDocument::settlement);
        TaskTrail.Written<RoundDocument> opened = versions.get(0);
        List<Penalty> silent = AllianceAgain.of(trail, opened.step())
                .flatMap(again -> again.round(number))
                .map(RoundDocument::seedPenalties)
                .orElse(List.of());
        List<Line> lines = new ArrayList<>(new AllianceRounds(trail, opened, rules, account)
                .penalties(opened.document().seedPenalties(), silent));
        lines.addAll(new AllianceRounds(trail, settled, rules, account).lines());
        return new RoundExplanation(trail.id(), number, account, lines);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>(penalties(
                settlement().penalties(), rules.map(Settlement::penalties).orElse(List.of())));
        lines.add(reward());
        bonus().ifPresent(lines::add);
        return lines;
    }

    /** What the ledger booked, and what the rules would have taken too. */
    private List<Line> penalties(List<Penalty> all, List<Penalty> due) {
        PenaltyLine line = new PenaltyLine(PenaltyPrices.of(trail.task().definition()), all, rests());
        Optional<PenalisedStake> start = trail.rosterBefore(booked.step())
                .flatMap(roster -> roster.member(account))
                .map(PenalisedStake::of);
        List<Line> lines = new ArrayList<>();
        all.stream()
                .filter(penalty -> penalty.account().equals(account))
                .forEach(penalty -> lines.add(line.of(penalty, start).onlyIf(due.contains(penalty))));
        due.stream()
                .filter(penalty -> penalty.account().equals(account) && !all.contains(penalty))
                .forEach(penalty -> lines.add(PenaltyLine.notTaken(penalty, rests())));
        return lines;
    }

    private Line reward() {
        Amount paid = paid(settlement());
        boolean follows = rules.filter(due -> paid(due).equals(paid)
                        && due.reward().equals(settlement().reward()))
                .isPresent();
        if (settlement().payouts().stream().noneMatch(payout -> payout.account().equals(account))) {
            return new Line(
                    "no reward: " + whyUnpaid(),
                    0,
                    "only who acted wherever expected, neither slashed nor unpaid, is paid",
                    Map.of(),
                    rests(),
                    follows);
        }
        Amount before = trail.rosterBefore(booked.step()).map(Roster::pool).orElse(Amount.ZERO);
        Map<String, String> factors = new TreeMap<>(Map.of("poolBefore", before.format()));
        boolean toTreasury = trail.task().definition().penaltiesToTreasury();
        if (!toTreasury) {
            Amount taken = Amount.sum(
                    settlement().penalties().stream().map(Penalty::flock).toList());
            factors.put("penalties", taken.format());
            factors.put("keeperBonus", settlement().keeperBonus().format());
        }
        Amount good = Amount.sum(settlement().payouts().stream()
                .map(payout -> stake(payout.account()))
                .toList());
        factors.put(
                "roundsLeft",
                Integer.toString(
                        trail.task().definition().rounds() - booked.document().round()));
        factors.put("roundReward", settlement().reward().format());
        factors.put("stakeAtRoundStart", stake(account).format());
        factors.put("stakesOfTheGood", good.format());
        return new Line(
                "reward",
                paid.micros(),
                (toTreasury ? "⌊poolBefore" : "⌊(poolBefore + penalties − keeperBonus)")
                        + " / roundsLeft⌋ · stakeAtRoundStart / stakesOfTheGood, by largest remainder",
                factors,
                rests(),
                follows);
    }

    private Optional<Line> bonus() {
        boolean due = rules.filter(
                        of -> of.keeper().equals(account) && !of.keeperBonus().isZero())
                .isPresent();
        boolean paid = settlement().keeper().equals(account)
                && !settlement().keeperBonus().isZero();
        if (!due && !paid) {
            return Optional.empty();
        }
        Amount lies = Amount.sum(settlement().penalties().stream()
                .filter(penalty -> penalty.reason().isLie())
                .filter(penalty -> !penalty.account().organisation().equals(account.organisation()))
                .map(Penalty::flock)
                .toList());
        return Optional.of(new Line(
                "keeper's bonus",
                paid ? settlement().keeperBonus().micros() : 0,
                "a tenth of each lie's penalty of other organisations, each rounded down",
                Map.of("penaltiesOfOthersForLies", lies.format()),
                List.of(booked.step().id()),
                rules.filter(of -> of.keeper().equals(settlement().keeper())
                                && of.keeperBonus().equals(settlement().keeperBonus()))
                        .isPresent()));
    }

    private String whyUnpaid() {
        if (booked.document().seat(account).isEmpty()) {
            return "it had no seat in this round";
        }
        if (settlement().voided()) {
            return "the round was void";
        }
        if (settlement().penalties().stream()
                .anyMatch(penalty -> penalty.account().equals(account))) {
            return "it was slashed";
        }
        return settlement().unpaid().contains(account)
                ? "its update does not stand, or its vote was against a clear majority"
                : "nobody was paid";
    }

    private Amount paid(Settlement of) {
        return Amount.sum(of.payouts().stream()
                .filter(payout -> payout.account().equals(account))
                .map(Payout::amount)
                .toList());
    }

    private Amount stake(AccountId of) {
        return booked.document().seat(of).map(Seat::stake).orElse(Amount.ZERO);
    }

    private Settlement settlement() {
        return booked.document().settlement().orElseThrow();
    }

    private List<TransactionId> rests() {
        List<TransactionId> all = new ArrayList<>();
        all.add(booked.step().id());
        all.addAll(trail.sentBy(account, booked.document().round()));
        return all;
    }
}
