package io.flock.client.judge;

import io.flock.client.bundle.JudgingSection;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
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

    /** Of these the harmful ones. */
    SortedMap<AccountId, Judgement> judge(SortedMap<AccountId, ModelWeights> updates) {
        SortedMap<AccountId, Judgement> found = new TreeMap<>();
        SortedMap<AccountId, ModelWeights> left = new TreeMap<>(updates);
        int before;
        do {
            before = left.size();
            SortedMap<AccountId, Harm> harms = harms(left);
            double worst = harms.values().stream().mapToDouble(Harm::size).max().orElse(0);
            harms.forEach((proposer, harm) -> {
                if (harm.size() > harm.bound() && harm.size() >= worst / 2) {
                    left.remove(proposer);
                    found.put(proposer, Judgement.of(proposer, Reason.HARMFUL, harm.toString()));
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
        Sum sum = new Sum(global.layout());
        updates.values().forEach(sum::add);
        int n = updates.size();
        double all = loss.finite(sum.mean());
        updates.forEach((proposer, update) -> {
            double without = loss.finite(n == 1 ? global : sum.meanWithout(update));
            double bound = (tolerances.lossRelative() * without + tolerances.lossAbsolute()) / n;
            harms.put(proposer, new Harm(all, without, bound, n));
        });
        return harms;
    }
}
