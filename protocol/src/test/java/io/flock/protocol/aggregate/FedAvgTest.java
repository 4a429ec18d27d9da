package io.flock.protocol.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.Tensors;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FedAvgTest {
    private static final TensorLayout LARGE = Tensors.vector(100_003);
    private static final TensorLayout PAIR = Tensors.vector(2);

    @Test
    void aggregate_hasTheBitsThatAnIndependentImplementationGives() {
        // numpy: ((0.0 + x0) + x1) + … in float64, divided by 7, to float32.
        assertThat(averageOfSeven().tensorDigest())
                .hasToString("27e10e864320f4143844a2da547f384cf3318c4d6004ed7fbaf67e1fdc0b89ef");
    }

    @Test
    void aggregate_isTheSame_onOneThreadAndOnMany() throws Exception {
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool many = new ForkJoinPool(7);
        try {
            Digest alone = one.submit(() -> averageOfSeven().tensorDigest()).get();
            Digest together = many.submit(() -> averageOfSeven().tensorDigest()).get();
            assertThat(together).isEqualTo(alone);
        } finally {
            one.shutdown();
            many.shutdown();
        }
    }

    @Test
    void sum_isTakenInDouble_soThatSmallValuesAreNotLost() {
        FedAvg average = new FedAvg(PAIR)
                .add(account(1), pair(1e8f, 1))
                .add(account(2), pair(1, 1))
                .add(account(3), pair(-1e8f, 1));

        assertThat(average.result()).isEqualTo(pair((float) (1.0 / 3), 1));
    }

    @Test
    void weights_countLikeRepeatedUpdates() {
        FedAvg average = new FedAvg(PAIR).add(account(1), pair(1, 2), 3).add(account(2), pair(5, 6));

        assertThat(average.result()).isEqualTo(pair(2, 3));
    }

    @Property
    void averageOfOneUpdate_isThatUpdate(
            @ForAll @FloatRange(min = -1e30f, max = 1e30f) float x,
            @ForAll @LongRange(min = 1, max = 100) long weight) {
        // 0.0 + -0.0 is 0.0: the only value that an average of itself does not keep.
        ModelWeights update = pair(x + 0f, 1);

        assertThat(new FedAvg(PAIR).add(account(1), update, weight).result()).isEqualTo(update);
    }

    @Property
    void average_liesBetweenLeastAndMost(
            @ForAll @Size(min = 1, max = 20) @FloatRange(min = -1000, max = 1000) float[] xs) {
        FedAvg average = new FedAvg(PAIR);
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < xs.length; i++) {
            average.add(account(i), pair(xs[i], 0));
            least = Math.min(least, xs[i]);
            most = Math.max(most, xs[i]);
        }

        assertThat(average.result().get(0)).isBetween(least, most);
    }

    @Test
    void updateOutOfAccountOrder_isRefused_andChangesNothing() {
        FedAvg average = new FedAvg(PAIR).add(account(2), pair(1, 1));

        assertThatThrownBy(() -> average.add(account(1), pair(9, 9)))
                .hasMessageStartingWith("INVALID_ARGUMENT|")
                .hasMessageContaining("does not come after");
        assertThat(average.result()).isEqualTo(pair(1, 1));
    }

    @Test
    void sameAccountTwice_isRefused() {
        FedAvg average = new FedAvg(PAIR).add(account(2), pair(1, 1));

        assertThatThrownBy(() -> average.add(account(2), pair(1, 1))).hasMessageContaining("does not come after");
    }

    @Test
    void anotherLayout_isRefused() {
        assertThatThrownBy(() -> new FedAvg(PAIR).add(account(1), Tensors.small()))
                .hasMessageStartingWith("MODEL_INVALID|");
    }

    @Test
    void weightOutOfRange_isRefused() {
        FedAvg average = new FedAvg(PAIR).add(account(1), pair(1, 1), 1L << 53);

        assertThatThrownBy(() -> average.add(account(2), pair(1, 1), 1)).hasMessageContaining("exceed 2^53");
        assertThatThrownBy(() -> new FedAvg(PAIR).add(account(1), pair(1, 1), 0))
                .hasMessageContaining("below 1");
    }

    @Test
    void averageOfNothing_isRefused() {
        assertThatThrownBy(() -> new FedAvg(PAIR).result()).hasMessageContaining("no update to average");
    }

    private static ModelWeights averageOfSeven() {
        FedAvg average = new FedAvg(LARGE);
        for (int i = 0; i < 7; i++) {
            byte[] seed = new byte[32];
            seed[0] = (byte) i;
            average.add(account(i), Initialisation.fromSeed(Digest.ofBytes(seed), LARGE));
        }
        return average.result();
    }

    private static AccountId account(int number) {
        return AccountId.parse("Org1MSP::user%02d".formatted(number));
    }

    private static ModelWeights pair(float first, float second) {
        return ModelWeights.of(PAIR, new float[] {first, second});
    }
}
