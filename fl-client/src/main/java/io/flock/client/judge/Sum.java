package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import java.util.SortedMap;
import java.util.SortedSet;

/** Adds models up, in double. */
final class Sum {
    private final TensorLayout layout;
    private final double[] values;
    private int models;

    Sum(TensorLayout layout) {
        this.layout = layout;
        this.values = new double[layout.elements()];
    }

    /** The mean of the updates of some accounts, one at least, in their order. */
    static ModelWeights meanOf(SortedSet<AccountId> accounts, SortedMap<AccountId, ModelWeights> updates) {
        Sum sum = new Sum(updates.get(accounts.first()).layout());
        accounts.forEach(account -> sum.add(updates.get(account)));
        return sum.mean();
    }

    void add(ModelWeights model) {
        for (int i = 0; i < values.length; i++) {
            values[i] += model.get(i);
        }
        models++;
    }

    /** Of all that were added; one at least. */
    ModelWeights mean() {
        float[] mean = new float[values.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (values[i] / models);
        }
        return ModelWeights.owning(layout, mean);
    }

    /** Of all but one of those that were added; two at least. */
    ModelWeights meanWithout(ModelWeights one) {
        float[] mean = new float[values.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) ((values[i] - one.get(i)) / (models - 1));
        }
        return ModelWeights.owning(layout, mean);
    }
}
