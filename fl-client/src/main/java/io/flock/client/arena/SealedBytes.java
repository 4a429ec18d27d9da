package io.flock.client.arena;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.FieldHash;
import io.flock.sdk.content.BlockSink;
import io.flock.sdk.content.UnixFsLayout;
import io.flock.sdk.content.UnixFsWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bytes and the name that a content store gives them. */
public final class SealedBytes {
    private final ContentRef ref;
    private final byte[] bytes;

    private SealedBytes(ContentRef ref, byte[] bytes) {
        this.ref = ref;
        this.bytes = bytes;
    }

    /** Takes a copy. */
    public static SealedBytes of(byte[] bytes) {
        return new SealedBytes(nameOf(bytes), bytes.clone());
    }

    /** CID and digest of bytes, as they are stored. */
    public static ContentRef nameOf(byte[] bytes) {
        try {
            String cid = UnixFsWriter.write(new ByteArrayInputStream(bytes), UnixFsLayout.V1, BlockSink.NONE)
                    .toString();
            return new ContentRef(cid, FieldHash.ofBytes(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't fail", e);
        }
    }

    /** CID and digest. */
    public ContentRef ref() {
        return ref;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
