package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.SortedMap;

/**
 * The products of a round's steps with each other, in double: all that angles need. Running statistics are no step, and
 * most honest updates move them the same way.
 */
final class Gram {
    private final List<AccountId> accounts;
    private final double[][] products;

    private Gram(List<AccountId> accounts, double[][] products) {
        this.accounts = accounts;
        this.products = products;
    }

    /** Of all updates of a round. */
    static Gram of(SortedMap<AccountId, ModelWeights> updates, ModelWeights global) {
        List<TensorRange> steps = TensorRange.steps(global.layout());
        return new Gram(List.copyOf(updates.keySet()), CrossProducts.of(List.copyOf(updates.values()), global, steps));
    }

    int size() {
        return products.length;
    }

    /** Whose updates these are, in the order of rows and columns. */
    List<AccountId> accounts() {
        return accounts;
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
