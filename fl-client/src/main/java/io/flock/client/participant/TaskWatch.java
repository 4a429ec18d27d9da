package io.flock.client.participant;

import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.AllianceClient;
import io.flock.sdk.FlockClient;
import io.flock.sdk.events.EventSubscription;
import io.flock.sdk.events.LedgerEvents;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one task again whenever something may have changed, for all participants of a process together: on every event
 * of the task, and every so often in case an event is lost. A reading that fails is tried again.
 */
public final class TaskWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskWatch.class);

    private final AllianceClient alliance;
    private final TaskId taskId;
    private final Duration poll;
    private final EventSubscription events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wakeUp = lock.newCondition();
    private final Thread reader;

    private long asked = 1;
    private long begun;
    private Optional<TaskSnapshot> last = Optional.empty();
    private Optional<FlockException> failure = Optional.empty();
    private boolean closed;

    private TaskWatch(FlockClient flock, TaskId taskId, Duration poll) {
        this.alliance = flock.alliance();
        this.events = flock.events().subscribe(this::heard);
        this.taskId = taskId;
        this.poll = poll;
        this.reader = new Thread(this::read, "watch-" + taskId);
    }

    /**
     * Begins to read.
     *
     * @param poll how often to read when no event comes
     */
    public static TaskWatch start(FlockClient flock, TaskId task, Duration poll) {
        TaskWatch watch = new TaskWatch(flock, task, poll);
        watch.reader.setDaemon(true);
        watch.reader.start();
        return watch;
    }

    private void heard(LedgerEvents happened) {
        boolean ours = happened.events().isEmpty()
                || happened.events().stream().anyMatch(event -> event.task().equals(Optional.of(taskId)));
        if (ours) {
            changed();
        }
    }

    private void changed() {
        locked(() -> {
            asked++;
            wakeUp.signalAll();
        });
    }

    /** A reading that begins after this call, or empty when the watch is closed. */
    public Optional<TaskSnapshot> fresh() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long wanted = ++asked;
            wakeUp.signalAll();
            while (!closed && last.map(TaskSnapshot::number).orElse(0L) < wanted) {
                requirePassing();
                wakeUp.await();
            }
            return closed ? Optional.empty() : last;
        } finally {
            lock.unlock();
        }
    }

    /** The first reading after the given one, or the latest when none came in time; empty when the watch is closed. */
    public Optional<TaskSnapshot> after(long number, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!closed && (last.isEmpty() || last.get().number() <= number) && (left > 0 || last.isEmpty())) {
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
            for (long number = next(); number > 0; number = next()) {
                try {
                    publish(number);
                } catch (FlockException e) {
                    LOG.debug("reading task {} failed", taskId, e);
                    failed(e);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("watch of {} ends", taskId);
        }
    }

    /** Waits until a reading was asked for, or is due; 0 when the watch is closed. */
    private long next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = poll.toNanos();
            while (!closed && asked <= begun && left > 0) {
                left = wakeUp.awaitNanos(left);
            }
            begun = asked = Math.max(asked, begun + 1);
            return closed ? 0 : begun;
        } finally {
            lock.unlock();
        }
    }

    private void publish(long number) {
        TaskView task = alliance.task(taskId).run();
        Optional<RoundView> round = Situation.needsRound(task.phase().phase())
                ? Optional.of(alliance.round(taskId, task.phase().round()).run())
                : Optional.empty();
        locked(() -> {
            last = Optional.of(new TaskSnapshot(number, task, round));
            failure = Optional.empty();
            wakeUp.signalAll();
        });
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
