package io.flock.testnet.scenario;

import com.google.protobuf.ByteString;
import io.flock.sdk.FlockClient;
import io.flock.sdk.events.Checkpoint;
import io.flock.sdk.events.EventSubscription;
import io.flock.sdk.events.Position;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.hyperledger.fabric.protos.common.Block;

/** What a client was shown while it happened: the data hash of every block that came over its stream. */
final class SeenBlocks implements AutoCloseable {
    private final ConcurrentSkipListMap<Long, ByteString> hashes = new ConcurrentSkipListMap<>();
    private final EventSubscription subscription;

    SeenBlocks(FlockClient flock) {
        subscription =
                flock.events().subscribeBlocks(Optional.of(Position.ofBlock(0)), Checkpoint.inMemory(), this::see);
    }

    private void see(Block block) {
        hashes.put(block.getHeader().getNumber(), block.getHeader().getDataHash());
    }

    /** The number of the last block, -1 before the first came. */
    long last() {
        return hashes.isEmpty() ? -1 : hashes.lastKey();
    }

    /** What came so far. */
    SortedMap<Long, ByteString> hashes() {
        return new TreeMap<>(hashes);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
