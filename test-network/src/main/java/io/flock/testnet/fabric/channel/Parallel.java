package io.flock.testnet.fabric.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Steps that wait for other processes, at the same time. */
public final class Parallel {
    /** A step. */
    @FunctionalInterface
    public interface Step {
        void run() throws InterruptedException;
    }

    private Parallel() {}

    /** Runs all to their ends, then throws what the first one that failed threw. */
    public static void run(List<Step> steps) throws InterruptedException {
        if (steps.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(steps.size());
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (Step step : steps) {
                calls.add(() -> {
                    step.run();
                    return true;
                });
            }
            for (Future<Boolean> end : threads.invokeAll(calls)) {
                end.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
