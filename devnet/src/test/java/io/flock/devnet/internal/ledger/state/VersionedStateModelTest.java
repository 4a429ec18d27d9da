package io.flock.devnet.internal.ledger.state;

import static io.flock.devnet.internal.ledger.LedgerTestKit.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.flock.devnet.internal.ledger.LedgerTestKit;
import io.flock.devnet.internal.ledger.rwset.ReadWriteSet;
import io.flock.devnet.internal.ledger.rwset.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;

/** Random histories, seen at every height, against a copy of a plain map per height. */
class VersionedStateModelTest {
    private static final List<String> KEYS =
            List.of("\u0001", "a", "aa", "b", "\uffff", "\ud83d\ude00", "\udbff\udfff");

    record Write(String key, String value) {}

    @Property(tries = 300)
    void everyHeight_showsWhatWasThereThen(@ForAll("blocks") List<List<Write>> blocks) throws Exception {
        VersionedState state = new VersionedState();
        List<NaiveState> models = new ArrayList<>(List.of(new NaiveState()));
        List<Iterator<KeyedValue>> openIterators = new ArrayList<>();
        for (int block = 0; block < blocks.size(); block++) {
            // Opened before the commits to come, read after them.
            openIterators.add(state.at(block).range("cc", "", ""));
            models.add(models.get(block).copy());
            apply(state, models.get(block + 1), block, blocks.get(block));
        }

        for (int height = 0; height <= blocks.size(); height++) {
            Snapshot snapshot = state.at(height);
            for (String key : KEYS) {
                assertThat(snapshot.get("cc", key).map(VersionedValue::version))
                        .isEqualTo(models.get(height).get(key).map(NaiveState.Entry::version));
                assertThat(snapshot.get("cc", key).map(value -> value.value().toStringUtf8()))
                        .isEqualTo(models.get(height).get(key).map(NaiveState.Entry::value));
                for (String end : KEYS) {
                    assertThat(seen(snapshot.range("cc", key, end)))
                            .isEqualTo(models.get(height).range(key, end, false));
                }
            }
        }
        for (int height = 0; height < openIterators.size(); height++) {
            assertThat(seen(openIterators.get(height)))
                    .isEqualTo(models.get(height).range("", "", false));
        }
    }

    @Property(tries = 200)
    void history_isEveryWriteBelowTheHeight_newestFirst(@ForAll("blocks") List<List<Write>> blocks) throws Exception {
        VersionedState state = new VersionedState();
        List<KeyModification> expected = new ArrayList<>();
        for (int block = 0; block < blocks.size(); block++) {
            apply(state, new NaiveState(), block, blocks.get(block));
            for (int i = 0; i < blocks.get(block).size(); i++) {
                Write write = blocks.get(block).get(i);
                if (write.key().equals("a")) {
                    expected.add(modification(block, i, write));
                }
            }
            List<KeyModification> newestFirst = new ArrayList<>(expected);
            Collections.reverse(newestFirst);
            assertThat(state.at(block + 1L).history("cc", "a")).toIterable().isEqualTo(newestFirst);
        }
    }

    @Provide
    Arbitrary<List<List<Write>>> blocks() {
        Arbitrary<Write> write = Combinators.combine(Arbitraries.of(KEYS), Arbitraries.of("", "1", "2"))
                .as(Write::new);
        return write.list().ofMaxSize(6).list().ofMaxSize(8);
    }

    /** Each write is a transaction of its own. */
    private static void apply(VersionedState state, NaiveState model, long block, List<Write> writes)
            throws InvalidProtocolBufferException {
        for (int i = 0; i < writes.size(); i++) {
            Write write = writes.get(i);
            Version version = new Version(block, i);
            state.apply(
                    version,
                    "tx" + block + "-" + i,
                    Timestamp.newBuilder().setSeconds(block).build(),
                    ReadWriteSet.parse(LedgerTestKit.put("cc", write.key(), write.value())));
            model.write(write.key(), write.value(), version);
        }
    }

    private static KeyModification modification(long block, int index, Write write) {
        return KeyModification.newBuilder()
                .setTxId("tx" + block + "-" + index)
                .setTimestamp(Timestamp.newBuilder().setSeconds(block))
                .setValue(bytes(write.value()))
                .setIsDelete(write.value().isEmpty())
                .build();
    }

    private static List<NaiveState.Seen> seen(Iterator<KeyedValue> range) {
        List<NaiveState.Seen> seen = new ArrayList<>();
        range.forEachRemaining(entry -> seen.add(new NaiveState.Seen(entry.key(), entry.version())));
        return seen;
    }
}
