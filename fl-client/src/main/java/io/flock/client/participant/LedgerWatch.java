package io.flock.client.participant;

import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.events.EventListener;
import io.flock.sdk.events.EventSubscription;
import io.flock.sdk.events.LedgerEvents;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one task again whenever something may have changed, for all accounts of a process together: on every event of the
 * task, and every so often in case an event is lost. A reading that fails is tried again.
 *
 * @param <V> what is read
 */
public final class LedgerWatch<V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);
    private static final long NO_BLOCK = -1;

    private final Function<Optional<V>, V> source;
    private final TaskId taskId;
    private final Duration poll;
    private final EventSubscription events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wakeUp = lock.newCondition();
    private final Thread reader;

    private long asked = 1;
    private long begun;
    private long heard = NO_BLOCK;
    private Optional<Reading<V>> last = Optional.empty();
    private Optional<FlockException> failure = Optional.empty();
    private boolean closed;

    private LedgerWatch(
            Function<EventListener<LedgerEvents>, EventSubscription> events,
            TaskId taskId,
            Duration poll,
            Function<Optional<V>, V> source) {
        this.source = source;
        this.events = events.apply(this::heard);
        this.taskId = taskId;
        this.poll = poll;
        this.reader = new Thread(this::read, "watch-" + taskId);
    }

    /**
     * Begins to read.
     *
     * @param poll how often to read when no event comes
     * @param source reads, given what was read before
     */
    public static <V> LedgerWatch<V> start(
            FlockClient flock, TaskId task, Duration poll, Function<Optional<V>, V> source) {
        return start(flock.events()::subscribe, task, poll, source);
    }

    static <V> LedgerWatch<V> start(
            Function<EventListener<LedgerEvents>, EventSubscription> events,
            TaskId task,
            Duration poll,
            Function<Optional<V>, V> source) {
        LedgerWatch<V> watch = new LedgerWatch<>(events, task, poll, source);
        watch.reader.setDaemon(true);
        watch.reader.start();
        return watch;
    }

    private void heard(LedgerEvents happened) {
        boolean ours = happened.events().isEmpty()
                || happened.events().stream().anyMatch(event -> event.task().equals(Optional.of(taskId)));
        if (ours) {
            locked(() -> {
                heard = Math.max(heard, happened.block());
                asked++;
                wakeUp.signalAll();
            });
        }
    }

    /** Asks for a reading that begins after this call; its number. */
    long ask() {
        lock.lock();
        try {
            wakeUp.signalAll();
            return ++asked;
        } finally {
            lock.unlock();
        }
    }

    /** Why the last reading failed; empty when it did not. */
    Optional<FlockException> trouble() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** A reading that begins after this call, or empty when the watch is closed. */
    Optional<Reading<V>> fresh() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long wanted = ++asked;
            wakeUp.signalAll();
            while (!closed && last.map(Reading::number).orElse(0L) < wanted) {
                requirePassing();
                wakeUp.await();
            }
            return closed ? Optional.empty() : last;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A reading that knows what was committed in a block, or the latest when none came in time; empty when the watch is
     * closed. Its event asks for one anyway, so this only waits.
     *
     * @param block a block with an event of the task
     * @param patience how long the event may take
     */
    Optional<Reading<V>> knowing(long block, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!closed && last.map(Reading::block).orElse(NO_BLOCK) < block && left > 0) {
                requirePassing();
                left = wakeUp.awaitNanos(left);
            }
            return closed ? Optional.empty() : last;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The first reading after the given one, or the latest when none came in time or one fails meanwhile; empty when the
     * watch is closed.
     */
    public Optional<Reading<V>> after(long number, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            Optional<FlockException> known = failure;
            while (!closed
                    && (last.isEmpty() || (last.get().number() <= number && left > 0 && failure.equals(known)))) {
                left = wakeUp.awaitNanos(last.isEmpty() ? TimeUnit.SECONDS.toNanos(1) : left);
            }
            return closed ? Optional.empty() : last;
        } finally {
            lock.unlock();
        }
    }

    /** A task that does not exist, an identity that is refused: waiting would not help. */
    private void requirePassing() {
        if (failure.isPresent() && FailureKind.of(failure.get()) == FailureKind.FINAL) {
            throw failure.get();
        }
    }

    private void read() {
        try {
            for (Optional<Due> due = next(); due.isPresent(); due = next()) {
                try {
                    publish(due.get());
                } catch (FlockException e) {
                    LOG.debug("reading task {} failed", taskId, e);
                    failed(e);
                } catch (RuntimeException | Error e) {
                    // Without a reader the account would wait for ever, and pay for each of its silences.
                    FlockException fault = Faults.coded("reading task " + taskId, e);
                    boolean known = trouble()
                            .filter(before -> before.what().equals(fault.what()))
                            .isPresent();
                    if (!known) {
                        LOG.error("reading task {} failed", taskId, e);
                    }
                    failed(fault);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("watch of {} ends", taskId);
        }
    }

    /**
     * A reading that is to be made.
     *
     * @param block of the newest event heard before it begins
     */
    private record Due(long number, long block) {}

    /** Waits until a reading was asked for, or is due; empty when the watch is closed. */
    private Optional<Due> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = poll.toNanos();
            while (!closed && asked <= begun && left > 0) {
                left = wakeUp.awaitNanos(left);
            }
            begun = asked = Math.max(asked, begun + 1);
            return closed ? Optional.empty() : Optional.of(new Due(begun, heard));
        } finally {
            lock.unlock();
        }
    }

    private void publish(Due due) {
        V view = source.apply(latest().map(Reading::view));
        locked(() -> {
            last = Optional.of(new Reading<>(due.number(), due.block(), view));
            failure = Optional.empty();
            wakeUp.signalAll();
        });
    }

    /** The last reading, at once; empty before the first. */
    public Optional<Reading<V>> latest() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    private void failed(FlockException e) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            failure = Optional.of(e);
            wakeUp.signalAll();
            long left = Duration.ofSeconds(1).toNanos();
            while (!closed && left > 0) {
                left = wakeUp.awaitNanos(left);
            }
            asked++;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the reader and wakes whoever waits. */
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            wakeUp.signalAll();
        });
        reader.interrupt();
        events.close();
    }
}
