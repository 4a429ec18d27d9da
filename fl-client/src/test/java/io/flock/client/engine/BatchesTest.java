package io.flock.client.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.bundle.TrainingSection;
import io.flock.client.data.Digits;
import io.flock.client.data.Examples;
import io.flock.protocol.commitment.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches of sixteen, in one epoch. */
class BatchesTest {
    private static final Digest SEED = new Digest("5".repeat(64));
    private static final TrainingSection TRAINING =
            Digits.bundleWith("\"localEpochs\": 5", "\"localEpochs\": 1").training();

    private record Told(List<Integer> sizes, List<Integer> rows, List<Long> all) {}

    private static Told train(int examples, int least) {
        Told told = new Told(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Examples digits = Digits.examples().select(IntStream.range(0, examples).toArray());
        Batches.train(TRAINING, least, digits, SEED, new Asked(told.all()), batch -> {
            told.sizes().add(batch.size());
            IntStream.range(0, batch.size()).map(batch::row).forEach(told.rows()::add);
            return 0;
        });
        return told;
    }

    private record Asked(List<Long> all) implements TrainingProgress {
        @Override
        public void epochDone(int epoch, int epochs, double loss) {}

        @Override
        public boolean endsAfter(long steps, long of) {
            all.add(of);
            return false;
        }
    }

    @Test
    void whatIsLeft_isABatchOfItsOwn() {
        assertThat(train(33, 1).sizes()).containsExactly(16, 16, 1);
        assertThat(train(34, 2).sizes()).containsExactly(16, 16, 2);
        assertThat(train(32, 2).sizes()).containsExactly(16, 16);
        assertThat(train(1, 1).sizes()).containsExactly(1);
        assertThat(train(2, 2).sizes()).containsExactly(2);
    }

    @Test
    void lessThanAStepNeeds_goesWithTheBatchBefore() {
        Told told = train(33, 2);

        assertThat(told.sizes()).containsExactly(16, 17);
        assertThat(told.all()).as("of two steps, asked after the first").containsExactly(2L);
        assertThat(told.rows()).isEqualTo(train(33, 1).rows()).hasSize(33).doesNotHaveDuplicates();
        assertThat(train(17, 2).sizes()).containsExactly(17);
    }
}
