package io.flock.sdk.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.block.BlockBytes;
import io.flock.sdk.audit.internal.block.TransactionReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;

/**
 * The blocks of a development network on which the real chaincode ran: money, a mint by two of three organisations, and
 * a task of two rounds in which one proposer withheld its reveal. Written by test-network's LedgerAuditScenarioTest.
 */
public final class StoredLedger {
    public static final String NAMESPACE = "flock";
    private static final List<Block> ORIGINAL = load();
    private static final List<AuditedTransaction> TRANSACTIONS = parsed();

    private final List<Block> blocks = new ArrayList<>(ORIGINAL);

    private static List<Block> load() {
        try (InputStream in = new GZIPInputStream(StoredLedger.class.getResourceAsStream("ledger.blocks.gz"))) {
            return StoredBlocks.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> blocks() {
        return blocks;
    }

    AuditReport audit() {
        return audit(AuditSettings.of("flock", NAMESPACE));
    }

    AuditReport audit(AuditSettings settings) {
        LedgerAudit audit = new LedgerAudit(settings);
        blocks.forEach(audit::accept);
        return audit.report();
    }

    /** With the authorities that the channel's configuration in block 0 names. */
    AuditSettings settings() {
        return new AuditSettings("flock", NAMESPACE, Optional.empty(), ChannelAuthorities.of(ORIGINAL.get(0)));
    }

    /** All transactions, parsed, in order. */
    List<AuditedTransaction> transactions() {
        return TRANSACTIONS;
    }

    private static List<AuditedTransaction> parsed() {
        TransactionReader reader = new TransactionReader(NAMESPACE);
        List<AuditedTransaction> all = new ArrayList<>();
        for (Block block : ORIGINAL) {
            for (int i = 0; i < block.getData().getDataCount(); i++) {
                boolean valid = !BlockBytes.codes(block).isEmpty()
                        && BlockBytes.codes(block).byteAt(i) == 0;
                try {
                    reader.read(
                                    block.getHeader().getNumber(),
                                    i,
                                    valid,
                                    block.getData().getData(i))
                            .ifPresent(all::add);
                } catch (InvalidProtocolBufferException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return all;
    }

    /** The first valid transaction of a function that writes a key whose text form begins so. */
    AuditedTransaction writing(String function, String keyPrefix) {
        return transactions().stream()
                .filter(AuditedTransaction::valid)
                .filter(transaction -> transaction.function().equals(function))
                .filter(transaction -> key(transaction, keyPrefix).isPresent())
                .findFirst()
                .orElseThrow();
    }

    static Optional<String> key(AuditedTransaction transaction, String prefix) {
        return transaction.writes().keySet().stream()
                .filter(key -> key.startsWith("\u0000" + prefix + "\u0000"))
                .findFirst();
    }

    /** An edit of an envelope's bytes. */
    interface Edit {
        ByteString apply(ByteString envelope) throws InvalidProtocolBufferException;
    }

    /** Changes a transaction, and nothing else: hashes stay as they were. */
    StoredLedger edit(AuditedTransaction transaction, Edit edit) {
        int number = (int) transaction.block();
        Block.Builder block = blocks.get(number).toBuilder();
        int index = (int) transaction.index();
        try {
            block.getDataBuilder().setData(index, edit.apply(block.getData().getData(index)));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
        blocks.set(number, block.build());
        return this;
    }

    /** Changes the document that a transaction wrote to a key. */
    StoredLedger document(AuditedTransaction transaction, String key, UnaryOperator<String> change) {
        return edit(
                transaction,
                envelope -> TransactionEdit.keys(envelope, NAMESPACE, set -> {
                    var changed = set.toBuilder();
                    changed.getWritesBuilderList().stream()
                            .filter(write -> write.getKey().equals(key))
                            .forEach(write -> write.setValue(ByteString.copyFromUtf8(
                                    change.apply(write.getValue().toStringUtf8()))));
                    return changed.build();
                }));
    }

    /** Marks a transaction with another validation code. */
    StoredLedger mark(AuditedTransaction transaction, int code) {
        int number = (int) transaction.block();
        Block.Builder block = blocks.get(number).toBuilder();
        byte[] codes = BlockBytes.codes(blocks.get(number)).toByteArray();
        codes[(int) transaction.index()] = (byte) code;
        block.getMetadataBuilder()
                .setMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE, ByteString.copyFrom(codes));
        blocks.set(number, block.build());
        return this;
    }

    /** Makes numbers and hashes fit again, as a forger who owns the whole chain would. */
    StoredLedger rechained() {
        ByteString previous = ByteString.EMPTY;
        for (int i = 0; i < blocks.size(); i++) {
            Block.Builder block = blocks.get(i).toBuilder();
            block.getHeaderBuilder()
                    .setNumber(i)
                    .setPreviousHash(previous)
                    .setDataHash(BlockBytes.dataHash(block.build()));
            blocks.set(i, block.build());
            previous = BlockBytes.hash(block.getHeader());
        }
        return this;
    }
}
