package io.flock.devnet.internal.ledger;

import com.google.protobuf.ByteString;

/** Serialised blocks by number. One thread appends, any number read. */
interface BlockStore extends AutoCloseable {
    long count();

    /** Adds the block with the number {@link #count()}; when it returns the block is there, or nothing of it is. */
    void append(ByteString block);

    ByteString read(long number);

    @Override
    void close();
}
