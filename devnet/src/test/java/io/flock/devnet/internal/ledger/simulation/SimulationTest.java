package io.flock.devnet.internal.ledger.simulation;

import static io.flock.devnet.internal.ledger.LedgerTestKit.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.flock.devnet.internal.ledger.rwset.ReadWriteSet;
import io.flock.devnet.internal.ledger.rwset.Version;
import io.flock.devnet.internal.ledger.state.KeyedValue;
import io.flock.devnet.internal.ledger.state.VersionedState;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int LIMIT = 100_000;

    private final VersionedState state = new VersionedState();

    @Test
    void ownWrites_areSeenNeitherByReadsNorByRanges() throws Exception {
        commitKeys(1, 3);
        Simulation simulation = simulation(LIMIT);
        simulation.put("cc", "k0000", bytes("new"));
        simulation.put("cc", "k9999", bytes("new"));
        simulation.delete("cc", "k0001");

        assertThat(simulation.get("cc", "k0000")).isEqualTo(bytes("v0"));
        assertThat(simulation.get("cc", "k9999")).isEqualTo(ByteString.EMPTY);
        assertThat(keys(simulation.range("cc", "", "").next().results())).containsExactly("k0000", "k0001", "k0002");
    }

    @Test
    void read_recordsKeyAndVersion() throws Exception {
        commitKeys(1, 1);
        Simulation simulation = simulation(LIMIT);
        simulation.get("cc", "k0000");
        simulation.get("cc", "absent");

        KVRWSet set = results(simulation);
        assertThat(set.getReads(0).getKey()).isEqualTo("absent");
        assertThat(set.getReads(0).hasVersion()).isFalse();
        assertThat(set.getReads(1).getKey()).isEqualTo("k0000");
        assertThat(set.getReads(1).getVersion().getBlockNum()).isEqualTo(1);
    }

    @Test
    void rangeReadToItsEnd_isExhausted() throws Exception {
        commitKeys(1, 100);
        Simulation simulation = simulation(LIMIT);
        simulation.range("cc", "k", "l").next();

        RangeQueryInfo range = results(simulation).getRangeQueriesInfo(0);
        assertThat(range.getItrExhausted()).isTrue();
        assertThat(range.getEndKey()).isEqualTo("l");
    }

    @Test
    void firstBatchOfALongRange_recordsTheEntryThatItLookedAheadTo() throws Exception {
        commitKeys(1, 250);
        Simulation simulation = simulation(LIMIT);
        Batch<KeyedValue> batch = simulation.range("cc", "k", "l").next();

        RangeQueryInfo range = results(simulation).getRangeQueriesInfo(0);
        assertThat(batch.results()).hasSize(100);
        assertThat(range.getItrExhausted()).isFalse();
        assertThat(range.getEndKey()).isEqualTo("k0100");
    }

    @Test
    void rangeCutByTheQueryLimit_endsAtTheLastKeySeen() throws Exception {
        commitKeys(1, 10);
        Simulation simulation = simulation(5);
        Batch<KeyedValue> batch = simulation.range("cc", "k", "l").next();

        RangeQueryInfo range = results(simulation).getRangeQueriesInfo(0);
        assertThat(batch.hasMore()).isFalse();
        assertThat(range.getItrExhausted()).isFalse();
        assertThat(range.getEndKey()).isEqualTo("k0004");
        assertThat(range.getRawReads().getKvReadsCount()).isEqualTo(5);
    }

    @Test
    void page_hasTheNextKeyAsBookmark_andDoesNotRecordIt() throws Exception {
        commitKeys(1, 10);
        Simulation simulation = simulation(LIMIT);
        Page page = simulation.page("cc", "k", "l", 4, "");

        RangeQueryInfo range = results(simulation).getRangeQueriesInfo(0);
        assertThat(keys(page.results())).containsExactly("k0000", "k0001", "k0002", "k0003");
        assertThat(page.bookmark()).isEqualTo("k0004");
        assertThat(range.getItrExhausted()).isFalse();
        assertThat(range.getEndKey()).isEqualTo("k0003");
        assertThat(range.getRawReads().getKvReadsCount()).isEqualTo(4);
    }

    @Test
    void lastPage_hasNoBookmark_andIsExhausted() throws Exception {
        commitKeys(1, 10);
        Simulation simulation = simulation(LIMIT);
        Page page = simulation.page("cc", "k", "l", 4, "k0008");

        RangeQueryInfo range = results(simulation).getRangeQueriesInfo(0);
        assertThat(keys(page.results())).containsExactly("k0008", "k0009");
        assertThat(page.bookmark()).isEmpty();
        assertThat(range.getStartKey()).isEqualTo("k0008");
        assertThat(range.getItrExhausted()).isTrue();
        assertThat(range.getEndKey()).isEqualTo("l");
    }

    @Test
    void fullLastPage_hasNoBookmark_butWasNotExhausted() throws Exception {
        commitKeys(1, 4);
        Simulation simulation = simulation(LIMIT);
        Page page = simulation.page("cc", "k", "l", 4, "");

        assertThat(page.bookmark()).isEmpty();
        assertThat(results(simulation).getRangeQueriesInfo(0).getItrExhausted()).isFalse();
    }

    @Test
    void bookmarkWithoutPageSize_readsToTheEnd() throws Exception {
        commitKeys(1, 300);
        Page page = simulation(LIMIT).page("cc", "k", "l", 0, "k0010");

        assertThat(page.results()).hasSize(290);
        assertThat(page.bookmark()).isEmpty();
    }

    @Test
    void writeAfterAPage_isRefused_andRecordsNothing() throws Exception {
        Simulation simulation = simulation(LIMIT);
        simulation.page("cc", "a", "b", 4, "");

        assertThatThrownBy(() -> simulation.put("cc", "k", bytes("v")))
                .isInstanceOf(SimulationException.class)
                .hasMessage("txid [tx1]: unsuppored transaction. Transaction has already performed a paginated query."
                        + " Writes are not allowed");
        assertThatThrownBy(() -> simulation.delete("cc", "k")).isInstanceOf(SimulationException.class);
        assertThat(results(simulation).getWritesCount()).isZero();
    }

    @Test
    void pageAfterAWrite_isRefused_andRecordsNothing() throws Exception {
        Simulation simulation = simulation(LIMIT);
        simulation.put("cc", "k", bytes("v"));

        assertThatThrownBy(() -> simulation.page("cc", "a", "b", 4, ""))
                .isInstanceOf(SimulationException.class)
                .hasMessage("txid [tx1]: unsuppored transaction. Paginated queries are supported only in a read-only"
                        + " transaction");
        assertThat(results(simulation).getRangeQueriesInfoCount()).isZero();
    }

    @Test
    void history_isNotInTheReadSet() {
        commitKeys(1, 1);
        Simulation simulation = simulation(LIMIT);

        assertThat(simulation.history("cc", "k0000").next().results()).hasSize(1);
        assertThat(simulation.results()).isEqualTo(ByteString.EMPTY);
    }

    @Test
    void namespaces_areSeparate() throws Exception {
        commitKeys(1, 1);
        Simulation simulation = simulation(LIMIT);

        assertThat(simulation.get("other", "k0000")).isEqualTo(ByteString.EMPTY);
        assertThat(simulation.range("other", "", "").next().results()).isEmpty();
    }

    private Simulation simulation(int limit) {
        return new Simulation("tx1", state.at(Long.MAX_VALUE), limit);
    }

    private void commitKeys(long block, int count) {
        ReadWriteSetBuilder set = new ReadWriteSetBuilder();
        for (int i = 0; i < count; i++) {
            set.write("cc", String.format("k%04d", i), bytes("v" + i));
        }
        try {
            state.apply(new Version(block, 0), "tx0", Timestamp.getDefaultInstance(), ReadWriteSet.parse(set.build()));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static KVRWSet results(Simulation simulation) throws Exception {
        return ReadWriteSet.parse(simulation.results()).namespaces().get(0).set();
    }

    private static List<String> keys(List<KeyedValue> entries) {
        return entries.stream().map(KeyedValue::key).toList();
    }
}
