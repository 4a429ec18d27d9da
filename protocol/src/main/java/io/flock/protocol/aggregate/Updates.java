package io.flock.protocol.aggregate;

import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.FlatWeights;
import io.flock.protocol.tensor.TensorLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The updates of one round in account order, all of one layout. */
record Updates(TensorLayout layout, List<FlatWeights> inOrder) {
    static Updates of(AggregationRule rule, TensorLayout layout, SortedMap<AccountId, ? extends FlatWeights> updates) {
        if (updates.size() < rule.leastUpdates()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    rule.text() + " combines at least " + rule.leastUpdates() + " updates, not " + updates.size(),
                    "leave the global model as it is");
        }
        List<FlatWeights> inOrder = new ArrayList<>();
        Optional<AccountId> last = Optional.empty();
        for (var update : updates.entrySet()) {
            AccountId account = update.getKey();
            if (last.isPresent() && last.get().compareTo(account) >= 0) {
                throw new FlockException(
                        ErrorCode.INVALID_ARGUMENT,
                        "the update of " + account + " does not come after that of " + last.get(),
                        "give the updates in account order");
            }
            if (!update.getValue().layout().equals(layout)) {
                throw new FlockException(
                        ErrorCode.MODEL_INVALID,
                        "the update of " + account + " has another layout than the global model",
                        "leave it out: voters reject it");
            }
            inOrder.add(update.getValue());
            last = Optional.of(account);
        }
        return new Updates(layout, inOrder);
    }

    int count() {
        return inOrder.size();
    }

    int elements() {
        return layout.elements();
    }

    /** Those at these places, in their order. */
    Updates select(int[] places) {
        return new Updates(layout, Arrays.stream(places).mapToObj(inOrder::get).toList());
    }

    /** How many values from {@code from} on lie together in every update. */
    int together(int from) {
        int together = elements() - from;
        for (FlatWeights update : inOrder) {
            together = Math.min(together, update.together(from));
        }
        return together;
    }

    /** Copies {@code length} values from {@code from} on into the beginning of one row per update. */
    void read(int from, int length, float[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            inOrder.get(i).copyTo(from, rows[i], length);
        }
    }
}
