package io.flock.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ClaimRecord;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.UnstakeRecord;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.delegation.DelegationRecord;
import io.flock.protocol.delegation.PoolClaimRecord;
import io.flock.protocol.emission.Emitted;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.RevenueClaim;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.use.KnowledgeRevenue;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Account;
import io.flock.protocol.token.Credit;
import io.flock.protocol.token.Entry;
import io.flock.protocol.token.LockRecord;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts all FLOCK that a state's documents hold: whatever happened, it is what was minted. */
public final class Money {
    private final SortedMap<String, String> documents;

    /** Most documents are the same from one transaction to the next, and sums are counted after each. */
    private static final Map<String, Object> READ = recent(50_000);

    private static final Map<String, LedgerKey> KEYS = recent(50_000);

    private static final Set<KeyType> MARKET = EnumSet.of(
            KeyType.CHANNEL,
            KeyType.MODEL_HOST,
            KeyType.KNOWLEDGE,
            KeyType.REVENUE,
            KeyType.KNOWLEDGE_REVENUE,
            KeyType.REVENUE_FOLD,
            KeyType.KNOWLEDGE_FOLD);

    private Money(SortedMap<String, String> documents) {
        this.documents = documents;
    }

    /** Amounts are never negative by their type; a document that held one could not be read. */
    public static void requireConserved(Channel channel) {
        Money money = new Money(channel.documents());
        assertThat(money.held()).as("all that is held").isEqualTo(money.entries("minted"));
    }

    /** All that was minted is in accounts, in credits, in the treasury or burned: nothing waits anywhere else. */
    public static void requireNothingHeld(Channel channel) {
        Money money = new Money(channel.documents());
        SortedMap<String, String> holding = new TreeMap<>();
        money.documents.forEach((composite, json) -> {
            KeyType kind = key(composite).type();
            if (kind != KeyType.ACCOUNT
                    && kind != KeyType.CREDIT
                    && !money.in(key(composite), json).isZero()) {
                holding.put(composite, json);
            }
        });
        Amount free = money.entries("treasury").plus(money.entries("burned"));
        for (Map.Entry<String, String> document : money.documents.entrySet()) {
            LedgerKey key = key(document.getKey());
            if (key.type() == KeyType.ACCOUNT || key.type() == KeyType.CREDIT) {
                free = free.plus(money.in(key, document.getValue()));
            }
        }
        assertThat(free).as("what is not stuck, where %s", holding).isEqualTo(money.entries("minted"));
    }

    /** Channels, hosts' stakes, deposits of documents and revenue are all paid out. */
    public static void requireNoneInTheMarket(Channel channel) {
        Money money = new Money(channel.documents());
        SortedMap<KeyType, Amount> held = new TreeMap<>();
        Amount claimed = Amount.ZERO;
        for (Map.Entry<String, String> document : money.documents.entrySet()) {
            LedgerKey key = key(document.getKey());
            if (MARKET.contains(key.type())) {
                held.merge(key.type(), money.in(key, document.getValue()), Amount::plus);
            } else if (key.type() == KeyType.REVENUE_CLAIM || key.type() == KeyType.KNOWLEDGE_CLAIM) {
                claimed = claimed.plus(
                        read(document.getValue(), RevenueClaim.class).amount());
            }
        }
        assertThat(Amount.sum(List.copyOf(held.values())))
                .as("in the market: %s", held)
                .isEqualTo(claimed);
    }

    /**
     * Every document, but for those that each transaction writes for itself: of these only what they come to, by receiver or
     * by kind. Two ledgers on which the same was done in another order have the same.
     */
    public static SortedMap<String, String> withoutTransactions(Channel channel) {
        SortedMap<String, String> summary = new TreeMap<>();
        SortedMap<String, Amount> sums = new TreeMap<>();
        channel.documents().forEach((composite, json) -> {
            LedgerKey key = key(composite);
            if (key.type() == KeyType.CREDIT || key.type() == KeyType.ENTRY) {
                Amount amount = key.type() == KeyType.CREDIT
                        ? read(json, Credit.class).amount()
                        : read(json, Entry.class).amount();
                sums.merge(key.type() + " " + key.attributes().get(0), amount, Amount::plus);
            } else {
                summary.put(composite, json);
            }
        });
        sums.forEach((name, sum) -> summary.put(name, sum.toString()));
        return summary;
    }

