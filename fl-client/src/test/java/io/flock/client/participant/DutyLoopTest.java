package io.flock.client.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.events.EventSubscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
final class DutyLoopTest {
    private static final Duration POLL = Duration.ofMillis(10);

    private final Ledger ledger = new Ledger();

    @Test
    void ledgerThatCantBeAskedForADecision_isWaitedFor_andToldOnce() throws InterruptedException {
        ledger.deciding = new Failures(3, away());

        String ending = ledger.run();

        assertThat(ending).isEqualTo("over");
        assertThat(ledger.told).containsExactly("phase 1", "away: no peer answers", "back");
    }

    @Test
    void fullDisk_isWaitedFor() throws InterruptedException {
        ledger.performing = new Failures(1, new FlockException(ErrorCode.STATE_FOLDER_UNUSABLE, "no space left"));
        ledger.decision =
                () -> ledger.told.contains("done vote") ? new Decision.Finish<>("over") : new Decision.Act<>("vote");

        assertThat(ledger.run()).isEqualTo("over");

        assertThat(ledger.told).containsExactly("phase 1", "begun vote", "retrying vote", "begun vote", "done vote");
    }

    @Test
    void whatWillNotPass_endsTheLoop() {
        ledger.deciding = new Failures(1, new FlockException(ErrorCode.NOT_AUTHORISED, "not yours"));

        assertThatThrownBy(ledger::run).hasMessageContaining("not yours");
        assertThat(ledger.told).containsExactly("phase 1");
    }

    @Test
    void ledgerThatCantBeReadWhileTheAccountWaits_isToldBeforeTheWaitIsOver() throws InterruptedException {
        ledger.decision = () -> ledger.view() == 2 ? new Decision.Finish<>("over") : new Decision.Wait<>(3600);
        ledger.readFirst();
        ledger.readable = false;

        String ending = ledger.run();

        assertThat(ending).isEqualTo("over");
        assertThat(ledger.told).containsExactly("phase 1", "away: no peer answers", "phase 2", "back");
    }

    @Test
    void ledgerThatCantBeReadAfterAnActionFailed_isTold() throws InterruptedException {
        ledger.performing = new Failures(1, away());
        ledger.readableAfterAct = false;
        ledger.decision = () -> ledger.view() == 2 ? new Decision.Finish<>("over") : new Decision.Act<>("vote");

        String ending = ledger.run();

        assertThat(ending).isEqualTo("over");
        assertThat(ledger.told)
                .containsExactly("phase 1", "begun vote", "retrying vote", "away: no peer answers", "phase 2", "back");
    }

    @Test
    void readerThatAnErrorMeets_readsOn_andItIsTold() throws InterruptedException {
        ledger.decision = () -> ledger.view() == 2 ? new Decision.Finish<>("over") : new Decision.Wait<>(3600);
        ledger.readFirst();
        ledger.reading = new OutOfMemoryError("for a test");
        ledger.readable = false;

        String ending = ledger.run();

        assertThat(ending).isEqualTo("over");
        assertThat(ledger.told)
                .containsExactly(
                        "phase 1",
                        "away: reading task digits failed: java.lang.OutOfMemoryError: for a test",
                        "phase 2",
                        "back");
    }

    @Test
    void faultInAnAction_isTriedAgain_andEndsNothing() throws InterruptedException {
        ledger.performing = new Failures(1, new StackOverflowError("for a test"));
        ledger.decision = () -> ledger.performing.left == 0 && ledger.told.contains("done vote")
                ? new Decision.Finish<>("over")
                : new Decision.Act<>("vote");

        String ending = ledger.run();

        assertThat(ending).isEqualTo("over");
        assertThat(ledger.told).containsExactly("phase 1", "begun vote", "retrying vote", "begun vote", "done vote");
    }

    @Test
    void faultInADecision_isToldAsAReadingThatFailed() throws InterruptedException {
        ledger.deciding = new Failures(1, new IllegalStateException("for a test"));

        assertThat(ledger.run()).isEqualTo("over");

        assertThat(ledger.told.get(1)).startsWith("away: deciding failed").contains("for a test");
    }

    /** Fails so often. */
    private static FlockException away() {
        return new FlockException(ErrorCode.CONNECTION_FAILED, "no peer answers");
    }

    private static void raise(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static final class Failures {
        private final Throwable failure;
        private int left;

        Failures(int left, Throwable failure) {
            this.left = left;
            this.failure = failure;
        }

        void pass() {
            if (left > 0) {
                left--;
                raise(failure);
            }
        }
    }

    /** A ledger that can be cut off; it comes back, with another phase, as soon as somebody tells that it is away. */
    private static final class Ledger implements Duties<Integer, String, String> {
        private final List<String> told = new CopyOnWriteArrayList<>();
        private volatile int now = 1;
        private volatile boolean readable = true;
        private volatile Throwable reading = away();
        private boolean readableAfterAct = true;
        private Failures deciding = new Failures(0, away());
        private Failures performing = new Failures(0, away());
        private Supplier<Decision<String, String>> decision = () -> new Decision.Finish<>("over");
        private int seen;
        /** Last: its thread reads what stands above. */
        private final LedgerWatch<Integer> watch =
                LedgerWatch.start(listener -> new Silent(), TaskId.parse("digits"), POLL, before -> read());

        private int read() {
            if (!readable) {
                raise(reading);
            }
            return now;
        }

        int view() {
            return seen;
        }

        void readFirst() throws InterruptedException {
            assertThat(watch.fresh()).isPresent();
        }

        String run() throws InterruptedException {
            Reading<Integer> first = watch.latest().orElse(new Reading<>(0, 0, 1));
            try (watch) {
                return DutyLoop.run(watch, first, this);
            }
        }

        @Override
        public Object phase(Integer view) {
            return view;
        }

        @Override
        public Decision<String, String> decide(Integer view) {
            seen = view;
            deciding.pass();
            return decision.get();
        }

        @Override
        public long perform(String action, Integer view) {
            readable = readableAfterAct;
            performing.pass();
            return 0;
        }

        @Override
        public void phaseSeen(Integer view) {
            told.add("phase " + view);
        }

        @Override
        public void begun(String action) {
            told.add("begun " + action);
        }

        @Override
        public void done(String action) {
            told.add("done " + action);
        }

        @Override
        public void retrying(String action, FlockException failure, Duration rest) {
            told.add("retrying " + action);
        }

        @Override
        public void ledgerAway(FlockException failure) {
            told.add("away: " + failure.what());
            now = deciding.left > 0 ? 1 : 2;
            readable = true;
        }

        @Override
        public void ledgerBack() {
            told.add("back");
        }
    }

    private static final class Silent implements EventSubscription {
        @Override
        public Optional<FlockException> problem() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
