package io.flock.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** DAGs whose hashes are right and whose content lies. */
class HostileDagTest {
    private static final byte[] ABC = {'a', 'b', 'c'};

    private final BlockStore store = new BlockStore();

    private Cid node(long fileSize, List<Cid> links, List<Long> sizes) {
        List<PbNode.Link> pb = new ArrayList<>();
        links.forEach(link -> pb.add(new PbNode.Link(link, 3)));
        byte[] data = new UnixFsData(ByteString.EMPTY, fileSize, sizes).encode();
        return store.add(Codec.DAG_PB, new PbNode(pb, Optional.of(data)).encode());
    }

    private byte[] read(Cid root) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            UnixFsReader.read(store, root, 0, 1 << 20, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void assertRefused(Cid root, ErrorCode code, String part) {
        assertThatThrownBy(() -> read(root)).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(code)).as(e.getMessage()).isTrue();
            assertThat(e.what()).contains(root.toString()).contains(part);
        });
    }

    @Test
    void honestNode_isRead() {
        Cid leaf = store.add(Codec.RAW, ABC);

        assertThat(read(node(6, List.of(leaf, leaf), List.of(3L, 3L))))
                .isEqualTo("abcabc".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void partOfAnotherSizeThanPromised_isRefused() {
        Cid leaf = store.add(Codec.RAW, ABC);

        assertRefused(node(4, List.of(leaf), List.of(4L)), ErrorCode.CONTENT_INVALID, "promises 4 bytes");
    }

    /** Whoever vouches for a leaf vouches for its length too: another one is found out by reading it. */
    @Test
    void survey_readsOnlyLeavesThatNobodyVouchesFor_andRefusesWhatALaterReadWould() throws IOException {
        Cid leaf = store.add(Codec.RAW, ABC);
        Cid honest = node(6, List.of(leaf, leaf), List.of(3L, 3L));
        Cid lying = node(4, List.of(leaf), List.of(4L));
        Cid nested = node(3, List.of(node(3, List.of(leaf), List.of(3L))), List.of(3L));

        UnixFsReader.survey(store, honest, 6, part -> part.size() == ABC.length);
        assertThat(store.reads).as("the root").isEqualTo(1);
        UnixFsReader.survey(store, nested, 6, part -> part.size() == ABC.length);
        assertThat(store.reads).as("inner blocks, whoever vouches").isEqualTo(3);
        UnixFsReader.survey(store, honest, 6, part -> false);
        assertThat(store.reads).as("the root, and the leaf once").isEqualTo(5);
        assertThatThrownBy(() -> UnixFsReader.survey(store, lying, 6, part -> part.size() == ABC.length))
                .isInstanceOfSatisfying(
                        FlockException.class, e -> assertThat(e.what()).contains("promises 4 bytes"));
    }

    @Test
    void leavesThatAreVouchedFor_countAsBlocks() throws IOException {
        byte[] content = new byte[ContentLimits.MAX_BLOCKS];
        Cid root = UnixFsWriter.write(new ByteArrayInputStream(content), new UnixFsLayout(1, 1024, 1), store);

        assertThatThrownBy(() -> UnixFsReader.survey(store, root, content.length, part -> true))
                .isInstanceOfSatisfying(
                        FlockException.class, e -> assertThat(e.what()).contains("more than 65536 blocks"));
    }

    @Test
    void sizesThatDoNotAddUp_areRefused() {
        Cid leaf = store.add(Codec.RAW, ABC);

        assertRefused(node(7, List.of(leaf, leaf), List.of(3L, 3L)), ErrorCode.CONTENT_INVALID, "add up");
    }

    @Test
    void fewerSizesThanLinks_areRefused() {
        Cid leaf = store.add(Codec.RAW, ABC);

        assertRefused(node(3, List.of(leaf, leaf), List.of(3L)), ErrorCode.CONTENT_INVALID, "2 links but 1");
    }

    @Test
    void emptyParts_areRefused_becauseTheyMultiplyForFree() {
        Cid empty = store.add(Codec.RAW, new byte[0]);

        assertRefused(node(0, List.of(empty), List.of(0L)), ErrorCode.CONTENT_INVALID, "a part of 0 bytes");
    }

    @Test
    void depthAboveEight_isRefused() {
        Cid cid = store.add(Codec.RAW, ABC);
        for (int depth = 0; depth < ContentLimits.MAX_DEPTH - 1; depth++) {
            cid = node(3, List.of(cid), List.of(3L));
        }
        assertThat(read(cid)).isEqualTo(ABC);

        assertRefused(node(3, List.of(cid), List.of(3L)), ErrorCode.CONTENT_INVALID, "deeper than 8");
    }

    @Test
    void fileAboveTheLimit_isRefusedBeforeItsPartsAreFetched() {
        Cid elsewhere = Cid.ofBlock(1, Codec.RAW, ABC);

        assertRefused(
                node((1 << 20) + 1, List.of(elsewhere), List.of((1L << 20) + 1)),
                ErrorCode.CONTENT_TOO_LARGE,
                "1048577 bytes");
        assertThat(store.reads).isEqualTo(1);
    }

    @Test
    void enormousSizes_doNotOverflow() {
        Cid leaf = store.add(Codec.RAW, ABC);

        assertRefused(
                node(5, List.of(leaf, leaf, leaf), List.of(Long.MAX_VALUE, Long.MAX_VALUE, 7L)),
                ErrorCode.CONTENT_INVALID,
                "in a file of 5");
    }

    @Test
    void moreBlocksThanTheLimit_areRefused() {
        byte[] content = new byte[ContentLimits.MAX_BLOCKS];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) i;
        }
        try {
            Cid root = UnixFsWriter.write(new ByteArrayInputStream(content), new UnixFsLayout(1, 1024, 1), store);
            assertRefused(root, ErrorCode.CONTENT_INVALID, "more than 65536 blocks");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void directory_isNoFile() {
        byte[] directory = new ProtoWriter().number(1, 1).toByteArray();

        assertRefused(
                store.add(Codec.DAG_PB, new PbNode(List.of(), Optional.of(directory)).encode()),
                ErrorCode.CONTENT_INVALID,
                "type 1");
    }

    @Property(tries = 2000)
    void anyChangedByte_isReadOrRefused_neverACrash(
            @ForAll @IntRange(max = 200) int at, @ForAll byte value, @ForAll boolean cut) throws IOException {
        BlockStore honest = new BlockStore();
        Cid root = UnixFsWriter.write(
                new ByteArrayInputStream("some content".getBytes(StandardCharsets.US_ASCII)),
                new UnixFsLayout(4, 4, at % 2),
                honest);
        byte[] block = honest.block(root).clone();
        int position = at % block.length;
        block[position] = value;
        byte[] changed = cut ? Arrays.copyOf(block, position) : block;
        BlockStore hostile = new BlockStore();
        hostile.blocks.putAll(honest.blocks);
        Cid changedRoot = hostile.add(Codec.DAG_PB, changed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            long size = UnixFsReader.read(hostile, changedRoot, 0, 1 << 16, out);
            assertThat(out.size()).isEqualTo((int) size);
        } catch (FlockException e) {
            assertThat(e.code()).isPresent();
        }
    }
}
