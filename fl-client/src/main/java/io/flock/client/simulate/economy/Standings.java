package io.flock.client.simulate.economy;

import io.flock.protocol.arena.Frontier;
import io.flock.protocol.arena.Mark;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.reward.Contender;
import io.flock.protocol.arena.reward.Improvements;
import io.flock.protocol.arena.reward.Scored;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which submission of each node is ranked. */
final class Standings {
    private final RewardRules rules;
    private final SortedMap<AccountId, Revealed> revealed = new TreeMap<>();
    private final SortedMap<AccountId, Standing> standing = new TreeMap<>();
    private Frontier frontier = Frontier.none();

    private record Revealed(Model model, Optional<Mark> toBeat) {}

    private record Standing(Model model, Score score) {}

    Standings(RewardRules rules) {
        this.rules = rules;
    }

    /** What has to be beaten is known with the first reveal of a model. */
    void revealed(SortedMap<AccountId, Model> models) {
        models.forEach((node, model) -> {
            Revealed before = revealed.get(node);
            if (before == null || !before.model().isSameAs(model)) {
                revealed.put(node, new Revealed(model, frontier.ofOthers(node.organisation())));
            }
        });
    }

    /** Who is ranked in an epoch, once it is scored. */
    List<Contender> scored(int epoch, SortedMap<AccountId, Model> models, SortedMap<AccountId, Score> scores) {
        if (rules.improvement().isPresent()) {
            improved(epoch, models, scores, rules.improvement().get());
        } else {
            scores.forEach((node, score) -> standing.put(node, new Standing(models.get(node), score)));
        }
        List<Contender> contenders = new ArrayList<>();
        models.keySet().forEach(node -> Optional.ofNullable(standing.get(node))
                .ifPresent(own -> contenders.add(
                        new Contender(node, own.score(), own.model().firstEpoch()))));
        return contenders;
    }

    private void improved(
            int epoch, SortedMap<AccountId, Model> models, SortedMap<AccountId, Score> scores, Millionths least) {
        List<Scored> all = new ArrayList<>();
        scores.forEach((node, score) -> all.add(new Scored(
                node, score, models.get(node).firstEpoch(), revealed.get(node).toBeat())));
        Improvements now = Improvements.of(epoch, frontier, all, least);
        frontier = now.frontier();
        now.standing().forEach((node, score) -> standing.put(node, new Standing(models.get(node), score)));
    }

    /** What the final validation scores. */
    SortedMap<AccountId, Model> models() {
        SortedMap<AccountId, Model> models = new TreeMap<>();
        standing.forEach((node, own) -> models.put(node, own.model()));
        return models;
    }
}
