package io.flock.devnet.conformance.fabric;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs steps that wait for other processes at the same time. */
final class Parallel {
    /** A step that may fail. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    private Parallel() {}

    static void run(List<Step> steps) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(steps.size());
        try {
            List<Callable<Void>> calls = steps.stream()
                    .map(step -> (Callable<Void>) () -> {
                        step.run();
                        return null;
                    })
                    .toList();
            for (Future<Void> result : pool.invokeAll(calls)) {
                result.get();
            }
        } finally {
            pool.shutdown();
        }
    }
}
