package io.flock.client.drift;

import io.flock.client.bundle.DataSection;
import io.flock.client.data.Examples;
import java.util.Optional;

/**
 * How far requests are from what their model was measured on. Of each request only the bins of its values are counted, in
 * memory, together with those of all others: the last 5,000 to 10,000 rows count, and nothing is told before there are as
 * many, far above what one request may have. For several threads.
 */
public final class RequestDrift {
    /** Rows without which nothing is told, and after which the older ones are forgotten. */
    static final int WINDOW = 5_000;

    private final Baseline baseline;
    private BinCounts before;
    private BinCounts now;

    private RequestDrift(Baseline baseline) {
        this.baseline = baseline;
        before = baseline.counts();
        now = baseline.counts();
    }

    /** Begins to count against what a model was measured on, see {@link Baseline#of}. */
    public static RequestDrift from(DataSection data, Examples measured) {
        return new RequestDrift(Baseline.of(data, measured));
    }

    /** How many values an example has. */
    public int width() {
        return baseline.width();
    }

    /** Counts rows that lie one after the other, as a request has them. */
    public synchronized void add(float[] features, int rows) {
        now.add(features, baseline.width(), rows);
        if (now.rows() >= WINDOW) {
            before = now;
            now = baseline.counts();
        }
    }

    /** The drift of the last rows; nothing before there are enough of them. */
    public Optional<DriftReport> report() {
        BinCounts all = baseline.counts();
        synchronized (this) {
            all.add(before);
            all.add(now);
        }
        return all.rows() < WINDOW ? Optional.empty() : baseline.compare(all);
    }
}
