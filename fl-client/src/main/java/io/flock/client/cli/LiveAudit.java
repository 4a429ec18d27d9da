package io.flock.client.cli;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.sdk.events.Checkpoint;
import io.flock.sdk.events.EventSubscription;
import io.flock.sdk.events.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;

/** Audits a running network from block 0 to where its ledger ends now. */
public final class LiveAudit {
    private static final Duration FIRST_BLOCK = Duration.ofSeconds(15);
    private static final int AHEAD = 64;

    private final FlockClient flock;
    private final AuditSettings settings;

    /** With what the auditor knows beforehand. */
    public LiveAudit(FlockClient flock, AuditSettings settings) {
        this.flock = flock;
        this.settings = settings;
    }

    /**
     * Reads and checks the blocks.
     *
     * @param last number of the last block to read; empty: as long as no more than {@code idle} passes between two
     * @param also is given every block too
     * @throws FlockException CONNECTION_FAILED when the blocks do not come
     */
    public AuditReport run(Optional<Long> last, Duration idle, Consumer<Block> also) throws InterruptedException {
        BlockingQueue<Block> blocks = new LinkedBlockingQueue<>(AHEAD);
        LedgerAudit audit = new LedgerAudit(settings);
        try (EventSubscription stream =
                flock.events().subscribeBlocks(Optional.of(Position.ofBlock(0)), Checkpoint.inMemory(), blocks::put)) {
            Optional<Block> block = next(blocks, FIRST_BLOCK);
            if (block.isEmpty()) {
                throw stream.problem().orElseGet(() -> missing("block 0"));
            }
            while (block.isPresent()) {
                audit.accept(block.get());
                also.accept(block.get());
                long number = block.get().getHeader().getNumber();
                if (last.equals(Optional.of(number))) {
                    return audit.report();
                }
                block = next(blocks, last.isPresent() ? FIRST_BLOCK : idle);
            }
        }
        if (last.isPresent()) {
            throw missing("a block before " + last.get());
        }
        return audit.report();
    }

    private static Optional<Block> next(BlockingQueue<Block> blocks, Duration patience) throws InterruptedException {
        return Optional.ofNullable(blocks.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static FlockException missing(String what) {
        return new FlockException(
                ErrorCode.CONNECTION_FAILED, what + " did not come in time", "check the peers, then audit again");
    }
}
