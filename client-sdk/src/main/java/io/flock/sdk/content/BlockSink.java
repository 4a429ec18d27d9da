package io.flock.sdk.content;

import java.io.IOException;

/** Takes the blocks of a file as they come into being, children before parents. */
@FunctionalInterface
public interface BlockSink {
    /** Forgets every block: for who wants the CID alone. */
    BlockSink NONE = (cid, block) -> {};

    void accept(Cid cid, byte[] block) throws IOException;
}
