package io.flock.testnet.bench.round;

import io.flock.protocol.alliance.Phase;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.events.Checkpoint;
import io.flock.sdk.events.EventSubscription;
import io.flock.sdk.events.LedgerEvents;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;

/** Follows the ledger from now on: which blocks belong to a task's round. */
final class RoundBlocks implements AutoCloseable {
    private final TaskId task;
    private final EventSubscription events;
    private final EventSubscription blocks;
    private final NavigableMap<Long, BlockFigures> figures = new TreeMap<>();
    /** The block in which a round began. */
    private final NavigableMap<Integer, Long> begins = new TreeMap<>();

    private Optional<Long> end = Optional.empty();

    RoundBlocks(FlockClient flock, TaskId task) {
        this.task = task;
        this.events = flock.events().subscribe(this::happened);
        this.blocks = flock.events().subscribeBlocks(Optional.empty(), Checkpoint.inMemory(), this::came);
    }

    private synchronized void happened(LedgerEvents happened) {
        for (FlockEvent event : happened.events()) {
            boolean ours = event.task().equals(Optional.of(task));
            if (ours && event.kind() == EventKind.TASK_CLOSED) {
                end = Optional.of(happened.block());
            } else if (ours
                    && event.kind() == EventKind.PHASE_ADVANCED
                    && event.phase().equals(Optional.of(Phase.PROPOSE_COMMIT.name()))) {
                begins.put(event.round().orElseThrow(), happened.block());
            }
        }
        notifyAll();
    }

    private synchronized void came(Block block) {
        figures.put(block.getHeader().getNumber(), BlockFigures.of(block));
        notifyAll();
    }

    /**
     * The blocks of the task's last round, from the one after its beginning to the one that ended it; waits for them.
     *
     * @throws FlockException DEADLINE_EXCEEDED
     */
    synchronized BlockFigures lastRound(Duration patience) throws InterruptedException {
        long last = System.nanoTime() + patience.toNanos();
        while (end.isEmpty() || figures.isEmpty() || figures.lastKey() < end.get()) {
            long left = (last - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new FlockException(
                        ErrorCode.DEADLINE_EXCEEDED,
                        "the blocks of task " + task + " did not come within " + patience,
                        "measure again, with less other load");
            }
            wait(left);
        }
        long begin = begins.lastEntry().getValue();
        return figures.subMap(begin, false, end.get(), true).values().stream()
                .reduce(BlockFigures.NONE, BlockFigures::plus);
    }

    @Override
    public void close() {
        events.close();
        blocks.close();
    }
}