    /** All of a kind, in the order of their keys. */
    public static <T extends StateDocument> List<T> documents(Channel channel, KeyType kind, Class<T> type) {
        return channel.documents().entrySet().stream()
                .filter(entry -> key(entry.getKey()).type() == kind)
                .map(entry -> read(entry.getValue(), type))
                .toList();
    }

    /** What an Arena task holds. */
    public static Amount inArena(Channel channel, TaskId task) {
        return new Money(channel.documents()).arena(task);
    }

    public static Amount treasury(Channel channel) {
        return new Money(channel.documents()).entries("treasury");
    }

    /** What a task of the Alliance holds. */
    public static Amount inAlliance(Channel channel, TaskId task) {
        Money money = new Money(channel.documents());
        Amount held = Amount.ZERO;
        Amount claimed = Amount.ZERO;
        for (String composite : money.documents.keySet()) {
            LedgerKey key = key(composite);
            if (!key.attributes().get(0).equals(task.text())) {
                continue;
            }
            String json = money.documents.get(composite);
            switch (key.type()) {
                case TASK, ROSTER, JOIN -> held = held.plus(money.in(key, json));
                case CLAIMED ->
                    claimed =
                            claimed.plus(read(json, ClaimRecord.class).refund().total());
                default -> {}
            }
        }
        return held.minus(claimed);
    }

    private Amount arena(TaskId id) {
        Amount in = Amount.ZERO;
        Amount out = Amount.ZERO;
        ArenaRoster roster = arenaRoster(id).orElse(null);
        for (String composite : documents.keySet()) {
            LedgerKey key = key(composite);
            String json = documents.get(composite);
            if (!key.attributes().get(0).equals(id.text())) {
                continue;
            }
            switch (key.type()) {
                case ARENA -> {
                    ArenaTask task = read(json, ArenaTaskDocument.class).definition();
                    in = roster == null ? in.plus(task.rewardPool()).plus(task.creatorStake()) : in;
                }
                case ARENA_ROSTER -> in = in.plus(arenaTotal(read(json, ArenaRoster.class)));
                case ARENA_STAKE -> {
                    StakeRecord stake = read(json, StakeRecord.class);
                    boolean member =
                            roster != null && roster.member(stake.account()).isPresent();
                    in = member ? in : in.plus(stake.refund().total());
                }
                case SETTLEMENT ->
                    in = in.plus(Amount.sum(read(json, EpochSettlement.class).payouts().stream()
                                    .map(Payout::amount)
                                    .toList()))
                            .plus(Amount.sum(read(json, EpochSettlement.class).pools().stream()
                                    .map(PoolShare::reward)
                                    .toList()));
                case ARENA_UNSTAKED ->
                    out = out.plus(read(json, UnstakeRecord.class).refund().total());
                case ARENA_CLAIMED ->
                    out = out.plus(read(json, ArenaClaimRecord.class).total());
                case ALLOTMENT -> {
                    AccountId owner = AccountId.parse(key.attributes().get(1));
                    boolean member = roster != null && roster.member(owner).isPresent();
                    in = member ? in : in.plus(read(json, AllotmentRecord.class).amount());
                }
                case POOL_CLAIMED ->
                    out = out.plus(read(json, PoolClaimRecord.class).total());
                default -> {}
            }
        }
        return in.minus(out);
    }

    private static Amount arenaTotal(ArenaRoster roster) {
        return Amount.sum(roster.members().stream().map(ArenaMember::money).toList())
                .plus(Amount.sum(
                        roster.members().stream().map(ArenaMember::delegated).toList()))
                .plus(Amount.sum(roster.pools().dues().values()))
                .plus(roster.pool())
                .plus(roster.locked())
                .plus(roster.creatorStake())
                .plus(Amount.sum(roster.dues().values()))
                .plus(Amount.sum(roster.vesting().stream().map(Payout::amount).toList()));
    }

