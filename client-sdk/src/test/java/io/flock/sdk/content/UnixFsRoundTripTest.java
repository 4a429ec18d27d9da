package io.flock.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UnixFsRoundTripTest {
    @Property(tries = 300)
    void whatWasWritten_isReadBackFromEveryOffset(
            @ForAll @IntRange(max = 5000) int size,
            @ForAll @IntRange(min = 1, max = 700) int chunk,
            @ForAll @IntRange(min = 5, max = 12) int links,
            @ForAll @IntRange(max = 1) int version,
            @ForAll @IntRange(max = 5000) int anyOffset)
            throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        int offset = Math.min(anyOffset, size);
        int chunkSize = Math.max(chunk, size / 1000 + 1);
        BlockStore store = new BlockStore();
        Cid root = UnixFsWriter.write(
                new ByteArrayInputStream(content), new UnixFsLayout(chunkSize, links, version), store);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        long read = UnixFsReader.read(store, root, offset, size, out);

        assertThat(read).isEqualTo(size);
        assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(content, offset, size));
    }

    @Test
    void readingFromAnOffset_fetchesNoLeafBeforeIt() throws IOException {
        byte[] content = new byte[1000];
        new Random(1).nextBytes(content);
        BlockStore store = new BlockStore();
        Cid root = UnixFsWriter.write(new ByteArrayInputStream(content), new UnixFsLayout(10, 10, 1), store);

        UnixFsReader.read(store, root, 990, 1000, new ByteArrayOutputStream());

        assertThat(store.blocks).hasSize(111);
        assertThat(store.reads).isEqualTo(3);
    }

    @Test
    void fileOfExactlyAFullNode_hasOneInnerNode() throws IOException {
        BlockStore store = new BlockStore();

        UnixFsWriter.write(new ByteArrayInputStream(new byte[] {1, 2, 3, 4}), new UnixFsLayout(1, 4, 1), store);

        assertThat(store.blocks).hasSize(5);
    }
}
