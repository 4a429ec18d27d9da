package io.flock.client.simulate.learning;

import io.flock.client.data.Permutation;
import io.flock.client.engine.Engine;
import io.flock.client.judge.RoundGeometry;
import io.flock.client.simulate.SimulatedLedger;
import io.flock.protocol.aggregate.Aggregation;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Plays one cell of the grid. */
public final class LearningRun {
    private final LearningCell cell;
    private final LearningSettings settings;
    private final Engine engine;
    private final Coalition coalition;
    private final Ballots ballots;
    private final List<Double> accuracies = new ArrayList<>();
    private ModelWeights global;
    private int adopted;

    private LearningRun(LearningCell cell, LearningSettings settings, Engine engine) {
        this.cell = cell;
        this.settings = settings;
        this.engine = engine;
        this.coalition = new Coalition(cell, settings, engine);
        this.ballots = new Ballots(cell, coalition, engine, settings.bundle());
        this.global = Initialisation.fromSeed(coalition.seed(), engine.layout());
    }

    /**
     * Plays the cell; the same cell and settings give the same result.
     *
     * @param engine opened with the settings' bundle; stays the caller's to close
     */
    public static LearningResult play(LearningCell cell, LearningSettings settings, Engine engine) {
        LearningRun run = new LearningRun(cell, settings, engine);
        return cell.defence().isAttributed() ? run.attributed() : run.unstaked();
    }

    /** By the ledger's own advance, with stakes. */
    private LearningResult attributed() {
        int bad = (settings.proposers() * cell.percent() + 99) / 100;
        AggregationRule rule = cell.defence().rule(settings.proposers(), bad);
        SimulatedLedger ledger = new SimulatedLedger(
                coalition.seed(),
                settings.bundle().digest(),
                coalition.accounts(),
                settings.rounds(),
                rule,
                Millionths.of(300_000),
                VoteMode.ATTRIBUTED);
        Amount staked = ledger.stake(coalition.accounts().get(0));
        List<Double> honest = new ArrayList<>();
        List<Double> malicious = new ArrayList<>();
        while (ledger.isRunning()) {
            attributedRound(ledger, rule);
            honest.add(stakeLeft(ledger, staked, false));
            malicious.add(stakeLeft(ledger, staked, true));
        }
        long below = group(false)
                .filter(account -> ledger.stake(account).compareTo(staked) < 0)
                .count();
        return result(
                new StakeCourse(honest, malicious),
                (double) below / group(false).count());
    }

    /** What is left of a stake on average, 1 where there is nobody. */
    private double stakeLeft(SimulatedLedger ledger, Amount staked, boolean malicious) {
        return group(malicious)
                .mapToDouble(account -> (double) ledger.stake(account).micros() / staked.micros())
                .average()
                .orElse(1);
    }

    private Stream<AccountId> group(boolean malicious) {
        return coalition.accounts().stream().filter(account -> coalition.isMalicious(account) == malicious);
    }

    private void attributedRound(SimulatedLedger ledger, AggregationRule rule) {
        int round = ledger.round().round();
        SortedMap<AccountId, ModelWeights> updates = coalition.propose(global, ledger.seated(Role.PROPOSER), round);
        updates.forEach(ledger::reveal);
        Optional<RoundDocument> settled = ledger.advanceTo(Phase.VOTE_COMMIT);
        ModelWeights next = global;
        if (ledger.phase() == Phase.VOTE_COMMIT) {
            RoundGeometry geometry = ballots.geometry(global, updates);
            for (AccountId voter : ledger.seated(Role.VOTER)) {
                ballots.verdicts(voter, global, updates, geometry, round)
                        .ifPresent(verdicts -> ledger.reveal(voter, Verdicts.of(verdicts)));
            }
            settled = ledger.advanceTo(Phase.AGGREGATE_COMMIT);
            if (ledger.phase() == Phase.AGGREGATE_COMMIT) {
                SortedMap<AccountId, ModelWeights> standing = new TreeMap<>(updates);
                standing.keySet().retainAll(ledger.round().tally().orElseThrow().standing());
                next = Aggregation.of(rule, global, standing);
                ModelWeights aggregate = next;
                ledger.seated(Role.VOTER).forEach(voter -> ledger.revealAggregate(voter, aggregate));
                settled = ledger.advanceTo(Phase.PROPOSE_COMMIT);
            }
        }
        boolean isAdopted = settled.flatMap(RoundDocument::settlement)
                .flatMap(settlement -> settlement.adopted())
                .isPresent();
        adopt(isAdopted ? Optional.of(next) : Optional.empty());
    }

    /** Classic rules, and one vote on the aggregate of all. */
    private LearningResult unstaked() {
        for (int round = 0; round < settings.rounds(); round++) {
            int[] order = Permutation.of(settings.participants(), coalition.seed(), "proposers-" + round);
            List<AccountId> proposers = Arrays.stream(order)
                    .limit(settings.proposers())
                    .mapToObj(coalition.accounts()::get)
                    .sorted()
                    .toList();
            SortedMap<AccountId, ModelWeights> updates = coalition.propose(global, proposers, round);
            int bad = (int)
                    updates.keySet().stream().filter(coalition::isMalicious).count();
            AggregationRule rule = cell.defence().rule(Math.max(1, updates.size()), bad);
            if (updates.size() < rule.leastUpdates()) {
                adopt(Optional.empty());
                continue;
            }
            ModelWeights aggregate = Aggregation.of(rule, global, updates);
            adopt(stands(aggregate, proposers, round) ? Optional.of(aggregate) : Optional.empty());
        }
        return result(StakeCourse.NONE, 0);
    }

    private boolean stands(ModelWeights aggregate, List<AccountId> proposers, int round) {
        if (cell.defence() != Defence.COLLECTIVE) {
            return true;
        }
        int sum = 0;
        for (AccountId voter : coalition.accounts()) {
            if (!proposers.contains(voter)) {
                sum += ballots.collective(voter, global, aggregate, round);
            }
        }
        return sum > 0;
    }

    private void adopt(Optional<ModelWeights> next) {
        adopted += next.isPresent() ? 1 : 0;
        global = next.orElse(global);
        accuracies.add(engine.evaluate(global, coalition.heldOut()).accuracy());
    }

    private LearningResult result(StakeCourse stakes, double honestBelow) {
        double triggered = engine.evaluate(global, PoisonedData.triggered(coalition.heldOut()))
                .accuracy();
        return new LearningResult(
                cell,
                accuracies,
                triggered,
                adopted,
                last(stakes.honest()),
                last(stakes.malicious()),
                honestBelow,
                stakes);
    }

    /** 1 where nobody pays. */
    private static double last(List<Double> shares) {
        return shares.isEmpty() ? 1 : shares.get(shares.size() - 1);
    }
}
