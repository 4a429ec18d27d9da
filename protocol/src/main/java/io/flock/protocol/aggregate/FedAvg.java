package io.flock.protocol.aggregate;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Federated averaging (McMahan, Moore, Ramage, Hampson, Agüera y Arcas 2017): coordinate i of the result is
 * {@code (float) ((w₁·x₁ᵢ + w₂·x₂ᵢ + …) / (w₁ + w₂ + …))}, each operation in double, updates in account order.
 *
 * <p>Updates are added one at a time and need not be kept. Not for several threads at once.
 *
 * <pre>{@code
 * FedAvg average = new FedAvg(layout);
 * for (AccountId account : standing) {
 *     average.add(account, fetch(account));
 * }
 * ModelWeights next = average.result();
 * }</pre>
 */
public final class FedAvg {
    private static final int PIECE = 1 << 14;
    /** Weights are whole numbers; up to here their sum is exact in a double. */
    private static final long MAX_TOTAL_WEIGHT = 1L << 53;

    private final TensorLayout layout;
    private final double[] sums;
    private Optional<AccountId> last = Optional.empty();
    private long totalWeight;

    /** Takes eight bytes per value of the layout. */
    public FedAvg(TensorLayout layout) {
        this.layout = layout;
        this.sums = new double[layout.elements()];
    }

    /** Adds an update that counts as much as every other. */
    public FedAvg add(AccountId account, ModelWeights update) {
        return add(account, update, 1);
    }

    /**
     * Adds an update that counts {@code weight} times, for example by its account's stake.
     *
     * @param weight at least 1; all of them together at most 2^53
     * @throws FlockException {@code MODEL_INVALID}: another layout; {@code INVALID_ARGUMENT}: an account that does
     *     not come after the one before, or a weight out of range. Nothing was added then.
     */
    public FedAvg add(AccountId account, ModelWeights update, long weight) {
        requireNext(account);
        if (!update.layout().equals(layout)) {
            throw new FlockException(
                    ErrorCode.MODEL_INVALID,
                    "the update of " + account + " has another layout than the others",
                    "leave it out: voters reject it");
        }
        if (weight < 1 || weight > MAX_TOTAL_WEIGHT - totalWeight) {
            throw invalid("weight " + weight + " of " + account + " is below 1 or makes the sum exceed 2^53");
        }
        int pieces = (sums.length + PIECE - 1) / PIECE;
        IntStream.range(0, pieces).parallel().forEach(piece -> addPiece(piece * PIECE, update, (double) weight));
        totalWeight += weight;
        last = Optional.of(account);
        return this;
    }

    /**
     * The average of what was added so far.
     *
     * @throws FlockException {@code INVALID_ARGUMENT}: nothing was added
     */
    public ModelWeights result() {
        if (totalWeight == 0) {
            throw invalid("there is no update to average");
        }
        double divisor = (double) totalWeight;
        float[] values = new float[sums.length];
        IntStream.range(0, sums.length).parallel().forEach(i -> values[i] = (float) (sums[i] / divisor));
        return ModelWeights.owning(layout, values);
    }

    private void addPiece(int from, ModelWeights update, double weight) {
        int length = Math.min(PIECE, sums.length - from);
        FloatBuffer values = update.view(from, length);
        for (int i = 0; i < length; i++) {
            sums[from + i] += weight * values.get(i);
        }
    }

    private void requireNext(AccountId account) {
        if (last.isPresent() && last.get().compareTo(account) >= 0) {
            throw invalid("the update of " + account + " does not come after that of " + last.get());
        }
    }

    private static FlockException invalid(String what) {
        return new FlockException(
                ErrorCode.INVALID_ARGUMENT, what, "add at least one update, each account once, in account order");
    }
}