    private Optional<ArenaRoster> arenaRoster(TaskId task) {
        return Optional.ofNullable(documents.get(ArenaKeys.roster(task).composite()))
                .map(json -> read(json, ArenaRoster.class));
    }

    private Amount held() {
        Amount held = entries("treasury").plus(entries("burned"));
        for (String composite : documents.keySet()) {
            held = held.plus(in(key(composite), documents.get(composite)));
        }
        for (String composite : documents.keySet()) {
            LedgerKey key = key(composite);
            if (key.type() == KeyType.CLAIMED) {
                held = held.minus(read(documents.get(composite), ClaimRecord.class)
                        .refund()
                        .total());
            } else if (key.type() == KeyType.REVENUE_CLAIM || key.type() == KeyType.KNOWLEDGE_CLAIM) {
                held = held.minus(
                        read(documents.get(composite), RevenueClaim.class).amount());
            }
        }
        return held;
    }

    private Amount in(LedgerKey key, String json) {
        return switch (key.type()) {
            case ACCOUNT -> read(json, Account.class).balance();
            case CREDIT -> read(json, Credit.class).amount();
            case EMITTED -> read(json, Emitted.class).amount();
            case DELEGATION -> read(json, DelegationRecord.class).free();
            case LOCK -> read(json, LockRecord.class).held();
            case MODEL_HOST -> read(json, HostRecord.class).stake();
            case CHANNEL -> read(json, PaymentChannel.class).held();
            case KNOWLEDGE -> read(json, KnowledgeDocument.class).held();
            case REVENUE -> read(json, Entry.class).amount();
            case KNOWLEDGE_REVENUE -> read(json, KnowledgeRevenue.class).amount();
            case REVENUE_FOLD, KNOWLEDGE_FOLD ->
                Amount.sum(read(json, RevenueFold.class).earned().values());
            case ROSTER -> read(json, Roster.class).total();
            case ARENA -> arena(TaskId.parse(key.attributes().get(0)));
            case TASK -> poolBeforeTheRoster(read(json, TaskDocument.class));
            case JOIN -> stake(TaskId.parse(key.attributes().get(0)), read(json, JoinRecord.class));
            default -> Amount.ZERO;
        };
    }

    private Amount poolBeforeTheRoster(TaskDocument task) {
        return roster(task.taskId()).isPresent()
                ? Amount.ZERO
                : task.definition().rewardPool();
    }

    /** A stake is in the application until its account is a member or has left. */
    private Amount stake(TaskId task, JoinRecord join) {
        AccountId account = join.account();
        boolean member = roster(task).flatMap(r -> r.member(account)).isPresent();
        boolean left = documents.containsKey(LedgerKey.leave(task, account).composite());
        return member || left ? Amount.ZERO : join.refund().total();
    }

    private Optional<Roster> roster(TaskId task) {
        return Optional.ofNullable(documents.get(LedgerKey.roster(task).composite()))
                .map(json -> read(json, Roster.class));
    }

    private Amount entries(String kind) {
        Amount sum = Amount.ZERO;
        for (String composite : documents.keySet()) {
            LedgerKey key = key(composite);
            if ((key.type() == KeyType.ENTRY || key.type() == KeyType.TOTAL)
                    && key.attributes().get(0).equals(kind)) {
                sum = sum.plus(read(documents.get(composite), Entry.class).amount());
            }
        }
        return sum;
    }

    private static synchronized <T extends StateDocument> T read(String json, Class<T> type) {
        Object known = READ.get(json);
        if (!type.isInstance(known)) {
            known = Json.read(json, type);
            READ.put(json, known);
        }
        return type.cast(known);
    }

    private static synchronized LedgerKey key(String composite) {
        return KEYS.computeIfAbsent(composite, text -> LedgerKey.parse(text).orElseThrow());
    }

    private static <V> Map<String, V> recent(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
