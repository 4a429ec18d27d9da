package io.flock.sdk.content;

/** Where a reader gets blocks from. */
@FunctionalInterface
public interface BlockSource {
    /**
     * The bytes of a block, already compared with {@code cid}.
     *
     * @throws io.flock.protocol.error.FlockException CONTENT_UNAVAILABLE or CONTENT_MISMATCH
     */
    byte[] block(Cid cid);
}
