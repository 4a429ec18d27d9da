package io.flock.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens in each second for which the race waits is what the test says, however long that takes. */
@Timeout(300)
class BlockRaceTest {
    private static final byte[] BLOCK = {7};

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Runnable> seconds = new ArrayDeque<>();
    private final Race race = new Race();
    private final Node first = new Node();
    private final Node second = new Node();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** Answers when the test says so. */
    private static final class Node implements BlockRace.Request {
        private final CompletableFuture<AtomicLong> received = new CompletableFuture<>();
        private final CompletableFuture<byte[]> answer = new CompletableFuture<>();

        @Override
        public byte[] send(AtomicLong count) {
            received.complete(count);
            try {
                return answer.join();
            } catch (CompletionException e) {
                throw (FlockException) e.getCause();
            }
        }

        void sendsAByte() {
            received.join().incrementAndGet();
        }
    }

    /** Requests on threads of their own, and time that goes by when it is waited for. */
    private final class Race implements CompletionService<byte[]> {
        private final CompletionService<byte[]> requests = new ExecutorCompletionService<>(threads);
        private int asked;

        @Override
        public Future<byte[]> submit(Callable<byte[]> request) {
            asked++;
            return requests.submit(request);
        }

        @Override
        public Future<byte[]> poll(long timeout, TimeUnit unit) throws InterruptedException {
            assertThat(unit.toSeconds(timeout)).isEqualTo(1);
            Runnable happening = seconds.poll();
            if (happening == null) {
                return requests.take();
            }
            happening.run();
            return null;
        }

        @Override
        public Future<byte[]> take() throws InterruptedException {
            return requests.take();
        }

        @Override
        public Future<byte[]> submit(Runnable request, byte[] result) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Future<byte[]> poll() {
            throw new UnsupportedOperationException();
        }
    }

    private byte[] run() {
        return new BlockRace(List.of(first, second), race).run();
    }

    private static FlockException failure(ErrorCode code) {
        return new FlockException(code, "this node is bad");
    }

    @Test
    void nodeThatSendsSlowly_isWaitedFor_andNoOtherIsMadeToSendTheSame() {
        for (int i = 0; i < 5; i++) {
            seconds.add(first::sendsAByte);
        }
        seconds.add(() -> {
            first.sendsAByte();
            first.answer.complete(BLOCK);
        });

        assertThat(run()).isEqualTo(BLOCK);
        assertThat(race.asked).isEqualTo(1);
    }

    @Test
    void nodeThatIsSilentForASecond_standsNoLongerAlone() {
        seconds.add(first::sendsAByte);
        seconds.add(() -> second.answer.complete(BLOCK));

        assertThat(run()).isEqualTo(BLOCK);
        assertThat(race.asked).isEqualTo(2);
        assertThat(first.answer).isNotDone();
    }

    @Test
    void nodeThatFails_isFollowedAtOnce_andWrongBytesAreToldBeforeSilence() {
        first.answer.completeExceptionally(failure(ErrorCode.CONTENT_UNAVAILABLE));
        second.answer.completeExceptionally(failure(ErrorCode.CONTENT_MISMATCH));

        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.CONTENT_MISMATCH))
                        .isTrue());
        assertThat(race.asked).isEqualTo(2);
    }
}
