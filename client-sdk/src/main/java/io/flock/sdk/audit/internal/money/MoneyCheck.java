package io.flock.sdk.audit.internal.money;

import io.flock.protocol.codec.Json;
import io.flock.protocol.delegation.DelegationRecord;
import io.flock.protocol.emission.Emitted;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Account;
import io.flock.protocol.token.Credit;
import io.flock.protocol.token.Entry;
import io.flock.protocol.token.LockRecord;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.MoneySums;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.finding.Findings;
import io.flock.sdk.audit.internal.state.ReplayedState;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Counts all FLOCK in the state: balances, credits, locks, treasury, burned, what each task and what the marketplace holds.
 * It must be what was minted, after every block. Only what a block touched is counted anew; without upper limit, so
 * that a forged amount can't hide in an overflow.
 */
public final class MoneyCheck {
    private static final Set<KeyType> MARKET = EnumSet.of(
            KeyType.MODEL_HOST,
            KeyType.CHANNEL,
            KeyType.REVENUE,
            KeyType.REVENUE_FOLD,
            KeyType.REVENUE_CLAIM,
            KeyType.KNOWLEDGE,
            KeyType.KNOWLEDGE_REVENUE,
            KeyType.KNOWLEDGE_FOLD,
            KeyType.KNOWLEDGE_CLAIM);

    private final ReplayedState state;
    private final Findings findings;
    private final Map<String, BigInteger> byKey = new HashMap<>();
    private final Map<TaskId, BigInteger> byTask = new HashMap<>();
    private final Map<TaskId, BigInteger> byArenaTask = new HashMap<>();
    private final TreeSet<TaskId> touched = new TreeSet<>();
    private final TreeSet<TaskId> touchedInArena = new TreeSet<>();
    private BigInteger held = BigInteger.ZERO;
    private BigInteger minted = BigInteger.ZERO;
    private BigInteger burned = BigInteger.ZERO;
    /** What was off at the last block: a sum that stays wrong is one difference. */
    private BigInteger offBefore = BigInteger.ZERO;

    public MoneyCheck(ReplayedState state, Findings findings) {
        this.state = state;
        this.findings = findings;
    }

    /** Takes a transaction's writes into account. */
    public void wrote(AuditedTransaction transaction) {
        transaction.writes().forEach((composite, document) -> LedgerKey.parse(composite)
                .ifPresent(key -> wrote(transaction, key, document)));
    }

    private void wrote(AuditedTransaction transaction, LedgerKey key, Optional<String> document) {
        try {
            switch (key.type()) {
                case ACCOUNT ->
                    count(key, document.map(json -> Json.read(json, Account.class)
                            .balance()));
                case CREDIT ->
                    count(key, document.map(json -> Json.read(json, Credit.class)
                            .amount()));
                case EMITTED ->
                    count(key, document.map(json -> Json.read(json, Emitted.class)
                            .amount()));
                case DELEGATION ->
                    count(key, document.map(json -> Json.read(json, DelegationRecord.class)
                            .free()));
                case ENTRY, TOTAL ->
                    count(key, document.map(json -> Json.read(json, Entry.class).amount()));
                case LOCK ->
                    count(key, document.map(json -> Json.read(json, LockRecord.class)
                            .held()));
                case MODEL_HOST,
                        CHANNEL,
                        REVENUE,
                        REVENUE_FOLD,
                        REVENUE_CLAIM,
                        KNOWLEDGE,
                        KNOWLEDGE_REVENUE,
                        KNOWLEDGE_FOLD,
                        KNOWLEDGE_CLAIM ->
                    count(key, document.map(json -> MarketMoney.held(key, json)).orElse(BigInteger.ZERO));
                case TASK, ROSTER, JOIN, LEAVE, CLAIMED ->
                    touched.add(TaskId.parse(key.attributes().get(0)));
                case ARENA,
                        ARENA_ROSTER,
                        ARENA_STAKE,
                        ARENA_UNSTAKED,
                        ARENA_CLAIMED,
                        SETTLEMENT,
                        ALLOTMENT,
                        POOL_CLAIMED ->
                    touchedInArena.add(TaskId.parse(key.attributes().get(0)));
                default -> {
                    // Holds no money.
                }
            }
        } catch (FlockException e) {
            findings.transaction(
                    transaction, Difference.Kind.UNREADABLE, key.toString(), "a document of its type", e.getMessage());
        }
    }

