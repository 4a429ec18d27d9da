package io.flock.devnet.internal.ledger.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.flock.devnet.internal.ledger.LedgerTestKit;
import io.flock.devnet.internal.ledger.rwset.ReadWriteSet;
import io.flock.devnet.internal.ledger.rwset.Version;
import io.flock.devnet.internal.ledger.simulation.BatchedQuery;
import io.flock.devnet.internal.ledger.simulation.Simulation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Random transactions, simulated at random heights and committed in random blocks, against a model that remembers what
 * each saw and looks again.
 */
class ConflictModelTest {
    private static final String CC = "cc";

    /**
     * What a transaction does.
     *
     * @param age how many blocks old its snapshot is
     * @param fetched how many entries of the range it takes before it stops, 0 for no range
     */
    record Action(
            int age, List<String> reads, String start, String end, int fetched, List<String> writes, String value) {}

    @Property(tries = 1500)
    void codes_areThoseOfAModelThatLooksAgain(@ForAll("blocks") List<List<Action>> blocks) throws Exception {
        check(blocks, 0);
    }

    @Property(tries = 150)
    void codes_areTheSame_whenRangesAreSummedUpInHashes(@ForAll("blocks") List<List<Action>> blocks) throws Exception {
        check(blocks, 140);
    }

    private static void check(List<List<Action>> blocks, int filling) throws Exception {
        VersionedState state = new VersionedState();
        List<NaiveState> models = new ArrayList<>(List.of(new NaiveState()));
        fill(state, models.get(0), filling);
        for (int block = 1; block <= blocks.size(); block++) {
            ConflictCheck conflicts = new ConflictCheck(state.at(block), block);
            NaiveState before = models.get(block - 1);
            NaiveState after = before.copy();
            Set<String> written = new HashSet<>();
            List<Action> actions = blocks.get(block - 1);
            for (int index = 0; index < actions.size(); index++) {
                Action action = actions.get(index);
                int height = Math.max(1, block - action.age());
                ReadWriteSet results = simulate(action, state.at(height));
                TxValidationCode expected = expected(action, models.get(height - 1), before, after, written);

                assertThat(conflicts.admit(index, results)).isEqualTo(expected);

                Statistics.collect(expected);
                if (expected == TxValidationCode.VALID) {
                    Version version = new Version(block, index);
                    state.apply(version, "tx", Timestamp.getDefaultInstance(), results);
                    action.writes().forEach(key -> after.write(key, action.value(), version));
                    written.addAll(action.writes());
                }
            }
            models.add(after);
        }
    }

    private static TxValidationCode expected(
            Action action, NaiveState seen, NaiveState committed, NaiveState now, Set<String> writtenInBlock) {
        for (String key : action.reads()) {
            Optional<Version> then = seen.get(key).map(NaiveState.Entry::version);
            Optional<Version> still = committed.get(key).map(NaiveState.Entry::version);
            if (writtenInBlock.contains(key) || !then.equals(still)) {
                return TxValidationCode.MVCC_READ_CONFLICT;
            }
        }
        if (action.fetched() == 0) {
            return TxValidationCode.VALID;
        }
        List<NaiveState.Seen> all = seen.range(action.start(), action.end(), false);
        boolean stoppedEarly = all.size() >= action.fetched();
        List<NaiveState.Seen> then = stoppedEarly ? all.subList(0, action.fetched()) : all;
        List<NaiveState.Seen> again = stoppedEarly
                ? now.range(action.start(), then.get(then.size() - 1).key(), true)
                : now.range(action.start(), action.end(), false);
        return again.equals(then) ? TxValidationCode.VALID : TxValidationCode.PHANTOM_READ_CONFLICT;
    }

    private static ReadWriteSet simulate(Action action, Snapshot snapshot) throws Exception {
        Simulation simulation = new Simulation("tx", snapshot, Math.max(1, action.fetched()));
        action.reads().forEach(key -> simulation.get(CC, key));
        if (action.fetched() > 0) {
            BatchedQuery<KeyedValue> query = simulation.range(CC, action.start(), action.end());
            while (query.next().hasMore()) {
                assertThat(action.fetched()).isGreaterThan(BatchedQuery.BATCH_SIZE);
            }
        }
        for (String key : action.writes()) {
            simulation.put(CC, key, LedgerTestKit.bytes(action.value()));
        }
        return ReadWriteSet.parse(simulation.results());
    }

    private static void fill(VersionedState state, NaiveState model, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Version version = new Version(0, i);
            String key = String.format("b%03d", i);
            state.apply(
                    version, "tx", Timestamp.getDefaultInstance(), ReadWriteSet.parse(LedgerTestKit.put(CC, key, "0")));
            model.write(key, "0", version);
        }
    }

    @Provide
    Arbitrary<List<List<Action>>> blocks() {
        Arbitrary<String> key = Arbitraries.of("a", "b", "b007", "c", "\uffff", "\ud83d\ude00");
        Arbitrary<String> bound = Arbitraries.of("", "a", "b", "b050", "c", "\udbff\udfff");
        Arbitrary<Action> action = Combinators.combine(
                        Arbitraries.of(0, 0, 0, 1, 2),
                        key.list().ofMaxSize(1),
                        bound,
                        bound,
                        Arbitraries.of(0, 1, 2, 3, 50, 51, 101, 1000),
                        key.list().ofMaxSize(2),
                        Arbitraries.of("", "1", "2"))
                .as(Action::new);
        return action.list().ofMaxSize(5).list().ofMaxSize(5);
    }
}
