package io.flock.client.judge;

import io.flock.client.engine.ExampleLosses;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Whether a faction of a round's updates leads backwards: whether the voter's examples fare worse with its mean than with
 * the opposite step, or than with the mean of the faction that opposes it.
 *
 * <p>A single undone step can't be told from an honest one once honest steps are mostly noise; the mean of several can.
 * Who joins others to go backwards is found by that, and who goes alone does little harm.
 *
 * <p>All voters judge the same factions on other examples, so what one sees hardly most of them hardly see. A voter that
 * rejected on that would often stand alone against a coalition and the other half of the honest, and pay for it. So there
 * is a verdict only from where practically all honest voters have a doubt; who has no more than a doubt has no verdict.
 *
 * <p>Doubts come from the comparison of the two factions: the one is what the other is measured by, and what both have in
 * common, overshooting and the noise of few examples, cancels. There is no doubt of a faction whose mean does clearly better
 * than its opposite: two ways forward may oppose each other.
 *
 * <p>A faction that is found is parted once more. Who joins others to bring them down with it lies apart from them there, and
 * a part whose own mean clearly leads forwards does not answer for the rest.
 *
 * <p>Where nobody opposes a faction there are no doubts: once a model has converged, the steps of all lead nowhere.
 */
record FactionRule(ModelWeights global, VoterLoss loss, Coverage coverage) {
    /** From here on it is certain, to one error in 700, and whoever else is honest has a doubt at least. */
    private static final double CERTAIN = 3;

    /** From here on there is a doubt. Honest factions are better than what opposes them, by two to four deviations late in a task. */
    private static final double DOUBTFUL = 0.25;

    /** Below this a faction's mean does better than its opposite, to one error in six. */
    private static final double FORWARDS = -1;

    /** What the voter's examples lose with a faction's mean, and with its opposite; empty what can't be measured. */
    private record Lead(SortedSet<AccountId> faction, Optional<ExampleLosses> after, Optional<ExampleLosses> opposite) {
        Optional<PairedComparison> backwards() {
            return worse(opposite);
        }

        Optional<PairedComparison> worse(Optional<ExampleLosses> than) {
            return after.flatMap(first -> than.map(second -> PairedComparison.of(first, second)));
        }
    }

    /** The judgements of those that are in a faction which leads backwards, or may, as far as they answer for it. */
    SortedMap<AccountId, Judgement> judge(Factions factions, SortedMap<AccountId, ModelWeights> updates) {
        return judge(factions, updates, told -> true);
    }

    /** The same, of factions that lead backwards for certain. */
    SortedMap<AccountId, Judgement> judgeCertain(Factions factions, SortedMap<AccountId, ModelWeights> updates) {
        return judge(factions, updates, Told::certain);
    }

    private SortedMap<AccountId, Judgement> judge(
            Factions factions, SortedMap<AccountId, ModelWeights> updates, Predicate<Told> counts) {
        List<Lead> leads = factions.opposed().stream()
                .map(faction -> lead(faction, updates))
                .toList();
        SortedMap<AccountId, Judgement> found = new TreeMap<>();
        for (Lead lead : leads) {
            Optional<Lead> opposed = leads.stream()
                    .filter(other -> !other.faction().equals(lead.faction()))
                    .findFirst();
            told(lead, opposed).filter(counts).ifPresent(told -> factions.answering(
                            lead.faction(), part -> !leadsForwards(part, updates))
                    .forEach(member -> found.put(member, Judgement.of(member, told.reason(), told.detail()))));
        }
        return found;
    }

    private record Told(boolean certain, Reason reason, String detail) {
        static Told of(boolean certain, Reason reason, Lead lead, String than) {
            return new Told(
                    certain,
                    reason,
                    "with the mean of " + lead.faction().size() + " that point one way, losses are greater than with "
                            + than);
        }
    }

    private Optional<Told> told(Lead lead, Optional<Lead> opposed) {
        return lead.backwards().flatMap(backwards -> {
            if (backwards.deviations() > CERTAIN) {
                return Optional.of(
                        Told.of(true, coverage.told(Reason.BACKWARDS), lead, "the opposite step: " + backwards));
            }
            if (backwards.deviations() <= FORWARDS) {
                return Optional.empty();
            }
            return opposed.flatMap(other -> lead.worse(other.after()))
                    .filter(worse -> worse.deviations() > DOUBTFUL)
                    .map(worse ->
                            Told.of(false, Reason.DOUBTFUL, lead, "the mean of those that oppose them: " + worse));
        });
    }

    private boolean leadsForwards(SortedSet<AccountId> part, SortedMap<AccountId, ModelWeights> updates) {
        return lead(part, updates)
                .backwards()
                .filter(backwards -> backwards.deviations() <= FORWARDS)
                .isPresent();
    }

    private Lead lead(SortedSet<AccountId> faction, SortedMap<AccountId, ModelWeights> updates) {
        ModelWeights mean = Sum.meanOf(faction, updates);
        return new Lead(faction, loss.each(mean), loss.each(Mirror.of(mean, global)));
    }
}
