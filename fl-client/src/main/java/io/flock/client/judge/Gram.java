package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.SortedMap;

/**
 * The products of a round's Δ with each other, in double: all that lengths and angles need.
 *
 * @param accounts whose rows and columns these are, in their order
 */
record Gram(List<AccountId> accounts, double[][] products) {
    static Gram of(SortedMap<AccountId, ModelWeights> updates, ModelWeights global) {
        List<AccountId> accounts = List.copyOf(updates.keySet());
        List<ModelWeights> weights = List.copyOf(updates.values());
        double[][] products = new double[accounts.size()][accounts.size()];
        for (int i = 0; i < products.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = Deltas.dot(weights.get(i), weights.get(j), global);
                products[j][i] = products[i][j];
            }
        }
        return new Gram(accounts, products);
    }

    int size() {
        return products.length;
    }

    /** ‖Δ‖₂. */
    double norm(int i) {
        return Math.sqrt(products[i][i]);
    }

    /** Cosine of the angle between two that are not zero. */
    double cosine(int i, int j) {
        return products[i][j] / Math.sqrt(products[i][i] * products[j][j]);
    }
}
