package io.flock.devnet.internal.ledger.store;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/** Blocks that end with the process. */
public final class MemoryBlockStore implements BlockStore {
    private final List<ByteString> blocks = new ArrayList<>();

    @Override
    public synchronized long count() {
        return blocks.size();
    }

    @Override
    public synchronized void append(ByteString block) {
        blocks.add(block);
    }

    @Override
    public synchronized ByteString read(long number) {
        return blocks.get(Math.toIntExact(number));
    }

    @Override
    public void close() {}
}
