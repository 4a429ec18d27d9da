package io.flock.testnet.bench.load;

/**
 * What was used in a while.
 *
 * @param seconds on the clock
 * @param own CPU seconds of the measured processes
 * @param others CPU seconds of everything else on the machine; NaN where the system does not tell
 */
public record CpuUse(double seconds, double own, double others) {
    /** Nothing yet. */
    public static final CpuUse NONE = new CpuUse(0, 0, 0);

    /** From one reading to a later one. */
    public static CpuUse between(CpuReading before, CpuReading after) {
        double own = after.own() - before.own();
        return new CpuUse(
                (after.nanos() - before.nanos()) / 1e9, own, Math.max(0, after.machine() - before.machine() - own));
    }

    /** Both whiles together. */
    public CpuUse plus(CpuUse more) {
        return new CpuUse(seconds + more.seconds, own + more.own, others + more.others);
    }
}
