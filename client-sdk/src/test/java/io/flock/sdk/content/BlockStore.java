package io.flock.sdk.content;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Blocks in memory, for tests. */
final class BlockStore implements BlockSource, BlockSink {
    final Map<Cid, byte[]> blocks = new LinkedHashMap<>();
    int reads;

    @Override
    public byte[] block(Cid cid) {
        reads++;
        byte[] block = blocks.get(cid);
        if (block == null) {
            throw new FlockException(ErrorCode.CONTENT_UNAVAILABLE, "no block " + cid);
        }
        return block;
    }

    @Override
    public void accept(Cid cid, byte[] block) {
        blocks.put(cid, block);
    }

    Cid add(Codec codec, byte[] block) {
        Cid cid = Cid.ofBlock(1, codec, block);
        accept(cid, block);
        return cid;
    }
}
