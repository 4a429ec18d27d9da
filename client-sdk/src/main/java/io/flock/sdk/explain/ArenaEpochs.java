package io.flock.sdk.explain;

import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an epoch of the Arena meant to an account. */
record ArenaEpochs(JudgedEpoch epoch, AccountId account) {

    /**
     * Penalties first, those of a SEED phase before all others, then the reward or why there is none, then its pool's part,
     * then what it earned as a delegator.
     *
     * @throws FlockException WRONG_PHASE before the epoch is settled
     */
    static RoundExplanation explain(ArenaTrail trail, int number, AccountId account) {
        List<Line> lines = new ArrayList<>(ArenaSilence.lines(trail, number, account));
        Optional<ArenaTrail.Settled> settled = trail.settled(number);
        if (settled.isPresent()) {
            lines.addAll(new ArenaEpochs(JudgedEpoch.of(trail, settled.get()), account).lines());
        } else {
            lines.add(endedBySeed(trail, number, account));
        }
        return new RoundExplanation(trail.id(), number, account, lines);
    }

    private static Line endedBySeed(ArenaTrail trail, int number, AccountId account) {
        TrailStep step = trail.seeded(number)
                .filter(trail::ends)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.WRONG_PHASE,
                        "epoch " + number + " of task " + trail.id() + " is not settled in the blocks"));
        return new Line(
                "no reward: the task ended with this epoch's SEED phase",
                0,
                "without a node, or with too few validators, there is nothing to judge",
                Map.of(),
                trail.rests(step, number, account),
                ArenaAgain.of(trail, step)
                        .filter(again -> again.outcome().phase().phase().isTerminal())
                        .isPresent());
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>(penalties());
        PoolLines pools = new PoolLines(epoch, account);
        List<Line> asDelegator = pools.ofDelegator();
        if (asDelegator.isEmpty()
                || epoch.member(account).isPresent()
                || !epoch.booked().payout(account).isZero()) {
            lines.add(new EpochPayLine(epoch, account, rests()).line());
        }
        lines.addAll(pools.ofOwner());
        lines.addAll(asDelegator);
        return lines;
    }

    /** What the ledger booked, and what the rules would have taken too. */
    private List<Line> penalties() {
        List<Line> lines = new ArrayList<>();
        List<Penalty> booked = of(Optional.of(epoch.booked()));
        List<Penalty> rules = of(epoch.expected());
        booked.forEach(penalty -> lines.add(penalty(penalty).onlyIf(rules.contains(penalty))));
        rules.stream()
                .filter(penalty -> !booked.contains(penalty))
                .forEach(penalty -> lines.add(PenaltyLine.notTaken(penalty, rests())));
        return lines;
    }

    private List<Penalty> of(Optional<EpochSettlement> settlement) {
        return settlement.stream()
                .flatMap(one -> one.penalties().stream())
                .filter(penalty -> penalty.account().equals(account))
                .toList();
    }

    /** A creator that published no final key pays of what it locked; all others pay of their stakes. */
    private Line penalty(Penalty penalty) {
        PenaltyPrices prices = PenaltyPrices.of(epoch.task());
        if (penalty.reason() == PenaltyReason.NO_FINAL_KEY) {
            return new PenaltyLine(prices, List.of(penalty), rests())
                    .of(
                            penalty,
                            epoch.before().map(roster -> new PenalisedStake(roster.creatorStake(), Optional.empty())));
        }
        List<Penalty> ofStakes = epoch.booked().penalties().stream()
                .filter(other -> other.reason() != PenaltyReason.NO_FINAL_KEY)
                .toList();
        return new PenaltyLine(prices, ofStakes, rests())
                .of(penalty, epoch.member(account).map(PenalisedStake::of));
    }

    private List<TransactionId> rests() {
        return epoch.trail().rests(epoch.settled().step(), epoch.booked().epoch(), account);
    }
}
