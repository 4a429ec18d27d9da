package io.flock.devnet.internal.ledger;

import static io.flock.devnet.internal.ledger.LedgerTestKit.CONFIGURATION;
import static io.flock.devnet.internal.ledger.LedgerTestKit.bytes;
import static io.flock.devnet.internal.ledger.LedgerTestKit.commit;
import static io.flock.devnet.internal.ledger.LedgerTestKit.envelope;
import static io.flock.devnet.internal.ledger.LedgerTestKit.next;
import static io.flock.devnet.internal.ledger.LedgerTestKit.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.state.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @Test
    void newLedger_holdsTheConfigurationInBlockZero() {
        try (Ledger ledger = Ledger.open(LedgerOptions.inMemory(CONFIGURATION))) {
            Block block = ledger.block(0).orElseThrow();

            assertThat(ledger.height()).isEqualTo(1);
            assertThat(block.getData().getDataList()).containsExactly(CONFIGURATION.toByteString());
            assertThat(block.getMetadata().getMetadataCount()).isEqualTo(5);
            assertThat(block.getMetadata().getMetadata(BlockMetadataIndex.COMMIT_HASH_VALUE))
                    .isEmpty();
            assertThat(ledger.info().getCurrentBlockHash()).isEqualTo(BlockHash.of(block.getHeader()));
        }
    }

    @Test
    void committedBlock_isFoundByNumberHashAndTransaction() {
        try (Ledger ledger = Ledger.open(LedgerOptions.inMemory(CONFIGURATION))) {
            commit(ledger, envelope("tx1", put("cc", "a", "1")), envelope("tx2", put("cc", "b", "2")));

            Block block = ledger.block(1).orElseThrow();
            assertThat(ledger.block(BlockHash.of(block.getHeader()))).contains(block);
            assertThat(ledger.find("tx2")).contains(new TransactionLocation(1, 1, TxValidationCode.VALID));
            assertThat(ledger.find("tx3")).isEmpty();
            assertThat(ledger.block(2)).isEmpty();
            assertThat(ledger.block(-1)).isEmpty();
            assertThat(ledger.block(ByteString.EMPTY)).isEmpty();
            assertThat(block.getHeader().getPreviousHash())
                    .isEqualTo(BlockHash.of(ledger.block(0).orElseThrow().getHeader()));
        }
    }

    @Test
    void invalidTransaction_staysInItsBlock_andChangesNothing() {
        try (Ledger ledger = Ledger.open(LedgerOptions.inMemory(CONFIGURATION))) {
            commit(ledger, TxValidationCode.MVCC_READ_CONFLICT, envelope("tx1", put("cc", "a", "1")));

            assertThat(ledger.find("tx1")).contains(new TransactionLocation(1, 0, TxValidationCode.MVCC_READ_CONFLICT));
            assertThat(ledger.snapshot().get("cc", "a")).isEmpty();
            assertThat(ledger.snapshot().history("cc", "a")).isExhausted();
            assertThat(ledger.block(1)
                            .orElseThrow()
                            .getMetadata()
                            .getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE))
                    .isEqualTo(ByteString.copyFrom(new byte[] {11}));
        }
    }

    @Test
    void transactionCommittedTwice_keepsItsFirstPlace() {
        try (Ledger ledger = Ledger.open(LedgerOptions.inMemory(CONFIGURATION))) {
            commit(ledger, envelope("tx1", put("cc", "a", "1")));
            commit(ledger, TxValidationCode.DUPLICATE_TXID, envelope("tx1", put("cc", "a", "1")));

            assertThat(ledger.find("tx1")).contains(new TransactionLocation(1, 0, TxValidationCode.VALID));
        }
    }

    @Test
    void snapshot_doesNotSeeLaterBlocks_norDoesAnIteratorThatIsOpen() {
        try (Ledger ledger = Ledger.open(LedgerOptions.inMemory(CONFIGURATION))) {
            commit(ledger, envelope("tx1", put("cc", "a", "1")), envelope("tx2", put("cc", "c", "1")));
            Snapshot before = ledger.snapshot();
            var range = before.range("cc", "", "");
            range.next();
            commit(ledger, envelope("tx3", put("cc", "b", "2")), envelope("tx4", put("cc", "c", "")));

            assertThat(range.next().key()).isEqualTo("c");
            assertThat(range.hasNext()).isFalse();
            assertThat(before.get("cc", "b")).isEmpty();
            assertThat(ledger.snapshot().get("cc", "c")).isEmpty();
            assertThat(ledger.snapshot().history("cc", "c")).toIterable().hasSize(2);
        }
    }

    @Test
    void readers_neverSeeHalfABlock() {
        try (Ledger ledger = Ledger.open(LedgerOptions.inMemory(CONFIGURATION))) {
            commit(ledger, envelope("first", put("cc", "a", "0")), envelope("first2", put("cc", "z", "0")));
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
                int reads = 0;
                while (!done.get() || reads == 0) {
                    Snapshot snapshot = ledger.snapshot();
                    assertThat(snapshot.get("cc", "a").orElseThrow().value())
                            .isEqualTo(snapshot.get("cc", "z").orElseThrow().value());
                    reads++;
                }
                return reads;
            });
            for (int i = 1; i < 400; i++) {
                String value = String.valueOf(i);
                commit(ledger, envelope("a" + i, put("cc", "a", value)), envelope("z" + i, put("cc", "z", value)));
            }
            done.set(true);

            assertThat(reader.join()).isPositive();
        }
    }

    @Test
    void listener_isToldOfEachBlock_whenItIsThere() {
        try (Ledger ledger = Ledger.open(LedgerOptions.inMemory(CONFIGURATION))) {
            List<CommittedBlock> told = new ArrayList<>();
            CommitListener listener = block -> {
                assertThat(ledger.height()).isEqualTo(block.number() + 1);
                assertThat(ledger.outcome(block.number())).contains(block);
                told.add(block);
            };
            ledger.addListener(block -> {
                throw new IllegalStateException("a listener of somebody else");
            });
            ledger.addListener(listener);
            commit(ledger, envelope("tx1", put("cc", "a", "1")));
            ledger.removeListener(listener);
            commit(ledger, envelope("tx2", put("cc", "a", "1")));

            assertThat(told)
                    .containsExactly(new CommittedBlock(
                            1,
                            List.of(new CommittedTransaction(
                                    "tx1",
                                    HeaderType.ENDORSER_TRANSACTION,
                                    TxValidationCode.VALID,
                                    Optional.empty()))));
        }
    }

    @Test
    void blockThatDoesNotFollow_isRefused() {
        try (Ledger ledger = Ledger.open(LedgerOptions.inMemory(CONFIGURATION))) {
            Block block = next(ledger.info(), List.of());
            ledger.append(block, List.of());

            assertThatThrownBy(() -> ledger.append(block, List.of())).isInstanceOf(IllegalArgumentException.class);
            assertThat(ledger.height()).isEqualTo(2);
        }
    }

    @Test
    void reopenedLedger_isTheSame(@TempDir Path folder) {
        LedgerOptions options = new LedgerOptions(Optional.of(folder), CONFIGURATION, true);
        List<Object> before;
        try (Ledger ledger = Ledger.open(options)) {
            commit(ledger, envelope("tx1", put("cc", "a", "1")), envelope("tx2", put("cc", "b", "2")));
            commit(ledger, TxValidationCode.MVCC_READ_CONFLICT, envelope("tx3", put("cc", "a", "3")));
            commit(ledger, envelope("tx4", put("cc", "b", "")), bytes("no envelope"));
            commit(ledger, envelope("tx5", put("cc2", "b", "5")));
            before = everything(ledger);
        }
        try (Ledger ledger = Ledger.open(options)) {
            assertThat(everything(ledger)).isEqualTo(before);
            commit(ledger, envelope("tx6", put("cc", "a", "6")));
            before = everything(ledger);
        }
        try (Ledger ledger = Ledger.open(options)) {
            assertThat(everything(ledger)).isEqualTo(before);
        }
    }

    @Test
    void oldOutcomes_areReadFromTheBlocks() {
        try (Ledger ledger = Ledger.open(LedgerOptions.inMemory(CONFIGURATION))) {
            String large = "x".repeat(1 << 20);
            List<CommittedBlock> told = new ArrayList<>();
            ledger.addListener(told::add);
            for (int i = 0; i < 8; i++) {
                commit(ledger, envelope("tx" + i, put("cc", "a", large)));
            }

            for (CommittedBlock block : told) {
                assertThat(ledger.outcome(block.number())).contains(block);
            }
            assertThat(ledger.outcome(9)).isEmpty();
        }
    }

    private static List<Object> everything(Ledger ledger) {
        List<Object> all = new ArrayList<>(List.of(ledger.info()));
        for (long number = 0; number < ledger.height(); number++) {
            all.add(ledger.block(number).orElseThrow());
            all.add(ledger.outcome(number).orElseThrow());
        }
        for (String namespace : List.of("cc", "cc2")) {
            ledger.snapshot().range(namespace, "", "").forEachRemaining(all::add);
            ledger.snapshot().history(namespace, "a").forEachRemaining(all::add);
            ledger.snapshot().history(namespace, "b").forEachRemaining(all::add);
        }
        for (int i = 1; i < 8; i++) {
            all.add(ledger.find("tx" + i));
        }
        return all;
    }
}
