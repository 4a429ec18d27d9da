package io.flock.testnet.bench.load;

/** A process that is measured. */
public record NamedProcess(String name, ProcessHandle handle) {
    /** This Java virtual machine. */
    public static NamedProcess self(String name) {
        return new NamedProcess(name, ProcessHandle.current());
    }

    /** CPU time so far, in seconds; what ended tells nothing more and counts as 0. */
    double cpuSeconds() {
        return handle.info()
                .totalCpuDuration()
                .map(used -> used.toNanos() / 1e9)
                .orElse(0.0);
    }
}
