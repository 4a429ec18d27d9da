package io.flock.sdk.content;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks several nodes for the same block; the first right answer counts, and ends the other requests. The next node is asked
 * when one has failed, and beside those that are asked already when none of them has sent a byte for a while: Kubo does not
 * say that a block is nowhere, it searches until it is told to stop. A node that sends, however slowly, is not raced.
 */
final class BlockRace {
    /** How long the nodes that are asked may be silent before one more is. */
    private static final Duration HEAD_START = Duration.ofSeconds(1);

    /** One node's request for the block. */
    @FunctionalInterface
    interface Request {
        /**
         * The block.
         *
         * @param received to be added to as bytes come
         * @throws FlockException CONTENT_UNAVAILABLE or CONTENT_MISMATCH
         */
        byte[] send(AtomicLong received);
    }

    private final List<Request> requests;
    private final CompletionService<byte[]> answers;
    private final List<Future<byte[]>> asked = new ArrayList<>();
    private final List<AtomicLong> received = new ArrayList<>();
    private Optional<FlockException> worst = Optional.empty();

    /** Of one request or more, in the order in which they are sent. */
    BlockRace(List<Request> requests, Executor executor) {
        this(requests, new ExecutorCompletionService<>(executor));
    }

    /** The same with what runs the requests and tells the time for which it is waited. */
    BlockRace(List<Request> requests, CompletionService<byte[]> answers) {
        this.requests = requests;
        this.answers = answers;
    }

    /**
     * The first right answer.
     *
     * @throws FlockException when all have failed: CONTENT_MISMATCH where one gave wrong bytes, which says more than silence
     *     (somebody lies, or a disk is broken), else CONTENT_UNAVAILABLE of the first
     */
    byte[] run() {
        try {
            return answer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlockException(
                    ErrorCode.CONTENT_UNAVAILABLE,
                    "the wait for a block was interrupted",
                    "try again; this process was told to stop",
                    e);
        } finally {
            asked.forEach(request -> request.cancel(true));
        }
    }

    private byte[] answer() throws InterruptedException {
        int failed = 0;
        while (failed < requests.size()) {
            if (failed == asked.size()) {
                ask();
            }
            Future<byte[]> ended = next();
            try {
                return ended.get();
            } catch (ExecutionException e) {
                failed++;
                note(e.getCause());
            }
        }
        throw worst.orElseThrow();
    }

    /** The next request that comes to its end; until then others are sent. */
    private Future<byte[]> next() throws InterruptedException {
        long seen = bytes();
        while (asked.size() < requests.size()) {
            Future<byte[]> ended = answers.poll(HEAD_START.toMillis(), TimeUnit.MILLISECONDS);
            if (ended != null) {
                return ended;
            }
            long now = bytes();
            if (now == seen) {
                ask();
            }
            seen = now;
        }
        return answers.take();
    }

    private void ask() {
        Request request = requests.get(asked.size());
        AtomicLong count = new AtomicLong();
        received.add(count);
        try {
            asked.add(answers.submit(() -> request.send(count)));
        } catch (RejectedExecutionException e) {
            throw new FlockException(
                    ErrorCode.CONTENT_UNAVAILABLE, "the content client is closed", "ask before it is closed", e);
        }
    }

    private long bytes() {
        return received.stream().mapToLong(AtomicLong::get).sum();
    }

    private void note(Throwable failure) {
        if (!(failure instanceof FlockException told)) {
            throw failure instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(failure);
        }
        if (worst.isEmpty() || told.is(ErrorCode.CONTENT_MISMATCH)) {
            worst = Optional.of(told);
        }
    }
}
