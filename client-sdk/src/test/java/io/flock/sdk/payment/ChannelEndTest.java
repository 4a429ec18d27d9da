package io.flock.sdk.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.protocol.money.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A channel that ends by itself, with a clock that only the test turns. */
class ChannelEndTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final CloseResult CLOSING = new CloseResult(ChannelStatus.CLOSING, Amount.ZERO, Optional.of(4_600L));
    private static final CloseResult CLOSED =
            new CloseResult(ChannelStatus.CLOSED, Amount.ofFlock(3), Optional.empty());

    private final Queue<Supplier<CloseResult>> ledger = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Instant now = NOW;
    private final ChannelEnd end = new ChannelEnd(() -> ledger.remove().get());

    private void answers(CloseResult... results) {
        for (CloseResult result : results) {
            ledger.add(() -> result);
        }
    }

    private void refuses(ErrorCode code) {
        ledger.add(() -> {
            throw new FlockException(code, "not now");
        });
    }

    private Executor after(Duration wait) {
        waits.add(wait);
        return waiting::add;
    }

    private CompletableFuture<CloseResult> finish() {
        return end.finish(() -> now, this::after);
    }

    @Test
    void begunTwice_asksTheLedgerOnce_andEndedTwice_untilItIsClosed() {
        answers(CLOSING, CLOSED);

        assertThat(end.last()).isEmpty();
        assertThat(end.begin()).isEqualTo(CLOSING);
        assertThat(end.begin()).isEqualTo(CLOSING);
        assertThat(end.end()).isEqualTo(CLOSED);
        assertThat(end.end()).isEqualTo(CLOSED);
        assertThat(end.begin()).isEqualTo(CLOSED);
        assertThat(end.last()).contains(CLOSED);
        assertThat(ledger).isEmpty();
    }

    @Test
    void refusedBeginning_isTriedAnew_byTheNextCall() {
        refuses(ErrorCode.CONNECTION_FAILED);
        answers(CLOSED);

        assertThatThrownBy(end::begin).hasMessageContaining("CONNECTION_FAILED|");
        assertThat(end.begin()).isEqualTo(CLOSED);
    }

    @Test
    void hostThatAgrees_isWaitedForNoTime() {
        answers(CLOSED);

        assertThat(finish()).isCompletedWithValue(CLOSED);
        assertThat(waits).isEmpty();
    }

    /** Waits as long as it was told, which turns the clock. */
    private void goOn() {
        now = now.plus(waits.get(waits.size() - 1));
        waiting.remove().run();
    }

    @Test
    void hostThatSettlesMeanwhile_endsItLongBeforeTheDisputeWindow() {
        answers(CLOSING);
        refuses(ErrorCode.TOO_EARLY);
        refuses(ErrorCode.TOO_EARLY);
        answers(CLOSED);

        CompletableFuture<CloseResult> whole = finish();
        for (int i = 0; i < 3; i++) {
            assertThat(whole).isNotDone();
            goOn();
        }

        assertThat(whole).isCompletedWithValue(CLOSED);
        assertThat(Duration.between(NOW, now)).isEqualTo(ChannelEnd.AGAIN.multipliedBy(3));
    }

    @Test
    void withoutTheHost_itEndsWithTheDisputeWindow_alsoWhereTheNetworkIsAwayMeanwhile() {
        Instant over = Instant.ofEpochSecond(CLOSING.closesAt().orElseThrow());
        now = over.minus(ChannelEnd.AGAIN.multipliedBy(2)).minusSeconds(10);
        answers(CLOSING);
        refuses(ErrorCode.TOO_EARLY);
        refuses(ErrorCode.DEADLINE_EXCEEDED);
        refuses(ErrorCode.TOO_EARLY);
        answers(CLOSED);

        CompletableFuture<CloseResult> whole = finish();
        for (int i = 0; i < 4; i++) {
            assertThat(whole).isNotDone();
            goOn();
        }

        assertThat(whole).isCompletedWithValue(CLOSED);
        assertThat(waits).containsExactly(ChannelEnd.AGAIN, ChannelEnd.AGAIN, Duration.ofSeconds(10), ChannelEnd.AGAIN);
        assertThat(waiting).isEmpty();
    }

    /** The peers find the clock of a machine wrong that is busy enough to send late. */
    @ParameterizedTest
    @EnumSource(names = {"ENDORSEMENT_REFUSED", "CONFIGURATION_INVALID", "INTERNAL"})
    void whatMayPass_isTriedAgain_andFailsItWhereItDoesNotPass(ErrorCode code) {
        refuses(code);
        answers(CLOSING);
        for (int i = 0; i < ChannelEnd.DOUBTFUL; i++) {
            refuses(code);
            refuses(ErrorCode.CONNECTION_FAILED);
        }
        refuses(code);

        CompletableFuture<CloseResult> whole = finish();
        while (!waiting.isEmpty()) {
            assertThat(whole).isNotDone();
            waiting.remove().run();
        }

        assertThat(whole).isCompletedExceptionally();
        assertThat(ledger).isEmpty();
        assertThat(waits).hasSize(2 + 2 * ChannelEnd.DOUBTFUL);
    }

    @Test
    void whatTheLedgerRefusesForGood_failsIt_andACancelledOneAsksNoMore() {
        refuses(ErrorCode.NOT_AUTHORISED);
        assertThat(finish()).isCompletedExceptionally();
        assertThat(waiting).isEmpty();

        answers(CLOSING);
        CompletableFuture<CloseResult> cancelled = finish();
        cancelled.cancel(false);
        waiting.remove().run();
        assertThat(ledger).isEmpty();
        assertThat(waiting).isEmpty();
    }
}
