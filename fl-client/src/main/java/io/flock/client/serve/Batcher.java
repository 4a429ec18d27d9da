package io.flock.client.serve;

import io.flock.client.drift.DriftReport;
import io.flock.client.drift.RequestDrift;
import io.flock.client.engine.Predictor;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Answers requests in batches: whatever has queued up while the last batch ran goes into the next one, so that a lone request
 * never waits. The queue is bounded; what finds it full is refused at once.
 */
final class Batcher implements AutoCloseable {
    private static final long IDLE_MILLIS = 100;

    /** A request, which is the answer to come. */
    private final class Job extends CompletableFuture<float[]> {
        private final float[] features;
        private final int rows;

        private Job(float[] features, int rows) {
            this.features = features;
            this.rows = rows;
        }

        private int rows() {
            return rows;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            queue.remove(this);
            return super.cancel(mayInterruptIfRunning);
        }
    }

    private final Predictor predictor;
    private final BlockingQueue<Job> queue;
    private final int mostRows;
    private final Optional<RequestDrift> drift;
    private final Thread worker;
    private volatile boolean closing;

    /**
     * Waits for requests.
     *
     * @param drift what counts the rows, once they are answered
     */
    Batcher(String name, Predictor predictor, int queued, int mostRows, Optional<RequestDrift> drift) {
        this.predictor = predictor;
        this.drift = drift;
        this.queue = new ArrayBlockingQueue<>(queued);
        this.mostRows = mostRows;
        worker = new Thread(this::work, "predict-" + name);
        worker.setDaemon(true);
        worker.start();
    }

    int width() {
        return predictor.width();
    }

    int outputs() {
        return predictor.outputs();
    }

    int waiting() {
        return queue.size();
    }

    /** How far its requests are from what its model was measured on, where that is known and they are enough. */
    Optional<DriftReport> drift() {
        return drift.flatMap(RequestDrift::report);
    }

    /**
     * Queues a request. Whoever no longer waits for the answer cancels it: the request then leaves its place to another.
     *
     * @throws FlockException OVERLOADED when the queue is full or closing
     */
    CompletableFuture<float[]> predict(float[] features, int rows) {
        Job job = new Job(features, rows);
        if (closing || !queue.offer(job)) {
            throw new FlockException(
                    ErrorCode.OVERLOADED,
                    queue.size() + " requests wait already, and " + (closing ? "it ends" : "no more may"));
        }
        return job;
    }

    /** Answers beside the queue, once the batch that runs is done; counts for nothing. */
    float[] predictNow(float[] features, int rows) {
        return predictor.predict(features, rows);
    }

    private void work() {
        List<Job> batch = new ArrayList<>();
        try {
            while (!closing || !queue.isEmpty()) {
                Job first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    fill(batch, first.rows);
                    batch.removeIf(CompletableFuture::isCancelled);
                    if (!batch.isEmpty()) {
                        answer(batch);
                    }
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fill(List<Job> batch, int first) {
        int rows = first;
        Job next = queue.peek();
        while (next != null && rows + next.rows <= mostRows) {
            if (queue.remove(next)) { // unless it was cancelled this moment
                batch.add(next);
                rows += next.rows;
            }
            next = queue.peek();
        }
    }

    private void answer(List<Job> batch) {
        try {
            float[] features = features(batch);
            float[] outputs = predictor.predict(features, rows(batch));
            int from = 0;
            for (Job job : batch) {
                float[] part = new float[job.rows * predictor.outputs()];
                System.arraycopy(outputs, from, part, 0, part.length);
                from += part.length;
                job.complete(part);
            }
            drift.ifPresent(counts -> counts.add(features, rows(batch)));
        } catch (RuntimeException | Error e) {
            // The worker lives on, also where memory was short for a moment: it is this version's only one.
            batch.forEach(job -> job.completeExceptionally(e));
        }
    }

    private static int rows(List<Job> batch) {
        return batch.stream().mapToInt(Job::rows).sum();
    }

    private float[] features(List<Job> batch) {
        if (batch.size() == 1) {
            return batch.get(0).features;
        }
        float[] all = new float[rows(batch) * predictor.width()];
        int at = 0;
        for (Job job : batch) {
            System.arraycopy(job.features, 0, all, at, job.features.length);
            at += job.features.length;
        }
        return all;
    }

    /** Answers what has been queued, then ends. */
    @Override
    public void close() {
        closing = true;
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        predictor.close();
    }
}
