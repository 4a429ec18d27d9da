package io.flock.sdk;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.LiveBlocks;
import io.flock.sdk.events.Checkpoint;
import io.flock.sdk.events.EventStreams;
import io.flock.sdk.events.EventSubscription;
import io.flock.sdk.events.Position;
import io.flock.sdk.transaction.Transactions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The blocks as the client's own event streams bring them. */
final class ChannelBlocks implements LiveBlocks {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelBlocks.class);
    /** A slow reader holds at most so many blocks. */
    private static final int WAITING = 32;
    /** For a block of which a peer has said that it is there; a busy machine may take long. */
    private static final Duration KNOWN = Duration.ofMinutes(1);

    private final EventStreams streams;
    private final Transactions query;
    private final String channel;

    /** @param query calls of the system chaincode {@code qscc} */
    ChannelBlocks(EventStreams streams, Transactions query, String channel) {
        this.streams = streams;
        this.query = query;
        this.channel = channel;
    }

    @Override
    public long height() {
        try {
            return BlockchainInfo.parseFrom(query.evaluateBytes("GetChainInfo", channel))
                    .getHeight();
        } catch (InvalidProtocolBufferException e) {
            throw new FlockException(
                    ErrorCode.CONNECTION_FAILED, "qscc's answer can't be read", "check that the peer is Fabric's", e);
        }
    }

    @Override
    public void read(Duration patience, Consumer<? super Block> consumer) {
        long height = height();
        long read = stream(patience, height, consumer);
        if (read < height) {
            throw new FlockException(
                    ErrorCode.DEADLINE_EXCEEDED,
                    "block " + read + " did not come within " + patience + ", " + height + " are there",
                    "check the peers");
        }
    }

    @Override
    public void readAll(Duration quiet, Consumer<? super Block> consumer) {
        if (isHeightTold()) {
            read(KNOWN, consumer);
        } else {
            readUntilQuiet(quiet, consumer);
        }
    }

    /** A peer that was not reached has refused nothing: what it has may be more than what comes without a pause. */
    private boolean isHeightTold() {
        try {
            return height() > 0;
        } catch (FlockException e) {
            if (e.is(ErrorCode.CONNECTION_FAILED) || e.is(ErrorCode.DEADLINE_EXCEEDED)) {
                throw e;
            }
            LOG.debug("the peers do not tell the height", e);
            return false;
        }
    }

    @Override
    public long readUntilQuiet(Duration quiet, Consumer<? super Block> consumer) {
        long read = stream(quiet, Long.MAX_VALUE, consumer);
        if (read == 0) {
            throw new FlockException(
                    ErrorCode.DEADLINE_EXCEEDED,
                    "no block came within " + quiet,
                    "wait for longer, and check the peers");
        }
        return read;
    }

    private long stream(Duration patience, long most, Consumer<? super Block> consumer) {
        BlockingQueue<Block> blocks = new LinkedBlockingQueue<>(WAITING);
        EventSubscription subscription =
                streams.subscribeBlocks(Optional.of(Position.ofBlock(0)), Checkpoint.inMemory(), blocks::put);
        try (subscription) {
            long read = 0;
            while (read < most) {
                Block block = blocks.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
                if (block == null) {
                    subscription.problem().ifPresent(problem -> {
                        throw problem;
                    });
                    return read;
                }
                consumer.accept(block);
                read++;
            }
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlockException(ErrorCode.CONNECTION_FAILED, "reading blocks was interrupted", "do it again", e);
        }
    }
}
