package io.flock.devnet.internal.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.ledger.bytes.Parsing;
import io.flock.devnet.internal.ledger.rwset.Version;
import io.flock.devnet.internal.ledger.state.BlockUpdates;
import io.flock.devnet.internal.ledger.state.Snapshot;
import io.flock.devnet.internal.ledger.state.VersionedState;
import io.flock.devnet.internal.ledger.store.BlockDamage;
import io.flock.devnet.internal.ledger.store.BlockFile;
import io.flock.devnet.internal.ledger.store.BlockStore;
import io.flock.devnet.internal.ledger.store.LedgerException;
import io.flock.devnet.internal.ledger.store.MemoryBlockStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * One channel's blocks, and the state, history and index that follow from them. One thread appends; everything else is
 * for any thread.
 */
public final class Ledger implements AutoCloseable {
    private final BlockStore blocks;
    private final VersionedState state = new VersionedState();
    private final Map<String, TransactionLocation> transactions = new ConcurrentHashMap<>();
    private final Map<ByteString, Long> hashes = new ConcurrentHashMap<>();
    private final CommitListeners listeners = new CommitListeners();
    private final RecentBlocks recent = new RecentBlocks();
    private ByteString commitHash = ByteString.EMPTY;

    /** Published last: who sees a height sees all that belongs to it. */
    private volatile BlockchainInfo tip = BlockchainInfo.getDefaultInstance();

    private Ledger(BlockStore blocks) {
        this.blocks = blocks;
    }

    /**
     * Opens a ledger, or makes a new one with the configuration as block 0.
     *
     * @throws LedgerException if the folder is in use, was made with another configuration, is damaged in another way
     *     than a torn last block, or can't be read or written
     */
    public static Ledger open(LedgerOptions options) {
        Block first = GenesisBlock.of(options.configuration());
        BlockStore store = options.folder()
                .<BlockStore>map(folder -> BlockFile.open(folder, first, options.fsync()))
                .orElseGet(MemoryBlockStore::new);
        Ledger ledger = new Ledger(store);
        try {
            if (store.count() == 0) {
                store.append(first.toByteString());
            }
            for (long number = 0; number < store.count(); number++) {
                ledger.replay(number);
            }
            return ledger;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Whether a folder holds a ledger that was made with exactly this configuration.
     *
     * @throws LedgerException the folder can't be read
     */
    public static boolean isKept(Path folder, Envelope configuration) {
        return BlockFile.isOf(folder, GenesisBlock.of(configuration));
    }

    /** Number of blocks; a snapshot sees those below. */
    public long height() {
        return tip.getHeight();
    }

    /** Height and hashes of the last two blocks, as they belong together. */
    public BlockchainInfo info() {
        return tip;
    }

    public Snapshot snapshot() {
        return state.at(height());
    }

    /** The first place of a transaction, valid or not. */
    public Optional<TransactionLocation> find(String transaction) {
        return Optional.ofNullable(transactions.get(transaction)).filter(at -> at.block() < height());
    }

    /** A committed block with its codes; nothing from the height on. */
    public Optional<Block> block(long number) {
        return number >= 0 && number < height() ? Optional.of(parsed(number)) : Optional.empty();
    }

    /** The block whose header has this hash. */
    public Optional<Block> block(ByteString headerHash) {
        return Optional.ofNullable(hashes.get(headerHash)).flatMap(this::block);
    }

    /** A committed block reduced to the outcome of its transactions; nothing from the height on. */
    public Optional<CommittedBlock> outcome(long number) {
        if (number < 0 || number >= height()) {
            return Optional.empty();
        }
        return Optional.of(recent.find(number).orElseGet(() -> reduced(number, Blocks.transactions(parsed(number)))));
    }

    /**
     * Commits a block: writes it with the codes, makes its valid writes visible, tells the listeners.
     *
     * @param ordered the next block, as it was cut
     * @param transactions one per envelope, in block order
     * @throws LedgerException if the block can't be written; nothing has changed then
     */
    public void append(Block ordered, List<CheckedTransaction> transactions) {
        BlockHeader header = ordered.getHeader();
        Blocks.requireNext(header, tip);
        BlockUpdates updates = Blocks.updates(header.getNumber(), transactions);
        ByteString codes = Blocks.codes(transactions);
        ByteString hash = CommitHash.next(commitHash, codes, updates);
        ByteString bytes = Blocks.sealed(ordered, codes, hash).toByteString();
        blocks.append(bytes);
        CommittedBlock outcome = reduced(header.getNumber(), transactions);
        recent.add(outcome, bytes.size());
        publish(header, transactions, hash);
        listeners.committed(outcome);
    }

    public void addListener(CommitListener listener) {
        listeners.add(listener);
    }

    public void removeListener(CommitListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        blocks.close();
    }

    private void replay(long number) {
        Block block = parsed(number);
        Blocks.requireIntact(block, tip);
        List<CheckedTransaction> checked = Blocks.transactions(block);
        ByteString hash = ByteString.EMPTY;
        if (number > 0) {
            hash = CommitHash.next(commitHash, Blocks.codes(checked), Blocks.updates(number, checked));
            Blocks.requireCommitHash(block, hash);
        }
        publish(block.getHeader(), checked, hash);
    }

    private void publish(BlockHeader header, List<CheckedTransaction> checked, ByteString hash) {
        long number = header.getNumber();
        for (int index = 0; index < checked.size(); index++) {
            TransactionContent content = checked.get(index).content();
            TxValidationCode code = checked.get(index).code();
            if (!content.id().isEmpty()) {
                transactions.putIfAbsent(content.id(), new TransactionLocation(number, index, code));
            }
            if (code == TxValidationCode.VALID) {
                state.apply(new Version(number, index), content.id(), content.time(), content.results());
            }
        }
        ByteString headerHash = BlockHash.of(header);
        hashes.put(headerHash, number);
        commitHash = hash;
        tip = BlockchainInfo.newBuilder()
                .setHeight(number + 1)
                .setCurrentBlockHash(headerHash)
                .setPreviousBlockHash(header.getPreviousHash())
                .build();
    }

    private Block parsed(long number) {
        try {
            return Parsing.parse(Block.parser(), blocks.read(number));
        } catch (InvalidProtocolBufferException e) {
            throw BlockDamage.of(number, "it is no block: " + e.getMessage());
        }
    }

    private static CommittedBlock reduced(long number, List<CheckedTransaction> checked) {
        List<CommittedTransaction> outcomes = new ArrayList<>(checked.size());
        checked.forEach(each -> outcomes.add(each.committed()));
        return new CommittedBlock(number, outcomes);
    }
}
