package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the mean of a round's updates does harm by those of long steps.
 *
 * <p>Malicious proposers who are the majority of a round have the median length, and by it no step of theirs is an outlier.
 * Lengths are held against a lower one here, which two fifths of the round can lower:
 * by itself it says nothing, since many short steps would make the honest long. So the mean without the long ones must do no
 * harm, where that of all does.
 *
 * @param bound times the lower length from which on a step is long
 * @param harm of a mean
 */
record LengthRule(double bound, LossRule harm, VoterLoss loss) {
    /** Of the round's updates are no longer than the lower length. */
    private static final double SHARE = 0.4;

    /**
     * Doubts of those with long steps.
     *
     * @param norms of all these at least
     * @param sound whose mean does harm, one at least
     */
    SortedMap<AccountId, Judgement> judge(
            SortedMap<AccountId, UpdateNorm> norms,
            SortedSet<AccountId> sound,
            SortedMap<AccountId, ModelWeights> updates) {
        double lower = lower(norms, sound);
        SortedSet<AccountId> usual = new TreeSet<>(sound);
        usual.removeIf(account -> norms.get(account).step() > bound * lower);
        SortedMap<AccountId, Judgement> found = new TreeMap<>();
        if (usual.size() < sound.size() && !harm.isHarmful(loss.finite(Sum.meanOf(usual, updates)))) {
            sound.stream().filter(account -> !usual.contains(account)).forEach(account -> {
                String detail =
                        "the mean does harm by steps longer than " + bound + " x " + lower + ": " + norms.get(account);
                found.put(account, Judgement.of(account, Reason.DOUBTFUL, detail));
            });
        }
        return found;
    }

    private static double lower(SortedMap<AccountId, UpdateNorm> norms, SortedSet<AccountId> sound) {
        List<Double> steps = sound.stream()
                .map(account -> norms.get(account).step())
                .sorted()
                .toList();
        return steps.get((int) Math.ceil(SHARE * steps.size()) - 1);
    }
}
