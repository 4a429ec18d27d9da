package io.flock.devnet.internal.ledger;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;

/**
 * How a channel's ledger is kept.
 *
 * @param folder where the block file lies; none keeps the blocks in memory
 * @param configuration the network's definition, the one envelope of block 0. A folder is opened only with the same
 *     bytes that it was made with, so the caller builds them the same way each time: no clock, no nonce
 * @param fsync whether a block is forced to the disk before it counts as committed
 */
public record LedgerOptions(Optional<Path> folder, Envelope configuration, boolean fsync) {
    public LedgerOptions {
        Objects.requireNonNull(folder);
        Objects.requireNonNull(configuration);
    }

    public static LedgerOptions inMemory(Envelope configuration) {
        return new LedgerOptions(Optional.empty(), configuration, false);
    }
}
