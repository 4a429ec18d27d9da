package io.flock.client.simulate.learning;

import io.flock.client.bundle.Bundle;
import io.flock.client.conduct.OwnTraining;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.judge.Judge;
import io.flock.client.judge.Judgement;
import io.flock.client.judge.Proposal;
import io.flock.client.judge.RoundGeometry;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** How participants vote, the honest by the voter's own code. */
final class Ballots {
    private final LearningCell cell;
    private final Coalition coalition;
    private final Engine engine;
    private final Bundle bundle;

    Ballots(LearningCell cell, Coalition coalition, Engine engine, Bundle bundle) {
        this.cell = cell;
        this.coalition = coalition;
        this.engine = engine;
        this.bundle = bundle;
    }

    /** What is the same for all voters of a round. */
    RoundGeometry geometry(ModelWeights global, SortedMap<AccountId, ModelWeights> updates) {
        return RoundGeometry.of(bundle.judging(), global, proposals(updates));
    }

    /** Verdicts in the order of the updates; empty for who is silent. */
    Optional<List<Verdict>> verdicts(
            AccountId voter,
            ModelWeights global,
            SortedMap<AccountId, ModelWeights> updates,
            RoundGeometry geometry,
            int round) {
        boolean honest = !coalition.isMalicious(voter) || cell.attack().votesHonestly();
        if (honest) {
            return Optional.of(honest(voter, global, updates, geometry));
        }
        return switch (cell.attack()) {
            case SILENCE -> Optional.empty();
            case INVERTED_VOTES ->
                Optional.of(honest(voter, global, updates, geometry).stream()
                        .map(verdict -> verdict == Verdict.ACCEPT ? Verdict.REJECT : Verdict.ACCEPT)
                        .toList());
            case RANDOM_VOTES -> {
                Chance chance = Chance.of(coalition.secret(voter, round), "votes");
                yield Optional.of(updates.keySet().stream()
                        .map(any -> chance.coin() ? Verdict.ACCEPT : Verdict.REJECT)
                        .toList());
            }
            default ->
                Optional.of(updates.keySet().stream()
                        .map(proposer -> coalition.isMalicious(proposer) ? Verdict.ACCEPT : Verdict.REJECT)
                        .toList());
        };
    }

    /** Whether a voter is for the aggregate of all: 1, −1, or 0 for who is silent. */
    int collective(AccountId voter, ModelWeights global, ModelWeights aggregate, int round) {
        Split data = coalition.data(voter);
        boolean better = accuracy(aggregate, data) >= accuracy(global, data);
        int honest = better ? 1 : -1;
        if (!coalition.isMalicious(voter) || cell.attack().votesHonestly()) {
            return honest;
        }
        return switch (cell.attack()) {
            case SILENCE -> 0;
            case INVERTED_VOTES -> -honest;
            case RANDOM_VOTES ->
                Chance.of(coalition.secret(voter, round), "votes").coin() ? 1 : -1;
            default -> 1;
        };
    }

    private double accuracy(ModelWeights model, Split data) {
        return engine.evaluate(model, data.train()).accuracy() * data.train().size()
                + engine.evaluate(model, data.test()).accuracy() * data.test().size();
    }

    private List<Verdict> honest(
            AccountId voter, ModelWeights global, SortedMap<AccountId, ModelWeights> updates, RoundGeometry geometry) {
        Split data = coalition.data(voter);
        Judge judge = Judge.of(bundle, Evaluator.inProcess(engine), data, OwnTraining.of(bundle, engine, data.train()));
        return judge.judge(global, proposals(updates), geometry).stream()
                .map(Judgement::verdict)
                .toList();
    }

    private static List<Proposal> proposals(SortedMap<AccountId, ModelWeights> updates) {
        List<Proposal> proposals = new ArrayList<>();
        updates.forEach((proposer, weights) -> proposals.add(new Proposal.Loaded(proposer, weights)));
        return proposals;
    }
}
