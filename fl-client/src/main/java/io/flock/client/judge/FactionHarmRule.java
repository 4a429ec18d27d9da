package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a faction of a round's updates does to the voter's loss: of the two that differ most, one is harmful whose mean has a
 * loss above {@code loss · (1 + lossRelative) + lossAbsolute}, both for the loss of the other's mean and for the global
 * model's. A single update of many that were trained to the same wrong end harms the mean of all by next to nothing, and they
 * hide behind each other; their own mean shows it whole.
 *
 * <p>Above half of the tolerances it is doubtful. What one voter rejects, all others that are honest then have a doubt of, and
 * nobody stands alone with a verdict for which others see hardly too little.
 *
 * <p>A faction that is found is parted once more: who joins others to bring them down with it lies apart from them there. A
 * part whose own mean is not even doubtful does not answer for the rest.
 *
 * @param globalLoss on all of the voter's data
 */
record FactionHarmRule(double globalLoss, VoterLoss loss, JudgingSection tolerances) {
    /** The judgements of those that are in a faction that does harm, or may; found ones left out, the others are parted again. */
    SortedMap<AccountId, Judgement> judge(
            RoundGeometry geometry, SortedSet<AccountId> sound, SortedMap<AccountId, ModelWeights> updates) {
        SortedMap<AccountId, Judgement> found = new TreeMap<>();
        SortedSet<AccountId> left = new TreeSet<>(sound);
        int before;
        do {
            before = left.size();
            found.putAll(judge(geometry.factions(left), updates));
            left.removeAll(found.keySet());
        } while (left.size() < before);
        return found;
    }

    private SortedMap<AccountId, Judgement> judge(Factions steps, SortedMap<AccountId, ModelWeights> updates) {
        List<SortedSet<AccountId>> factions = steps.apart();
        SortedMap<AccountId, Judgement> found = new TreeMap<>();
        if (factions.size() < 2) {
            return found;
        }
        double first = lossOf(factions.get(0), updates);
        double second = lossOf(factions.get(1), updates);
        SortedSet<AccountId> worse = factions.get(first > second ? 0 : 1);
        double base = Math.max(Math.min(first, second), globalLoss);
        double excess = Math.max(first, second) - base;
        double tolerance = tolerances.lossRelative() * base + tolerances.lossAbsolute();
        if (excess > tolerance / 2) {
            String detail = "loss of the mean of " + worse.size() + " that differ from the others is " + (base + excess)
                    + ", of the others' mean or before " + base + ", difference bound " + tolerance;
            Reason reason = excess > tolerance ? Reason.HARMFUL : Reason.DOUBTFUL;
            steps.answering(worse, part -> lossOf(part, updates) - base > tolerance / 2)
                    .forEach(member -> found.put(member, Judgement.of(member, reason, detail)));
        }
        return found;
    }

    private double lossOf(SortedSet<AccountId> faction, SortedMap<AccountId, ModelWeights> updates) {
        return loss.finite(Sum.meanOf(faction, updates));
    }
}
