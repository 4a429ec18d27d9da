package io.flock.devnet.internal.order;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/** Applies a function to a list on a few threads, the caller's being one of them. Results keep the order. */
final class ParallelMap implements AutoCloseable {
    private final int others;
    private final ExecutorService pool;

    ParallelMap(String name, int threads) {
        others = threads - 1;
        pool = Executors.newCachedThreadPool(Threads.named(name));
    }

    <A, B> List<B> map(List<A> inputs, Function<? super A, ? extends B> function) {
        int count = inputs.size();
        AtomicReferenceArray<B> results = new AtomicReferenceArray<>(count);
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                results.set(i, function.apply(inputs.get(i)));
            }
        };
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < Math.min(others, count - 1); i++) {
            running.add(pool.submit(work));
        }
        work.run();
        running.forEach(ParallelMap::await);
        List<B> ordered = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ordered.add(results.get(i));
        }
        return ordered;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check failed unexpectedly: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a block is checked", e);
        }
    }
}
