package io.flock.devnet.internal.ledger.state;

import static io.flock.devnet.internal.ledger.LedgerTestKit.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.PHANTOM_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import com.google.protobuf.Timestamp;
import io.flock.devnet.internal.ledger.LedgerTestKit;
import io.flock.devnet.internal.ledger.rwset.ReadWriteSet;
import io.flock.devnet.internal.ledger.rwset.Version;
import io.flock.devnet.internal.ledger.simulation.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConflictCheckTest {
    private final VersionedState state = new VersionedState();
    private ConflictCheck block;

    @BeforeEach
    void commitThreeKeys() throws Exception {
        for (String key : new String[] {"a", "b", "c"}) {
            state.apply(
                    new Version(1, 0),
                    "tx0",
                    Timestamp.getDefaultInstance(),
                    ReadWriteSet.parse(LedgerTestKit.put("cc", key, "1")));
        }
        block = new ConflictCheck(state.at(2), 2);
    }

    @FunctionalInterface
    private interface Steps {
        void run(Simulation simulation) throws Exception;
    }

    private ReadWriteSet simulated(Steps steps) throws Exception {
        Simulation simulation = new Simulation("tx", state.at(2), 100_000);
        steps.run(simulation);
        return ReadWriteSet.parse(simulation.results());
    }

    private ReadWriteSet put(String key, String value) throws Exception {
        return simulated(tx -> tx.put("cc", key, bytes(value)));
    }

    @Test
    void readOfAKeyThatTheBlockWrote_isStale_evenWithTheSameValue() throws Exception {
        assertThat(block.admit(0, put("a", "1"))).isEqualTo(VALID);

        assertThat(block.admit(1, simulated(tx -> tx.get("cc", "a")))).isEqualTo(MVCC_READ_CONFLICT);
    }

    @Test
    void readOfAnAbsentKeyThatTheBlockDeleted_isStale() throws Exception {
        assertThat(block.admit(0, simulated(tx -> tx.delete("cc", "absent")))).isEqualTo(VALID);

        assertThat(block.admit(1, simulated(tx -> tx.get("cc", "absent")))).isEqualTo(MVCC_READ_CONFLICT);
    }

    @Test
    void writeOfATransactionWithAConflict_disturbsNobody() throws Exception {
        block.admit(0, put("a", "2"));
        assertThat(block.admit(1, simulated(tx -> {
                    tx.get("cc", "a");
                    tx.put("cc", "b", bytes("2"));
                })))
                .isEqualTo(MVCC_READ_CONFLICT);

        assertThat(block.admit(2, simulated(tx -> tx.get("cc", "b")))).isEqualTo(VALID);
    }

    @Test
    void blindWrites_allWin() throws Exception {
        assertThat(block.admit(0, put("a", "2"))).isEqualTo(VALID);
        assertThat(block.admit(1, put("a", "3"))).isEqualTo(VALID);
    }

    @Test
    void sameKeyOfAnotherNamespace_isAnotherKey() throws Exception {
        block.admit(0, simulated(tx -> tx.put("other", "a", bytes("2"))));

        assertThat(block.admit(1, simulated(tx -> {
                    tx.get("cc", "a");
                    tx.range("cc", "", "").next();
                })))
                .isEqualTo(VALID);
    }

    @Test
    void insertIntoARange_isAPhantom() throws Exception {
        ReadWriteSet ranged = simulated(tx -> tx.range("cc", "a", "d").next());
        block.admit(0, put("bb", "1"));

        assertThat(block.admit(1, ranged)).isEqualTo(PHANTOM_READ_CONFLICT);
    }

    @Test
    void deleteFromARange_isAPhantom() throws Exception {
        ReadWriteSet ranged = simulated(tx -> tx.range("cc", "a", "d").next());
        block.admit(0, simulated(tx -> tx.delete("cc", "b")));

        assertThat(block.admit(1, ranged)).isEqualTo(PHANTOM_READ_CONFLICT);
    }

    @Test
    void updateInARange_isAPhantom() throws Exception {
        ReadWriteSet ranged = simulated(tx -> tx.range("cc", "a", "d").next());
        block.admit(0, put("b", "1"));

        assertThat(block.admit(1, ranged)).isEqualTo(PHANTOM_READ_CONFLICT);
    }

    @Test
    void insertAtTheEndOfAnExhaustedRange_isNoPhantom() throws Exception {
        ReadWriteSet ranged = simulated(tx -> tx.range("cc", "a", "d").next());
        block.admit(0, put("d", "1"));

        assertThat(block.admit(1, ranged)).isEqualTo(VALID);
    }

    @Test
    void insertBehindTheLastKeySeen_isNoPhantom() throws Exception {
        ReadWriteSet ranged = simulated(tx -> tx.page("cc", "a", "d", 2, ""));
        block.admit(0, put("bb", "1"));

        assertThat(block.admit(1, ranged)).isEqualTo(VALID);
    }

    @Test
    void updateOfTheLastKeySeen_isAPhantom() throws Exception {
        ReadWriteSet ranged = simulated(tx -> tx.page("cc", "a", "d", 2, ""));
        block.admit(0, put("b", "1"));

        assertThat(block.admit(1, ranged)).isEqualTo(PHANTOM_READ_CONFLICT);
    }

    @Test
    void readsOfANamespace_areCheckedBeforeItsRanges() throws Exception {
        ReadWriteSet both = simulated(tx -> {
            tx.range("cc", "a", "d").next();
            tx.get("cc", "a");
        });
        block.admit(0, put("a", "2"));

        assertThat(block.admit(1, both)).isEqualTo(MVCC_READ_CONFLICT);
    }
}
