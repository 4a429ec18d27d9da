package io.flock.protocol.aggregate;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.FlatWeights;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Updates that another language makes with the same few integer operations. */
public final class Generated {
    private static final long MASK = 0xFFFFFFFFL;

    private Generated() {}

    /** Values are multiples of 2^-22 in [-2, 2). */
    public static List<ModelWeights> updates(int count, int length) {
        TensorLayout layout = Tensors.vector(length);
        List<ModelWeights> updates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] values = new float[length];
            for (int k = 0; k < length; k++) {
                long hash = (k * 2654435761L + (i + 1) * 40503L * (k % 97 + 1)) & MASK;
                hash = (hash * 1103515245L + 12345) & MASK;
                values[k] = (float) (((hash >> 8) - (1 << 23)) / (double) (1 << 22));
            }
            updates.add(ModelWeights.owning(layout, values));
        }
        return updates;
    }

    /** In their order under accounts user00, user01, … */
    public static <W extends FlatWeights> SortedMap<AccountId, W> byAccount(List<W> updates) {
        SortedMap<AccountId, W> byAccount = new TreeMap<>();
        updates.forEach(
                update -> byAccount.put(AccountId.of("Org1MSP", "user%03d".formatted(byAccount.size())), update));
        return byAccount;
    }
}