    private void count(LedgerKey key, Optional<Amount> amount) {
        count(key, amount.map(TaskMoney::micros).orElse(BigInteger.ZERO));
    }

    private void count(LedgerKey key, BigInteger now) {
        BigInteger before = Optional.ofNullable(byKey.put(key.composite(), now)).orElse(BigInteger.ZERO);
        BigInteger more = now.subtract(before);
        boolean counter = key.type() == KeyType.ENTRY || key.type() == KeyType.TOTAL;
        String first = counter ? key.attributes().get(0) : "";
        if (first.equals(EntryKind.MINTED.text())) {
            minted = minted.add(more);
            return;
        }
        held = held.add(more);
        if (first.equals(EntryKind.BURNED.text())) {
            burned = burned.add(more);
        }
    }

    public void afterBlock(long block) {
        count(block, touched, byTask, TaskMoney::held);
        count(block, touchedInArena, byArenaTask, ArenaMoney::held);
        BigInteger off = held.subtract(minted);
        if (!off.equals(offBefore)) {
            findings.block(block, Difference.Kind.MONEY, "micro-FLOCK in the whole state", minted, held);
            offBefore = off;
        }
    }

    private void count(
            long block,
            Set<TaskId> tasks,
            Map<TaskId, BigInteger> known,
            BiFunction<ReplayedState, TaskId, BigInteger> count) {
        for (TaskId task : tasks) {
            try {
                BigInteger now = count.apply(state, task);
                BigInteger before = Optional.ofNullable(known.put(task, now)).orElse(BigInteger.ZERO);
                held = held.add(now).subtract(before);
            } catch (FlockException e) {
                findings.block(
                        block, Difference.Kind.UNREADABLE, "task " + task, "documents of their types", e.getMessage());
            }
        }
        tasks.clear();
    }

    /** Where all FLOCK are now. */
    public MoneySums sums() {
        return new MoneySums(
                minted.toString(),
                burned.toString(),
                sum(entries(EntryKind.TREASURY)),
                sum(of(KeyType.ACCOUNT)),
                sum(of(KeyType.CREDIT)),
                sum(of(KeyType.LOCK)),
                sum(of(KeyType.DELEGATION)),
                sum(of(KeyType.EMITTED)),
                total(byTask.values().stream()).toString(),
                total(byArenaTask.values().stream()).toString(),
                sum(key -> MARKET.contains(key.type())),
                held.toString());
    }

    private static Predicate<LedgerKey> of(KeyType type) {
        return key -> key.type() == type;
    }

    private static Predicate<LedgerKey> entries(EntryKind kind) {
        return key -> (key.type() == KeyType.ENTRY || key.type() == KeyType.TOTAL)
                && key.attributes().get(0).equals(kind.text());
    }

    private String sum(Predicate<LedgerKey> which) {
        return total(byKey.entrySet().stream()
                        .filter(entry ->
                                LedgerKey.parse(entry.getKey()).filter(which).isPresent())
                        .map(Map.Entry::getValue))
                .toString();
    }

    private static BigInteger total(Stream<BigInteger> sums) {
        return sums.reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Minted less burned; nothing where forged entries make that negative. */
    public Amount supply() {
        BigInteger supply = minted.subtract(burned);
        return supply.signum() < 0 || supply.bitLength() > 62 ? Amount.ZERO : Amount.ofMicros(supply.longValueExact());
    }
}
