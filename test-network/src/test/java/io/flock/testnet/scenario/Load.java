package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.testnet.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Accounts that send one micro-FLOCK after the other beside a task, and count what they were told. */
final class Load implements AutoCloseable {
    private final FlockClient reader;
    private final List<Sender> senders = new ArrayList<>();

    private Load(ScenarioNetwork network, int count) {
        this.reader = network.connect(SmallTask.CREATOR);
        network.accounts().stream()
                .filter(account -> !SmallTask.PARTICIPANTS.contains(account) && !account.equals(SmallTask.CREATOR))
                .limit(count)
                .forEach(account -> senders.add(new Sender(network.connect(account))));
        assertThat(senders).hasSize(count);
        senders.forEach(Sender::start);
    }

    /** Starts so many of the accounts that have no part in the small task. */
    static Load start(ScenarioNetwork network, int count) {
        return new Load(network, count);
    }

    /** Ends the sending. What has left each account is what it was told; where it was told nothing, once or not at all. */
    void isCountedOnce() {
        senders.forEach(Sender::end);
        assertThat(senders).isNotEmpty().allSatisfy(sender -> {
            assertThat(sender.failure).isNull();
            assertThat(sender.sent).isPositive();
            Amount left = reader.token().balanceOf(sender.account()).run().balance();
            assertThat(sender.before.minus(left).micros()).isBetween(sender.sent, sender.sent + sender.unknown);
        });
    }

    /** Waits until every account's transfer that is under way has come to its end, and one more that began after it. */
    void settle() {
        IdentityHashMap<Sender, Integer> now = new IdentityHashMap<>();
        senders.forEach(sender -> now.put(sender, sender.past.get()));
        Waiting.until(
                "everybody sends again",
                () -> senders.stream().allMatch(sender -> sender.isPast(now.get(sender) + 1))
                        ? Optional.of(true)
                        : Optional.empty());
    }

    /** How long the longest took. */
    Duration longest() {
        return Duration.ofNanos(
                senders.stream().mapToLong(sender -> sender.longest).max().orElse(0));
    }

    /** How many were sent, and how long the longest took. */
    String figures() {
        long sent = senders.stream().mapToLong(sender -> sender.sent).sum();
        long unknown = senders.stream().mapToLong(sender -> sender.unknown).sum();
        return sent + " transfers, " + unknown + " of unknown outcome, the longest took "
                + longest().toMillis() + " ms";
    }

    @Override
    public void close() {
        senders.forEach(Sender::end);
        senders.forEach(sender -> sender.flock.close());
        reader.close();
    }

    /** One account on a thread of its own; its counts are read when the thread has ended. */
    private static final class Sender extends Thread {
        private static final AccountId RECEIVER = SmallTask.CREATOR;

        private final FlockClient flock;
        private final Amount before;
        private volatile boolean ended;
        private long sent;
        private long unknown;
        private long longest;
        private volatile RuntimeException failure;
        /** Transfers that came to an end, well or not. */
        private final AtomicInteger past = new AtomicInteger();

        Sender(FlockClient flock) {
            super("sender-" + flock.account());
            this.flock = flock;
            this.before = flock.token().clientAccountBalance().run().balance();
        }

        AccountId account() {
            return flock.account();
        }

        boolean isPast(int transfers) {
            return past.get() > transfers || failure != null;
        }

        @Override
        public void run() {
            try {
                while (!ended) {
                    long begun = System.nanoTime();
                    send();
                    longest = Math.max(longest, System.nanoTime() - begun);
                    past.incrementAndGet();
                }
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        private void send() {
            try {
                flock.token().transfer(RECEIVER, Amount.ofMicros(1)).run();
                sent++;
            } catch (FlockException e) {
                if (e.is(ErrorCode.OUTCOME_UNKNOWN)) {
                    unknown++;
                } else if (!e.is(ErrorCode.CONNECTION_FAILED) && !e.is(ErrorCode.DEADLINE_EXCEEDED)) {
                    throw e;
                }
            }
        }

        void end() {
            ended = true;
            try {
                join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
