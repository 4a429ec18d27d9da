package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.FlockException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BatcherTest {
    private static final float[] ROW = {1, 2};

    @Test
    void requestThatIsNoLongerWaitedFor_leavesItsPlaceToAnother() throws Exception {
        WaitingPredictor model = new WaitingPredictor();
        try (Batcher batcher = new Batcher("adder", model, 1, 16, Optional.empty())) {
            CompletableFuture<float[]> running = batcher.predict(ROW, 1);
            model.awaitInside();
            CompletableFuture<float[]> queued = batcher.predict(ROW, 1);
            assertThatThrownBy(() -> batcher.predict(ROW, 1))
                    .isInstanceOf(FlockException.class)
                    .hasMessageStartingWith("OVERLOADED|1 requests wait already");

            queued.cancel(false);

            assertThat(batcher.waiting()).isZero();
            CompletableFuture<float[]> next = batcher.predict(ROW, 1);
            model.let();
            assertThat(running.get()).containsExactly(3);
            assertThat(next.get()).containsExactly(3);
        }
    }
}
