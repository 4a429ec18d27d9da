package io.flock.client.cli.participate;

import io.flock.client.cli.output.Failures;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The tasks that one process takes part in, each on a thread of its own. One that fails is told at once, and ends
 * without the others.
 */
final class TaskRuns implements AutoCloseable {
    private static final int END_SECONDS = 30;

    private final Map<TaskId, Callable<?>> participants = new LinkedHashMap<>();
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final PrintWriter err;

    TaskRuns(PrintWriter err) {
        this.err = err;
    }

    /** Runs this in the end, after what is added later. */
    void onClose(Runnable close) {
        closing.push(close);
    }

    /** Nothing happens until {@link #run}, which calls it once. */
    void add(TaskId task, Callable<?> participant) {
        participants.put(task, participant);
    }

    /**
     * Takes part in all of them until each has ended.
     *
     * @throws FlockException what the first one that failed ended with
     * @throws InterruptedException the thread was interrupted; all have stopped
     */
    void run() throws Exception {
        if (participants.size() == 1) {
            participants.values().iterator().next().call();
            return;
        }
        ConcurrentLinkedQueue<FlockException> failures = new ConcurrentLinkedQueue<>();
        List<Callable<Boolean>> runs = new ArrayList<>();
        participants.forEach((task, participant) -> runs.add(() -> run(task, participant, failures)));
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            threads.invokeAll(runs);
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        }
        if (!failures.isEmpty()) {
            throw failures.peek();
        }
    }

    /** Also an Error is a failure: kept in its thread, it would look as if the task had ended well. */
    private boolean run(TaskId task, Callable<?> participant, ConcurrentLinkedQueue<FlockException> failures)
            throws InterruptedException {
        try {
            participant.call();
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            FlockException failure = Failures.coded(e).at("task " + task);
            failures.add(failure);
            err.println(Failures.line(failure));
            err.flush();
            return false;
        }
    }

    /** Closes all, whatever closing one of them throws, and throws that then. */
    @Override
    public void close() {
        Optional<RuntimeException> failure = Optional.empty();
        while (!closing.isEmpty()) {
            try {
                closing.pop().run();
            } catch (RuntimeException e) {
                failure.ifPresent(e::addSuppressed);
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
