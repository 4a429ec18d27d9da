package io.flock.devnet.internal.order;

import io.flock.devnet.internal.ledger.CheckedTransaction;
import io.flock.devnet.internal.ledger.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.hyperledger.fabric.protos.common.Block;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Validates and commits the blocks, one after the other. After a block that can't be committed none is: the ledger must
 * not have a hole.
 */
final class CommitLoop implements BlockSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommitLoop.class);
    private static final int BLOCKS_WAITING = 4;
    private static final long END_MILLIS = 2_000;

    private final Ledger ledger;
    private final BlockValidator validator;
    private final CommitDelay delay = new CommitDelay();
    private final BlockingQueue<Optional<Block>> queue = new ArrayBlockingQueue<>(BLOCKS_WAITING);
    private final Thread thread;
    private volatile boolean failed;

    private CommitLoop(String channel, Ledger ledger, BlockValidator validator) {
        this.ledger = ledger;
        this.validator = validator;
        this.thread = Threads.of("devnet-" + channel + "-committer", this::run);
    }

    static CommitLoop start(String channel, Ledger ledger, BlockValidator validator) {
        CommitLoop loop = new CommitLoop(channel, ledger, validator);
        loop.thread.start();
        return loop;
    }

    @Override
    public void accept(Block block) {
        put(Optional.of(block));
    }

    /** Whether a block could not be committed, so that none will be. */
    boolean failed() {
        return failed;
    }

    void delay(Duration duration) {
        delay.set(duration);
    }

    /** From now on no block waits. */
    void endDelay() {
        delay.end();
    }

    @Override
    public void close() {
        endDelay();
        if (thread.isAlive()) {
            put(Optional.empty());
        }
        Threads.join(thread, END_MILLIS);
        validator.close();
    }

    private void put(Optional<Block> block) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(block);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean ended = false;
        try {
            for (Optional<Block> block = queue.take(); block.isPresent(); block = queue.take()) {
                // The queue goes on being emptied after a failure, or the ordering thread would wait for ever.
                if (!failed) {
                    delay.await();
                    commit(block.get());
                }
            }
            ended = true;
        } catch (InterruptedException e) {
            LOG.warn("the committer was interrupted; blocks that are not committed are lost");
        } finally {
            // However this thread dies, clients must not be told that their transactions are on the way.
            failed |= !ended;
        }
    }

    private void commit(Block block) {
        try {
            List<CheckedTransaction> checked = validator.validate(block);
            ledger.append(block, checked);
        } catch (RuntimeException e) {
            failed = true;
            LOG.error(
                    "block {} can't be committed; the channel stops here",
                    block.getHeader().getNumber(),
                    e);
        }
    }
}
