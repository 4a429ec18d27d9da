package io.flock.devnet.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BlockCutterTest {
    private final BlockCutter cutter = new BlockCutter(new BatchLimits(Duration.ofMillis(1), 3, 100, 1000));

    @Test
    void batch_isCut_whenTheCountIsReached() {
        assertThat(add(1)).isEmpty();
        assertThat(add(2)).isEmpty();
        assertThat(add(3)).containsExactly(List.of(1, 2, 3));
        assertThat(cutter.hasPending()).isFalse();
    }

    @Test
    void batch_isCut_beforeAMessageThatWouldMakeItTooLarge() {
        add(60);

        assertThat(add(41)).containsExactly(List.of(60));
        assertThat(cutter.hasPending()).isTrue();
        assertThat(sizes(cutter.cut())).containsExactly(41);
    }

    @Test
    void batch_mayHaveExactlyThePreferredSize() {
        add(60);

        assertThat(add(40)).isEmpty();
        assertThat(sizes(cutter.cut())).containsExactly(60, 40);
    }

    @Test
    void largeMessage_getsABlockOfItsOwn_behindWhatIsPending() {
        add(1);

        assertThat(add(101)).containsExactly(List.of(1), List.of(101));
        assertThat(cutter.hasPending()).isFalse();
    }

    @Test
    void messageOfThePreferredSize_waitsForOthers() {
        assertThat(add(100)).isEmpty();
    }

    @Test
    void nothingPending_isAnEmptyBatch() {
        assertThat(cutter.cut()).isEmpty();
    }

    @Property
    void everyMessage_isInOneBatch_inItsOrder_andNoBatchIsTooLarge(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 130) Integer> messages) {
        BlockCutter any = new BlockCutter(new BatchLimits(Duration.ofMillis(1), 4, 100, 1000));
        List<List<Integer>> batches = new ArrayList<>();
        messages.forEach(size -> any.add(message(size)).forEach(batch -> batches.add(sizes(batch))));
        batches.add(sizes(any.cut()));

        assertThat(batches.stream().flatMap(List::stream).toList()).isEqualTo(messages);
        assertThat(batches).allSatisfy(batch -> {
            assertThat(batch).hasSizeLessThanOrEqualTo(4);
            assertThat(batch.size() == 1 || batch.stream().mapToInt(i -> i).sum() <= 100)
                    .isTrue();
        });
        assertThat(batches.subList(0, batches.size() - 1)).doesNotContain(List.of());
    }

    private List<List<Integer>> add(int size) {
        return cutter.add(message(size)).stream().map(BlockCutterTest::sizes).toList();
    }

    private static OrderedMessage message(int size) {
        return new OrderedMessage(ByteString.EMPTY, size);
    }

    private static List<Integer> sizes(List<OrderedMessage> batch) {
        return batch.stream().map(OrderedMessage::size).toList();
    }
}
