package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each update does to the mean of the round's: its harm is how much less the voter's loss would be without it (the
 * leave-one-out value of data valuation; for updates, by single steps, Xie, Koyejo, Gupta 2019, Zeno). A small step of
 * honest origin may look bad on the few examples of one voter and still do the mean good, since the others make up for
 * what it forgets.
 *
 * <p>Of n updates, one is harmful where {@code loss(mean) > loss(mean without it) + (lossRelative · loss(mean without it)
 * + lossAbsolute) / n}; for n = 1 the mean without it is the global model. What is at least half as harmful as the worst is taken out at once; then the rest is
 * looked at again, since among harmful ones harm hides.
 */
record LeaveOneOut(ModelWeights global, VoterLoss loss, JudgingSection tolerances) {
    /** In place of a loss that is not finite; above anything that log loss comes to. */
    private static final double BEYOND = 1e9;

    private record Harm(double withIt, double without, double bound, int updates) {
        double size() {
            return withIt - without;
        }

        @Override
        public String toString() {
            return "loss of the mean of " + updates + " is " + withIt + ", without it " + without
                    + ", difference bound " + bound;
        }
    }

    /** Of these the harmful ones, with their figures. */
    SortedMap<AccountId, String> harmful(SortedMap<AccountId, ModelWeights> updates) {
        SortedMap<AccountId, String> found = new TreeMap<>();
        SortedMap<AccountId, ModelWeights> left = new TreeMap<>(updates);
        int before;
        do {
            before = left.size();
            SortedMap<AccountId, Harm> harms = harms(left);
            double worst = harms.values().stream().mapToDouble(Harm::size).max().orElse(0);
            harms.forEach((proposer, harm) -> {
                if (harm.size() > harm.bound() && harm.size() >= worst / 2) {
                    left.remove(proposer);
                    found.put(proposer, harm.toString());
                }
            });
        } while (left.size() < before);
        return found;
    }

    private SortedMap<AccountId, Harm> harms(SortedMap<AccountId, ModelWeights> updates) {
        SortedMap<AccountId, Harm> harms = new TreeMap<>();
        if (updates.isEmpty()) {
            return harms;
        }
        double[] sum = sum(updates.values());
        int n = updates.size();
        double all = finite(loss.of(mean(sum, n)));
        updates.forEach((proposer, update) -> {
            double without = finite(loss.of(n == 1 ? global : without(sum, update, n - 1)));
            double bound = (tolerances.lossRelative() * without + tolerances.lossAbsolute()) / n;
            harms.put(proposer, new Harm(all, without, bound, n));
        });
        return harms;
    }

    private double[] sum(Collection<ModelWeights> updates) {
        double[] sum = new double[global.size()];
        for (ModelWeights update : updates) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += update.get(i);
            }
        }
        return sum;
    }

    private ModelWeights mean(double[] sum, int n) {
        float[] values = new float[sum.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (sum[i] / n);
        }
        return ModelWeights.owning(global.layout(), values);
    }

    private ModelWeights without(double[] sum, ModelWeights update, int n) {
        float[] values = new float[sum.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((sum[i] - update.get(i)) / n);
        }
        return ModelWeights.owning(global.layout(), values);
    }

    private static double finite(double loss) {
        return Double.isFinite(loss) ? loss : BEYOND;
    }
}
