package io.flock.devnet.internal.order;

import static io.flock.devnet.internal.order.TransactionBuilder.CHANNEL;
import static io.flock.devnet.internal.order.TransactionBuilder.id;
import static io.flock.devnet.internal.order.TransactionBuilder.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.flock.devnet.internal.ledger.CommittedBlock;
import io.flock.devnet.internal.ledger.Ledger;
import io.flock.devnet.internal.ledger.LedgerOptions;
import io.flock.devnet.internal.ledger.TransactionLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from broadcast to commit. */
class OrdererTest {
    private static final BatchLimits AT_ONCE = limits(Duration.ofMillis(1), 10);

    private final BlockingQueue<CommittedBlock> committed = new LinkedBlockingQueue<>();

    @Test
    void acceptedTransaction_isCommitted_whenTheTimerFires() {
        try (Ledger ledger = memory();
                Orderer orderer = start(AT_ONCE, ledger)) {
            send(orderer, transaction("n").put("cc", "k", "v"));

            assertThat(next().transactions()).hasSize(1);
            assertThat(ledger.find(id("n"))).contains(new TransactionLocation(1, 0, TxValidationCode.VALID));
            assertThat(ledger.snapshot().get("cc", "k")).isPresent();
        }
    }

    @Test
    void readModifyWriteChains_commitAsManyTimesAsTheyAreValid() throws Exception {
        try (Ledger ledger = memory();
                Orderer orderer = start(AT_ONCE, ledger)) {
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String name = "writer" + i;
                writers.add(new Thread(() -> increment(orderer, ledger, name, 10)));
            }
            writers.forEach(Thread::start);
            for (Thread writer : writers) {
                writer.join();
            }

            assertThat(ledger.snapshot()
                            .get("cc", "counter")
                            .orElseThrow()
                            .value()
                            .toStringUtf8())
                    .isEqualTo("40");
            assertThat(ledger.snapshot().history("cc", "counter")).toIterable().hasSize(40);
        }
    }

    @Test
    void stoppedOrderer_losesWhatIsNotInABlock_andTheChannelGoesOnAfterwards() {
        try (Ledger ledger = memory();
                Orderer orderer = start(limits(Duration.ofHours(1), 2), ledger)) {
            send(orderer, transaction("lost"));
            orderer.stop();
            orderer.restart();
            send(orderer, transaction("a"));
            send(orderer, transaction("b"));

            assertThat(next().transactions()).extracting(each -> each.id()).containsExactly(id("a"), id("b"));
            assertThat(ledger.find(id("lost"))).isEmpty();
        }
    }

    @Test
    void delayedCommit_isNotThere_untilTheDelayEnds() {
        try (Ledger ledger = memory();
                Orderer orderer = start(limits(Duration.ofHours(1), 1), ledger)) {
            orderer.delayCommits(Duration.ofHours(1));
            send(orderer, transaction("n"));
            assertThat(ledger.height()).isEqualTo(1);

            orderer.delayCommits(Duration.ZERO);
            next();
            assertThat(ledger.find(id("n"))).isPresent();
        }
    }

    @Test
    void close_commitsWhatWasAccepted_evenIfCommitsAreDelayed() {
        try (Ledger ledger = memory()) {
            Orderer orderer = start(limits(Duration.ofHours(1), 2), ledger);
            orderer.delayCommits(Duration.ofHours(1));
            for (String nonce : List.of("a", "b", "c")) {
                send(orderer, transaction(nonce));
            }
            orderer.close();
            orderer.close();

            assertThat(ledger.height()).isEqualTo(3);
            assertThat(ledger.find(id("c"))).isPresent();
            assertThat(orderer.broadcast(transaction("d").build())).isEqualTo(new OrderOutcome.Stopped());
        }
    }

    @Test
    void ledgerThatCannotBeWritten_stopsTheChannel_andSaysSo(@TempDir Path folder) {
        Ledger ledger = Ledger.open(new LedgerOptions(Optional.of(folder), Envelope.getDefaultInstance(), false));
        try (Orderer orderer = start(limits(Duration.ofHours(1), 1), ledger)) {
            ledger.close();
            send(orderer, transaction("n"));
            OrderOutcome outcome;
            do {
                outcome = orderer.broadcast(transaction("m").build());
            } while (outcome instanceof OrderOutcome.Accepted);

            assertThat(outcome)
                    .isInstanceOfSatisfying(OrderOutcome.Refused.class, refused -> assertThat(refused.status())
                            .isEqualTo(Status.SERVICE_UNAVAILABLE));
            assertThat(ledger.height()).isEqualTo(1);
        }
    }

    @Test
    void reopenedChannel_goesOnWhereItEnded(@TempDir Path folder) {
        LedgerOptions options = new LedgerOptions(Optional.of(folder), Envelope.getDefaultInstance(), false);
        for (String nonce : List.of("a", "b", "c")) {
            try (Ledger ledger = Ledger.open(options);
                    Orderer orderer = start(AT_ONCE, ledger)) {
                send(orderer, transaction(nonce).put("cc", "k", nonce));
                next();
            }
        }
        try (Ledger ledger = Ledger.open(options)) {
            assertThat(ledger.height()).isEqualTo(4);
            assertThat(ledger.snapshot().history("cc", "k")).toIterable().hasSize(3);
        }
    }

    /** Adds one to the counter as often as asked, again after each conflict. */
    private static void increment(Orderer orderer, Ledger ledger, String name, int times) {
        for (int done = 0, tries = 0; done < times; tries++) {
            var before = ledger.snapshot().get("cc", "counter");
            int value = before.map(found -> Integer.parseInt(found.value().toStringUtf8()))
                    .orElse(0);
            String nonce = name + "-" + tries;
            send(orderer, transaction(nonce).results("cc", Increments.from(before, value + 1)));
            if (await(ledger, id(nonce)).code() == TxValidationCode.VALID) {
                done++;
            }
        }
    }

    private static TransactionLocation await(Ledger ledger, String id) {
        while (true) {
            Optional<TransactionLocation> found = ledger.find(id);
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
    }

    private static Ledger memory() {
        return Ledger.open(LedgerOptions.inMemory(Envelope.getDefaultInstance()));
    }

    private Orderer start(BatchLimits limits, Ledger ledger) {
        ledger.addListener(committed::add);
        return Orderer.start(OrdererOptions.of(CHANNEL, limits), ledger, new OpenPolicies(), Optional.empty());
    }

    private static BatchLimits limits(Duration timeout, int messages) {
        return new BatchLimits(timeout, messages, 1 << 20, 1 << 20);
    }

    private static void send(Orderer orderer, TransactionBuilder transaction) {
        assertThat(orderer.broadcast(transaction.build())).isEqualTo(new OrderOutcome.Accepted());
    }

    private CommittedBlock next() {
        try {
            CommittedBlock block = committed.poll(60, TimeUnit.SECONDS);
            assertThat(block).as("the next block").isNotNull();
            return block;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
