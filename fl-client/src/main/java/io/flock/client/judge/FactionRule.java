package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Whether a faction of a round's updates leads backwards: whether the voter's examples fare worse with its mean than with
 * the opposite step.
 *
 * <p>A single undone step can't be told from an honest one once honest steps are mostly noise; the mean of several can.
 * Who joins others to go backwards is found by that, and who goes alone does little harm.
 *
 * <p>All voters judge the same factions on other examples, so what one sees hardly most of them hardly see. A voter that
 * rejected on that would often stand alone against a coalition and the other half of the honest, and pay for it. So there
 * is a verdict only from where practically all honest voters have a doubt; who has no more than a doubt has no verdict.
 *
 * <p>Where nobody opposes a faction there are no doubts: once a model has converged, the steps of all lead nowhere.
 */
record FactionRule(ModelWeights global, VoterLoss loss, Coverage coverage) {
    /** From here on it is certain, to one error in 700, and whoever else is honest has a doubt at least. */
    private static final double CERTAIN = 3;

    /** From here on there is a doubt. Honest factions lead forwards, by one to four deviations late in a task. */
    private static final double DOUBTFUL = 0.25;

    /** The judgements of those that are in a faction which leads backwards, or may. */
    SortedMap<AccountId, Judgement> judge(
            List<SortedSet<AccountId>> factions, SortedMap<AccountId, ModelWeights> updates) {
        SortedMap<AccountId, Judgement> found = new TreeMap<>();
        for (SortedSet<AccountId> faction : factions) {
            Sum sum = new Sum(global.layout());
            faction.forEach(member -> sum.add(updates.get(member)));
            backwards(sum.mean())
                    .filter(test -> test.deviations() > (factions.size() > 1 ? DOUBTFUL : CERTAIN))
                    .ifPresent(test -> faction.forEach(member -> found.put(member, judgement(member, faction, test))));
        }
        return found;
    }

    /** A mean against its opposite; what can't be measured is not known. */
    private Optional<PairedComparison> backwards(ModelWeights mean) {
        return loss.each(mean).flatMap(after -> loss.each(Mirror.of(mean, global))
                .map(mirrored -> PairedComparison.of(after, mirrored)));
    }

    private Judgement judgement(AccountId member, SortedSet<AccountId> faction, PairedComparison test) {
        return Judgement.of(
                member,
                test.deviations() > CERTAIN ? coverage.told(Reason.BACKWARDS) : Reason.DOUBTFUL,
                "with the mean of " + faction.size() + " that point one way, losses are greater than with the opposite"
                        + " step: " + test);
    }
}
