package io.flock.sdk.content;

import com.google.protobuf.ByteString;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Walks a file DAG from its root and writes the file's bytes in order. Checks every promise that a parent makes about
 * its parts before relying on it: sizes, depth, number of blocks.
 */
public final class UnixFsReader {
    /** The block read last: files of equal chunks, as zeros are, ask for it again and again. */
    private record Recent(Cid cid, FileNode node) {}

    private final BlockSource source;
    private final Cid root;
    private final OutputStream out;
    private final long offset;
    private final Predicate<FileNode.Part> passed;
    private long position;
    private int blocks;
    private Optional<Recent> recent = Optional.empty();

    private UnixFsReader(BlockSource source, Cid root, OutputStream out, long offset, Predicate<FileNode.Part> passed) {
        this.source = source;
        this.root = root;
        this.out = out;
        this.offset = offset;
        this.passed = passed;
    }

    /**
     * Writes the file's bytes from {@code offset} on.
     *
     * @param maxBytes the size of the whole file that is still accepted; a larger one is refused before its parts are
     *     fetched
     * @return the size of the whole file
     * @throws FlockException CONTENT_TOO_LARGE; CONTENT_INVALID for a block that is no UnixFS file; what
     *     {@code source} throws
     */
    public static long read(BlockSource source, Cid root, long offset, long maxBytes, OutputStream out)
            throws IOException {
        return new UnixFsReader(source, root, out, offset, part -> false).run(maxBytes);
    }

    /**
     * Reads the DAG without its leaves, as far as somebody else vouches for them.
     *
     * @param there whether a leaf, a raw block, is known to be there in the length that its parent promises; one that is
     *     not is read
     * @throws FlockException as {@link #read}
     */
    static void survey(BlockSource source, Cid root, long maxBytes, Predicate<FileNode.Part> there) throws IOException {
        new UnixFsReader(
                        source,
                        root,
                        OutputStream.nullOutputStream(),
                        0,
                        part -> part.cid().codec() == Codec.RAW && there.test(part))
                .run(maxBytes);
    }

    private long run(long maxBytes) throws IOException {
        FileNode node = node(root);
        if (node.fileSize() > maxBytes) {
            throw new FlockException(
                    ErrorCode.CONTENT_TOO_LARGE,
                    "content " + root + " has " + node.fileSize() + " bytes, at most " + maxBytes + " are accepted",
                    "raise the limit if you trust it");
        }
        walk(node, 1);
        return node.fileSize();
    }

    private void walk(FileNode node, int depth) throws IOException {
        if (depth > ContentLimits.MAX_DEPTH) {
            throw malformed("is deeper than " + ContentLimits.MAX_DEPTH + " levels");
        }
        emit(node.inline());
        for (FileNode.Part part : node.parts()) {
            if (position + part.size() <= offset) {
                position += part.size();
                continue;
            }
            if (passed.test(part)) {
                count();
                position += part.size();
                continue;
            }
            FileNode child = node(part.cid());
            if (child.fileSize() != part.size()) {
                throw malformed("promises " + part.size() + " bytes for part " + part.cid() + ", which has "
                        + child.fileSize());
            }
            walk(child, depth + 1);
        }
    }

    private void emit(ByteString bytes) throws IOException {
        int skipped = (int) Math.min(bytes.size(), Math.max(0, offset - position));
        bytes.substring(skipped).writeTo(out);
        position += bytes.size();
    }

    private FileNode node(Cid cid) {
        if (recent.isPresent() && recent.get().cid().equals(cid)) {
            return recent.get().node();
        }
        count();
        try {
            FileNode node = FileNode.decode(cid, source.block(cid));
            recent = node.parts().isEmpty() ? Optional.of(new Recent(cid, node)) : recent;
            return node;
        } catch (MalformedDagException e) {
            throw malformed("has a part " + cid + " that can't be read: " + e.getMessage());
        }
    }

    private void count() {
        if (++blocks > ContentLimits.MAX_BLOCKS) {
            throw malformed("has more than " + ContentLimits.MAX_BLOCKS + " blocks");
        }
    }

    private FlockException malformed(String how) {
        return new FlockException(
                ErrorCode.CONTENT_INVALID,
                "content " + root + " is no valid UnixFS file: it " + how,
                "ask whoever published it; the bytes are as they were published");
    }
}
