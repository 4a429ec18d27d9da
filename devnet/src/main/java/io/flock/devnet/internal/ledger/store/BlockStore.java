package io.flock.devnet.internal.ledger.store;

import com.google.protobuf.ByteString;

/** Serialised blocks by number. One thread appends, any number read. */
public interface BlockStore extends AutoCloseable {
    /** Number of blocks. */
    long count();

    /** Adds the block with the number {@link #count()}; when it returns the block is there, or nothing of it is. */
    void append(ByteString block);

    /** The block with this number, which is below {@link #count()}. */
    ByteString read(long number);

    @Override
    void close();
}
