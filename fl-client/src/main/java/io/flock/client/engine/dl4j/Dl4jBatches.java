package io.flock.client.engine.dl4j;

import io.flock.client.bundle.FeatureShape;
import io.flock.client.engine.Batch;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The batch arrays of the sizes that were used last: an epoch needs two, that of the bundle and the rest. */
final class Dl4jBatches implements AutoCloseable {
    private static final int MOST_KEPT = 6;

    private final Map<Integer, Dl4jBatch> bySize = new LinkedHashMap<>(16, 0.75f, true);
    private final FeatureShape shape;
    private final int outputs;

    Dl4jBatches(FeatureShape shape, int outputs) {
        this.shape = shape;
        this.outputs = outputs;
    }

    /** The native arrays with this batch in them. */
    Dl4jBatch filled(Batch batch) {
        Dl4jBatch arrays = ofSize(batch.size());
        arrays.fill(batch);
        return arrays;
    }

    @Override
    public void close() {
        bySize.values().forEach(Dl4jBatch::close);
        bySize.clear();
    }

    private Dl4jBatch ofSize(int size) {
        Dl4jBatch kept = bySize.get(size);
        if (kept != null) {
            return kept;
        }
        if (bySize.size() >= MOST_KEPT) {
            Iterator<Dl4jBatch> oldest = bySize.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
        Dl4jBatch made = new Dl4jBatch(size, shape, outputs);
        bySize.put(size, made);
        return made;
    }
}
