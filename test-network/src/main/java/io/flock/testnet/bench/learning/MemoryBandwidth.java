package io.flock.testnet.bench.learning;

import java.util.stream.IntStream;

/** What this machine's memory gives to copying with all processors at once ("Copy" of STREAM, McCalpin 1995). */
final class MemoryBandwidth {
    /** 128 MiB each way: far beyond what caches hold. */
    private static final int COPIED = 1 << 25;

    private static final int PIECES = 64;
    private static final int TRIES = 5;

    private MemoryBandwidth() {}

    /** Bytes a second, read and written ones together; the best of a few tries. */
    static double bytesPerSecond() {
        float[] from = new float[COPIED];
        float[] to = new float[COPIED];
        int piece = COPIED / PIECES;
        double best = 0;
        for (int i = 0; i < TRIES; i++) {
            long begun = System.nanoTime();
            IntStream.range(0, PIECES)
                    .parallel()
                    .forEach(at -> System.arraycopy(from, at * piece, to, at * piece, piece));
            best = Math.max(best, 2.0 * COPIED * Float.BYTES / ((System.nanoTime() - begun) / 1e9));
        }
        return best;
    }
}
