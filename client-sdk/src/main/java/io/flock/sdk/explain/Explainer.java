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
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Explains the money of tasks and of the marketplace.
 *
 * <pre>{@code
 * LedgerTrail trail = new LedgerTrail("flock");
 * flock.blocks().read(Duration.ofSeconds(10), trail::accept);
 * Explainer explainer = new Explainer(trail);
 * explainer.round(TaskId.parse("digits"), 0, flock.account()).lines().forEach(System.out::println);
 * }</pre>
 */
public final class Explainer {
    private final List<TrailStep> steps;

    /** Explains what is in a trail now. */
    public Explainer(LedgerTrail trail) {
        this.steps = trail.steps();
    }

    /** Where a task's money came from and where it is; UNKNOWN_TASK. */
    public BalanceSheet balanceSheet(TaskId task) {
        return ArenaTrail.of(steps, task).map(ArenaSheet::of).orElseGet(() -> Sheet.of(TaskTrail.of(steps, task)));
    }

    /** Where the money of a listing with all its channels came from and is; UNKNOWN_LISTING. */
    public BalanceSheet balanceSheet(ListingId listing) {
        return new MarketTrail(steps).listing(listing);
    }

    /** Where a channel's money came from and is; UNKNOWN_CHANNEL. */
    public BalanceSheet balanceSheet(ChannelId channel) {
        return new MarketTrail(steps).channel(channel);
    }

    /**
     * What a settlement took and how it was divided: four amounts that sum to zero.
     *
     * @throws FlockException WRONG_PHASE for a transaction that settled nothing
     */
    public MarketExplanation settlement(TransactionId transaction) {
        return new MarketTrail(steps).explain(transaction);
    }

    /** What a listing's settlements meant to an account: what it paid, got as a host, and earned as a contributor. */
    public MarketExplanation listing(ListingId listing, AccountId account) {
        return new MarketTrail(steps).explain(listing, account);
    }

