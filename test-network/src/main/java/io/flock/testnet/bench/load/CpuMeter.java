package io.flock.testnet.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the CPU time of some processes and of the whole machine. */
public final class CpuMeter {
    private static final Path STAT = Path.of("/proc/stat");
    /** The unit of {@code /proc/stat}, the same on every Linux. */
    private static final double TICKS_PER_SECOND = 100;
    /** Behind {@code cpu}: user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final int[] BUSY = {1, 2, 3, 6, 7, 8};

    private final List<NamedProcess> processes;

    /** Of these processes. */
    public CpuMeter(List<NamedProcess> processes) {
        this.processes = List.copyOf(processes);
    }

    /** Up to now. */
    public CpuReading read() {
        double own = processes.stream().mapToDouble(NamedProcess::cpuSeconds).sum();
        return new CpuReading(System.nanoTime(), own, machine());
    }

    /** From then to now. */
    public CpuUse since(CpuReading before) {
        return CpuUse.between(before, read());
    }

    /** Each process by itself. */
    public List<ProcessUse> processes() {
        return processes.stream().map(ProcessUse::of).toList();
    }

    private static double machine() {
        try {
            return Files.exists(STAT) ? busy(Files.readAllLines(STAT).get(0)) : Double.NaN;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** Of the line that begins with {@code cpu}: seconds of all processors in which they did not idle. */
    static double busy(String line) {
        String[] fields = line.split(" +", -1);
        long ticks = 0;
        for (int field : BUSY) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }
}
