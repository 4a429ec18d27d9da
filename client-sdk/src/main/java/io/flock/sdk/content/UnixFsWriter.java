package io.flock.sdk.content;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a stream into blocks as a balanced DAG, in one pass, holding one leaf and one list of links per level. */
public final class UnixFsWriter {
    /** A finished subtree: its root, the file bytes below it and the serialised bytes of all its blocks. */
    private record Subtree(Cid cid, long fileSize, long totalSize) {}

    private final UnixFsLayout layout;
    private final BlockSink sink;
    /** {@code levels.get(d)}: subtrees of depth d that wait for a parent. */
    private final List<List<Subtree>> levels = new ArrayList<>();

    private UnixFsWriter(UnixFsLayout layout, BlockSink sink) {
        this.layout = layout;
        this.sink = sink;
    }

    /** The CID of everything that {@code in} gives; each block goes to {@code sink} before its parent. */
    public static Cid write(InputStream in, UnixFsLayout layout, BlockSink sink) throws IOException {
        UnixFsWriter writer = new UnixFsWriter(layout, sink);
        byte[] chunk = in.readNBytes(layout.chunkSize());
        do {
            writer.add(0, writer.leaf(chunk));
            chunk = in.readNBytes(layout.chunkSize());
        } while (chunk.length > 0);
        return writer.root().cid();
    }

    private Subtree leaf(byte[] chunk) throws IOException {
        byte[] block = layout.cidVersion() == 1
                ? chunk
                : new PbNode(
                                List.of(),
                                Optional.of(
                                        new UnixFsData(ByteString.copyFrom(chunk), chunk.length, List.of()).encode()))
                        .encode();
        return store(layout.cidVersion() == 1 ? Codec.RAW : Codec.DAG_PB, block, chunk.length, 0);
    }

    private void add(int depth, Subtree subtree) throws IOException {
        if (levels.size() == depth) {
            levels.add(new ArrayList<>());
        }
        List<Subtree> level = levels.get(depth);
        // A full level is closed only when one more comes: a file of exactly maxLinks leaves has one inner node.
        if (level.size() == layout.maxLinks()) {
            Subtree parent = parent(level);
            level.clear();
            add(depth + 1, parent);
        }
        level.add(subtree);
    }

    private Subtree root() throws IOException {
        for (int depth = 0; ; depth++) {
            List<Subtree> level = levels.get(depth);
            boolean top = depth == levels.size() - 1;
            if (top && level.size() == 1) {
                return level.get(0);
            }
            add(depth + 1, parent(level));
        }
    }

    private Subtree parent(List<Subtree> children) throws IOException {
        long fileSize = 0;
        long totalSize = 0;
        List<PbNode.Link> links = new ArrayList<>(children.size());
        List<Long> sizes = new ArrayList<>(children.size());
        for (Subtree child : children) {
            fileSize += child.fileSize();
            totalSize += child.totalSize();
            links.add(new PbNode.Link(child.cid(), child.totalSize()));
            sizes.add(child.fileSize());
        }
        byte[] data = new UnixFsData(ByteString.EMPTY, fileSize, sizes).encode();
        return store(Codec.DAG_PB, new PbNode(links, Optional.of(data)).encode(), fileSize, totalSize);
    }

    private Subtree store(Codec codec, byte[] block, long fileSize, long below) throws IOException {
        Cid cid = Cid.ofBlock(layout.cidVersion(), codec, block);
        sink.accept(cid, block);
        return new Subtree(cid, fileSize, below + block.length);
    }
}
