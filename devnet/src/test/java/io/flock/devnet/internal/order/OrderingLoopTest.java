package io.flock.devnet.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.BlockHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderingLoopTest {
    private static final int QUEUE = 20;
    private static final BlockchainInfo TIP = BlockchainInfo.newBuilder()
            .setHeight(7)
            .setCurrentBlockHash(ByteString.copyFromUtf8("tip"))
            .build();

    private final ManualTimer timer = new ManualTimer();
    private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();
    private final Semaphore gate = new Semaphore(Integer.MAX_VALUE / 2);
    private final OrderingLoop loop = OrderingLoop.start(
            new OrdererOptions("ch", new BatchLimits(Duration.ofMillis(1), 3, 100, 1000), QUEUE, 1000, 1),
            new BlockAssembler(TIP, new BlockSigner(Optional.empty())),
            timer,
            block -> {
                gate.acquireUninterruptibly();
                blocks.add(block);
            });

    /** Fires when the test says so. */
    private static final class ManualTimer implements BatchTimer {
        private final BlockingQueue<Runnable> started = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();

        @Override
        public void start(Runnable timeUp) {
            started.add(timeUp);
        }

        @Override
        public void cancel() {
            cancelled.add("cancelled");
        }

        @Override
        public void close() {}

        Runnable next() {
            return OrderingLoopTest.next(started);
        }
    }

    @AfterEach
    void end() {
        gate.release(1000);
        loop.close();
    }

    @Test
    void batch_isCut_whenItsTimeIsUp() {
        send("a");
        send("b");
        timer.next().run();

        assertThat(contents(block())).containsExactly("a", "b");
    }

    @Test
    void timer_isStartedByTheFirstMessageOnly() {
        send("a");
        send("b");
        send("c");
        block();

        assertThat(timer.started).hasSize(1);
    }

    @Test
    void timerOfABatchThatWasCutMeanwhile_cutsNothing() {
        send("a");
        Runnable first = timer.next();
        send("b");
        send("c");
        block();
        send("d");
        timer.next();
        first.run();
        send("e");
        send("f");

        assertThat(contents(block())).containsExactly("d", "e", "f");
    }

    @Test
    void messageLeftBehindByACut_startsATimerOfItsOwn() {
        send("a");
        timer.next();
        send("b".repeat(99));
        send("c");
        timer.next().run();

        assertThat(contents(block())).containsExactly("a", "b".repeat(99));
        assertThat(contents(block())).containsExactly("c");
    }

    @Test
    void timeUpWithNothingPending_makesNoEmptyBlock() {
        send("a");
        Runnable first = timer.next();
        first.run();
        block();
        first.run();
        loop.close();

        assertThat(blocks).isEmpty();
    }

    @Test
    void blocks_followOnTheTip_andOnEachOther() {
        for (String text : List.of("a", "b", "c", "d", "e", "f")) {
            send(text);
        }
        Block first = block();
        Block second = block();

        assertThat(first.getHeader().getNumber()).isEqualTo(7);
        assertThat(first.getHeader().getPreviousHash()).isEqualTo(TIP.getCurrentBlockHash());
        assertThat(first.getHeader().getDataHash()).isEqualTo(BlockHash.of(first.getData()));
        assertThat(second.getHeader().getNumber()).isEqualTo(8);
        assertThat(second.getHeader().getPreviousHash()).isEqualTo(BlockHash.of(first.getHeader()));
    }

    @Test
    void fullQueue_refuses_untilThereIsRoom() {
        gate.drainPermits();
        // The first three make a block that the sink holds up, so that the thread takes no more.
        for (int i = 0; i < 3; i++) {
            send("x");
        }
        while (!gate.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < QUEUE; i++) {
            send("y");
        }

        assertThat(loop.offer(message("z")))
                .isInstanceOfSatisfying(OrderOutcome.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(Status.SERVICE_UNAVAILABLE));
        gate.release(1000);
        for (int i = 0; i < 1 + QUEUE / 3; i++) {
            block();
        }
        send("z");
    }

    @Test
    void stop_losesWhatIsNotInABlock_andAnswersNobodyUntilRestarted() {
        send("a");
        Runnable lost = timer.next();
        loop.stop();

        assertThat(loop.offer(message("b"))).isEqualTo(new OrderOutcome.Stopped());
        loop.restart();
        send("c");
        Runnable kept = timer.next();
        lost.run();
        kept.run();
        assertThat(contents(block())).containsExactly("c");
    }

    @Test
    void close_cutsWhatIsPending_andEndsTheThread() {
        send("a");
        loop.close();

        assertThat(contents(block())).containsExactly("a");
        assertThat(loop.offer(message("b"))).isEqualTo(new OrderOutcome.Stopped());
        loop.restart();
        assertThat(loop.running()).isFalse();
    }

    private void send(String text) {
        assertThat(loop.offer(message(text))).isEqualTo(new OrderOutcome.Accepted());
    }

    private static OrderedMessage message(String text) {
        return new OrderedMessage(ByteString.copyFromUtf8(text), text.length());
    }

    private Block block() {
        return next(blocks);
    }

    private static List<String> contents(Block block) {
        List<String> contents = new ArrayList<>();
        block.getData().getDataList().forEach(each -> contents.add(each.toStringUtf8()));
        return contents;
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("what the ordering thread was to do").isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