    /**
     * What a round of the Alliance, or an epoch of the Arena, meant to an account: penalties first, then the reward or
     * why there is none, then a keeper's bonus.
     *
     * @throws FlockException UNKNOWN_TASK; WRONG_PHASE before the round is settled
     */
    public RoundExplanation round(TaskId id, int number, AccountId account) {
        Optional<ArenaTrail> arena = ArenaTrail.of(steps, id);
        if (arena.isPresent()) {
            return epoch(arena.get(), number, account);
        }
        TaskTrail trail = TaskTrail.of(steps, id);
        TaskTrail.Written<RoundDocument> settled = trail.round(number).stream()
                .filter(written -> written.document().settlement().isPresent())
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.WRONG_PHASE, "round " + number + " of task " + id + " is not settled in the blocks"));
        List<Line> lines = new ArrayList<>();
        trail.round(number).stream().findFirst().ifPresent(opened -> {
            List<Penalty> silent = opened.document().seedPenalties();
            lines.addAll(penalties(trail, opened, silent, account));
        });
        Settlement settlement = settled.document().settlement().orElseThrow();
        lines.addAll(penalties(trail, settled, settlement.penalties(), account));
        lines.add(reward(trail, settled, settlement, account));
        bonus(settled, settlement, account).ifPresent(lines::add);
        return new RoundExplanation(id, number, account, lines);
    }

    private static List<Line> penalties(
            TaskTrail trail, TaskTrail.Written<RoundDocument> booked, List<Penalty> all, AccountId account) {
        PenaltyLine line =
                new PenaltyLine(PenaltyPrices.of(trail.task().definition()), all, rests(trail, booked, account));
        Optional<PenalisedStake> start = trail.rosterBefore(booked.step())
                .flatMap(roster -> roster.member(account))
                .map(PenalisedStake::of);
        return all.stream()
                .filter(penalty -> penalty.account().equals(account))
                .map(penalty -> line.of(penalty, start))
                .toList();
    }

    private static RoundExplanation epoch(ArenaTrail trail, int number, AccountId account) {
        ArenaTrail.Settled settled = trail.settled(number)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.WRONG_PHASE,
                        "epoch " + number + " of task " + trail.id() + " is not settled in the blocks"));
        return new ArenaEpochs(trail, settled, account).explain();
    }

    private static Line reward(
            TaskTrail trail, TaskTrail.Written<RoundDocument> booked, Settlement settlement, AccountId account) {
        RoundDocument round = booked.document();
        Optional<Payout> payout = settlement.payouts().stream()
                .filter(paid -> paid.account().equals(account))
                .findFirst();
        if (payout.isEmpty()) {
            return new Line(
                    "no reward: " + whyUnpaid(round, settlement, account),
                    0,
                    "only who acted wherever expected, neither slashed nor unpaid, is paid",
                    Map.of(),
                    rests(trail, booked, account),
                    true);
        }
        Amount before = trail.rosterBefore(booked.step()).map(Roster::pool).orElse(Amount.ZERO);
        Map<String, String> factors = new TreeMap<>(Map.of("poolBefore", before.format()));
        boolean toTreasury = trail.task().definition().penaltiesToTreasury();
        Amount pool = before;
        if (!toTreasury) {
            Amount taken = Amount.sum(
                    settlement.penalties().stream().map(Penalty::flock).toList());
            factors.put("penalties", taken.format());
            factors.put("keeperBonus", settlement.keeperBonus().format());
            pool = before.plus(taken).minus(settlement.keeperBonus());
        }
        int left = trail.task().definition().rounds() - round.round();
        Amount stake = round.seat(account).map(Seat::stake).orElse(Amount.ZERO);
        Amount good = Amount.sum(settlement.payouts().stream()
                .map(paid -> round.seat(paid.account()).map(Seat::stake).orElse(Amount.ZERO))
                .toList());
        Share share = new Share(settlement.reward(), stake, good);
        factors.put("roundsLeft", Integer.toString(left));
        factors.put("roundReward", settlement.reward().format());
        factors.put("stakeAtRoundStart", stake.format());
        factors.put("stakesOfTheGood", good.format());
        return new Line(
                "reward",
                payout.get().amount().micros(),
                (toTreasury ? "⌊poolBefore" : "⌊(poolBefore + penalties − keeperBonus)")
                        + " / roundsLeft⌋ · stakeAtRoundStart / stakesOfTheGood, by largest remainder",
                factors,
                rests(trail, booked, account),
                pool.dividedBy(left).equals(settlement.reward())
                        && share.gives(payout.get().amount()));
    }

    private static Optional<Line> bonus(
            TaskTrail.Written<RoundDocument> booked, Settlement settlement, AccountId account) {
        if (!settlement.keeper().equals(account) || settlement.keeperBonus().isZero()) {
            return Optional.empty();
        }
        Amount lies = Amount.sum(settlement.penalties().stream()
                .filter(penalty -> penalty.reason().isLie())
                .filter(penalty -> !penalty.account().organisation().equals(account.organisation()))
                .map(Penalty::flock)
                .toList());
        return Optional.of(new Line(
                "keeper's bonus",
                settlement.keeperBonus().micros(),
                "a tenth of each lie's penalty of other organisations, each rounded down",
                Map.of("penaltiesOfOthersForLies", lies.format()),
                List.of(booked.step().id()),
                !lies.isLessThan(settlement.keeperBonus().times(10))));
    }

    private static String whyUnpaid(RoundDocument round, Settlement settlement, AccountId account) {
        if (round.seat(account).isEmpty()) {
            return "it had no seat in this round";
        }
        if (settlement.voided()) {
            return "the round was void";
        }
        if (settlement.penalties().stream()
                .anyMatch(penalty -> penalty.account().equals(account))) {
            return "it was slashed";
        }
        return settlement.unpaid().contains(account)
                ? "its update does not stand, or its vote was against a clear majority"
                : "nobody was paid";
    }

    private static List<TransactionId> rests(
            TaskTrail trail, TaskTrail.Written<RoundDocument> booked, AccountId account) {
        List<TransactionId> all = new ArrayList<>();
        all.add(booked.step().id());
        all.addAll(trail.sentBy(account, booked.document().round()));
        return all;
    }
}
