package io.flock.client.simulate;

import io.flock.client.bundle.Bundle;
import io.flock.client.conduct.Conduct;
import io.flock.client.conduct.HonestConduct;
import io.flock.client.data.Permutation;
import io.flock.client.data.Shards;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.engine.TrainingProgress;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.protocol.aggregate.Aggregation;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plays one task from the first seed to the last settlement. */
public final class Simulation {
    private final Scenario scenario;
    private final Engine engine;
    private final Digest seed;
    private final SortedMap<AccountId, Conduct> conducts = new TreeMap<>();
    private final Set<AccountId> attackers = new TreeSet<>();
    private final Shards shards;
    private long trainingNanos;
    private int trainings;

    private Simulation(Scenario scenario, Engine engine, Digest seed) {
        this.scenario = scenario;
        this.engine = engine;
        this.seed = seed;
        this.shards = Shards.deal(scenario.data(), scenario.participants(), scenario.heldOut(), seed);
        int[] order = Permutation.of(scenario.participants(), seed, "attackers");
        for (int i = 0; i < scenario.participants(); i++) {
            AccountId account = account(i);
            boolean attacks = order[i] < scenario.attackers();
            if (attacks) {
                attackers.add(account);
            }
            conducts.put(account, conduct(account, i, attacks));
        }
    }

    /**
     * Plays the scenario; the same seed plays it the same way.
     *
     * @param engine opened with the scenario's bundle; stays the caller's to close
     */
    public static Outcome play(Scenario scenario, Engine engine, Digest seed) {
        return new Simulation(scenario, engine, seed).play();
    }

    private Outcome play() {
        Bundle bundle = scenario.bundle();
        SimulatedLedger ledger = new SimulatedLedger(
                seed,
                bundle.digest(),
                List.copyOf(conducts.keySet()),
                scenario.rounds(),
                scenario.aggregation(),
                scenario.proposerFraction(),
                scenario.voteMode());
        SortedMap<AccountId, Amount> staked = stakes(ledger);
        ModelWeights global = Initialisation.fromSeed(ledger.round().seed(), engine.layout());
        List<Double> accuracies = new ArrayList<>();
        List<Penalty> penalties = new ArrayList<>();
        int adopted = 0;
        while (ledger.isRunning()) {
            SortedMap<AccountId, ModelWeights> updates = propose(ledger, global);
            ledger.advanceTo(Phase.VOTE_COMMIT);
            vote(ledger, global, updates);
            Optional<RoundDocument> settled = ledger.advanceTo(Phase.AGGREGATE_COMMIT);
            ModelWeights next = global;
            if (settled.isEmpty()) {
                next = aggregate(ledger, global, updates);
                settled = ledger.advanceTo(Phase.PROPOSE_COMMIT);
            }
            Settlement settlement = settled.orElseThrow().settlement().orElseThrow();
            penalties.addAll(settlement.penalties());
            if (settlement.adopted().isPresent()) {
                global = next;
                adopted++;
            }
            accuracies.add(engine.evaluate(global, shards.heldOut()).accuracy());
        }
        Set<AccountId> poorer = new TreeSet<>(staked.keySet());
        stakes(ledger).forEach((account, left) -> {
            if (!left.isLessThan(staked.get(account))) {
                poorer.remove(account);
            }
        });
        return new Outcome(accuracies, penalties, attackers, poorer, adopted, trainingNanos / 1e9, trainings);
    }

    private SortedMap<AccountId, Amount> stakes(SimulatedLedger ledger) {
        SortedMap<AccountId, Amount> stakes = new TreeMap<>();
        conducts.keySet().forEach(account -> stakes.put(account, ledger.stake(account)));
        return stakes;
    }

    private SortedMap<AccountId, ModelWeights> propose(SimulatedLedger ledger, ModelWeights global) {
        SortedMap<AccountId, ModelWeights> updates = new TreeMap<>();
        for (AccountId proposer : ledger.seated(Role.PROPOSER)) {
            long before = System.nanoTime();
            ModelWeights proposed = conducts.get(proposer)
                    .propose(global, secret(proposer, ledger.round().round()), TrainingProgress.NONE);
            ModelWeights update = scenario.bundle().training().updates().effective(proposed, global);
            trainingNanos += System.nanoTime() - before;
            trainings++;
            updates.put(proposer, update);
            ledger.reveal(proposer, update);
        }
        return updates;
    }

    private void vote(SimulatedLedger ledger, ModelWeights global, SortedMap<AccountId, ModelWeights> updates) {
        if (scenario.voteMode() == VoteMode.COLLECTIVE) {
            score(ledger, global, updates);
            return;
        }
        List<Proposal> proposals = new ArrayList<>();
        updates.forEach((proposer, weights) -> proposals.add(new Proposal.Loaded(proposer, weights)));
        for (AccountId voter : ledger.seated(Role.VOTER)) {
            List<Judgement> judgements = conducts.get(voter).judge(global, proposals);
            ledger.reveal(
                    voter,
                    Verdicts.of(judgements.stream().map(Judgement::verdict).toList()));
        }
    }

    private void score(SimulatedLedger ledger, ModelWeights global, SortedMap<AccountId, ModelWeights> updates) {
        if (updates.size() < scenario.aggregation().leastUpdates()) {
            ledger.seated(Role.VOTER).forEach(voter -> ledger.reveal(voter, AggregateScore.NO_OBJECTION));
            return;
        }
        ModelWeights all = Aggregation.of(scenario.aggregation(), global, updates);
        ledger.seated(Role.VOTER)
                .forEach(voter -> ledger.reveal(voter, conducts.get(voter).score(global, all)));
    }

    private ModelWeights aggregate(
            SimulatedLedger ledger, ModelWeights global, SortedMap<AccountId, ModelWeights> updates) {
        SortedMap<AccountId, ModelWeights> standing = new TreeMap<>(updates);
        standing.keySet().retainAll(ledger.round().tally().orElseThrow().standing());
        ModelWeights aggregate = Aggregation.of(scenario.aggregation(), global, standing);
        ledger.seated(Role.VOTER).forEach(voter -> ledger.revealAggregate(voter, aggregate));
        return aggregate;
    }

    private Conduct conduct(AccountId account, int shard, boolean attacks) {
        Split split = Split.of(
                shards.shards().get(shard), scenario.bundle().training().splitTrain(), secret(account, -1));
        return attacks
                ? scenario.attack().orElseThrow().conduct(scenario.bundle(), engine, split)
                : new HonestConduct(scenario.bundle(), engine, split);
    }

    private AccountId account(int number) {
        return AccountId.of(
                "Org" + (1 + number % scenario.organisations()) + "MSP",
                "participant%02d".formatted(number / scenario.organisations()));
    }

    private Digest secret(AccountId account, int round) {
        return FieldHash.ofDomain("flock/simulation-secret/v1")
                .field(seed)
                .field(account.toString())
                .field((long) round)
                .digest();
    }
}
