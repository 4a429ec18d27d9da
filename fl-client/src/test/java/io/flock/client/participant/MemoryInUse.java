package io.flock.client.participant;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/**
 * What is in use once everything that nobody needs is collected.
 *
 * @param heap bytes on Java's heap
 * @param direct bytes that native objects of the engine hold, as far as it tells
 * @param outside bytes of memory that the process has beside Java's heap, classes and compiled code
 */
record MemoryInUse(long heap, long direct, long outside) {
    static final MemoryInUse NONE = new MemoryInUse(0, 0, 0);
    private static final long MOST_FILLED = 768 << 20;
    /** The fourth gives back to the system what the heap has too much. */
    private static final int COLLECTIONS = 6;

    static MemoryInUse now() {
        fillHeap();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        MemoryUsage heap = heapUsage();
        long managed = heap.getCommitted()
                + ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted();
        return new MemoryInUse(heap.getUsed(), Pointer.totalBytes(), Pointer.physicalBytes() - managed);
    }

    /** Memory that the heap has from the system is the process's only after it was written to. */
    private static void fillHeap() {
        long most = Math.min(MOST_FILLED, heapUsage().getMax() / 4 * 3);
        List<byte[]> filled = new ArrayList<>();
        while (heapUsage().getUsed() < most && filled.size() < most >> 20) {
            filled.add(new byte[1 << 20]);
        }
    }

    private static MemoryUsage heapUsage() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    }

    @Override
    public String toString() {
        return "heap %.1f MB, native %.1f MB, beside Java's %.1f MB".formatted(heap / 1e6, direct / 1e6, outside / 1e6);
    }
}
