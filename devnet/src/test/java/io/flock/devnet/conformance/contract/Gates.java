package io.flock.devnet.conformance.contract;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Named gates between a scenario and a contract function that it holds: the function reports that it has arrived and
 * waits to be released. So a scenario can act in the middle of a simulation without guessing at times.
 */
public final class Gates {
    private static final long PATIENCE_SECONDS = 60;

    private record Gate(Semaphore arrived, Semaphore released) {}

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    /** Called by the contract: reports the arrival, then waits for {@link #release}. */
    void pass(String name) throws InterruptedException {
        Gate gate = gate(name);
        gate.arrived().release();
        if (!gate.released().tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("gate " + name + " was never released");
        }
    }

    /** Waits until {@code instances} simulations stand at the gate. */
    public void awaitArrivals(String name, int instances) throws InterruptedException {
        if (!gate(name).arrived().tryAcquire(instances, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody arrived at gate " + name);
        }
    }

    /** Opens the gate for all who wait at it or will come. */
    public void release(String name) {
        gate(name).released().release(1_000);
    }

    private Gate gate(String name) {
        return gates.computeIfAbsent(name, n -> new Gate(new Semaphore(0), new Semaphore(0)));
    }
}
