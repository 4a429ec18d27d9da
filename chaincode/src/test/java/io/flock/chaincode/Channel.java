package io.flock.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.contract.Answer;
import io.flock.chaincode.contract.Contracts;
import io.flock.chaincode.contract.Dispatcher;
import io.flock.chaincode.contract.Invocation;
import io.flock.chaincode.state.InMemoryStore;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.event.FlockEvents;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.ledger.LedgerKey;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A channel in memory: the real doors over a state in memory, with a clock that the test moves. Each transaction is
 * simulated twice, as by two endorsers, which must agree; a refused one must leave nothing.
 */
public final class Channel {
    public static final String NAME = "flock";

    /** Making one describes all functions; it keeps nothing between calls. */
    private static final Map<Digest, Dispatcher> DISPATCHERS = new ConcurrentHashMap<>();

    private final InMemoryStore store;
    private final Dispatcher dispatcher;
    private final List<FlockEvent> events = new ArrayList<>();
    private long now = 1_800_000_000;
    private int transactions;
    private Consumer<Executed> observer = executed -> {};
    private Predicate<String> effectiveAgain = function -> true;

    public Channel(FoundingDocument agreed) {
        this(
                new InMemoryStore(),
                DISPATCHERS.computeIfAbsent(agreed.digest(), digest -> new Dispatcher(Contracts.table(), digest)));
    }

    private Channel(InMemoryStore store, Dispatcher dispatcher) {
        this.store = store;
        this.dispatcher = dispatcher;
    }

    public long now() {
        return now;
    }

    public void waitSeconds(long seconds) {
        now += seconds;
    }

    /**
     * A transaction that succeeded.
     *
     * @param calls of the state, in order
     * @param rows how many documents its ranges read
     * @param characters how long the documents are that it parsed or wrote
     * @param cpuNanos of one simulation
     */
    public record Executed(String function, List<String> calls, int rows, long characters, long cpuNanos) {
        /** How many keys it read or wrote. */
        public int keys() {
            return calls.size() + rows;
        }
    }

    /** Tells of each transaction that succeeded, evaluated functions included, once it is committed. */
    public void observe(Consumer<Executed> by) {
        observer = by;
    }

    /**
     * From now on each transaction that changed something is simulated a second time, by the same caller with the same
     * arguments: it must be refused or leave every document as it is, but for functions that may well have an effect again.
     */
    public void requireNoEffectAgain(Predicate<String> but) {
        effectiveAgain = but;
    }

    /** The same state and time, from which both go on each for itself. */
    public Channel fork() {
        Channel fork = new Channel(store.copy(), dispatcher);
        fork.now = now;
        fork.transactions = transactions;
        return fork;
    }

    /** Submits and expects success; answers the result. */
    public String submit(Identity who, String function, Object request) {
        Answer answer = attempt(who, function, Json.write(request));
        assertThat(answer).as(function).isInstanceOf(Answer.Result.class);
        return ((Answer.Result) answer).json();
    }

    public <T> T submit(Identity who, String function, Object request, Class<T> result) {
        return Json.read(submit(who, function, request), result);
    }

    /** Submits and expects a refusal, which changes nothing; answers its code. */
    public ErrorCode refusal(Identity who, String function, Object request) {
        return refusalOf(who, function, Json.write(request));
    }

    /** The same with arguments as they are sent. */
    public ErrorCode refusalOf(Identity who, String function, String... arguments) {
        Answer answer = attempt(who, function, arguments);
        assertThat(answer).as(function).isInstanceOf(Answer.Refusal.class);
        String message = ((Answer.Refusal) answer).message();
        return FlockException.parse(message).flatMap(FlockException::code).orElseThrow();
    }

    /** Submits, whatever comes of it. */
    public Answer attempt(Identity who, String function, String... arguments) {
        Invocation invocation = next(who, function, arguments);
        Answer other = dispatcher.answer(invocation, store);
        SortedMap<String, Optional<String>> otherWrites = store.pendingWrites();
        store.discard();
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Answer answer = dispatcher.answer(invocation, store);
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
        assertThat(answer).isEqualTo(other);
        assertThat(store.pendingWrites()).isEqualTo(otherWrites);
        if (answer instanceof Answer.Refusal) {
            assertThat(otherWrites).isEmpty();
            store.discard();
        } else {
            Executed executed = new Executed(function, store.calls(), store.rows(), store.characters(), cpu);
            store.commit()
                    .ifPresent(payload ->
                            events.addAll(Json.read(payload, FlockEvents.class).events()));
            observer.accept(executed);
            if (!otherWrites.isEmpty() && !effectiveAgain.test(function)) {
                again(next(who, function, arguments));
            }
        }
        return answer;
    }

    private Invocation next(Identity who, String function, String... arguments) {
        transactions++;
        return new Invocation(
                function,
                List.of(arguments),
                who.creator(),
                NAME,
                String.format(Locale.ROOT, "%064x", transactions),
                now);
    }

    private void again(Invocation invocation) {
        SortedMap<String, String> before = store.documents();
        dispatcher.answer(invocation, store);
        store.pendingWrites().forEach((key, value) -> assertThat(value)
                .as("%s a second time, by %s", invocation.function(), key)
                .isEqualTo(Optional.ofNullable(before.get(key))));
        store.discard();
    }

    /** Places a document without a transaction: for states that would take thousands. */
    public void place(LedgerKey key, StateDocument document) {
        store.put(key.composite(), Json.write(document));
        assertThat(store.commit()).isEmpty();
    }

    /** Takes a document away without a transaction: for states that an earlier chaincode left. */
    public void takeAway(LedgerKey key) {
        store.write(new TreeMap<>(Map.of(key.composite(), Optional.empty())));
        assertThat(store.commit()).isEmpty();
    }

    /** Asks; nothing is written. */
    public <T> T evaluate(Identity who, String function, Object request, Class<T> result) {
        SortedMap<String, String> before = store.documents();
        T answer = Json.read(submit(who, function, request), result);
        assertThat(store.documents()).isEqualTo(before);
        return answer;
    }

    public <T extends StateDocument> Optional<T> document(LedgerKey key, Class<T> type) {
        return Optional.ofNullable(store.documents().get(key.composite())).map(json -> Json.read(json, type));
    }

    /** Every document, by key. */
    public SortedMap<String, String> documents() {
        return store.documents();
    }

    /** All that happened so far. */
    public List<FlockEvent> events() {
        return List.copyOf(events);
    }
}
