package io.flock.sdk.explain;

import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.knowledge.request.ClaimKnowledge;
import io.flock.protocol.marketplace.knowledge.use.KnowledgeRevenue;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Entry;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account's parts of what settlements left for the contributors of a listing's versions and documents. */
final class RevenueParts {
    private final List<List<Change>> transactions;
    private final ListingId listing;
    private final AccountId account;
    private final Map<VersionRef, ModelVersion> versions = new HashMap<>();

    RevenueParts(List<List<Change>> transactions, ListingId listing, AccountId account) {
        this.transactions = transactions;
        this.listing = listing;
        this.account = account;
    }

    /** In order; a division that gave the account nothing is none. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (List<Change> changes : transactions) {
            for (Change change : changes) {
                if (change.key().attributes().get(0).equals(listing.text())) {
                    switch (change.key().type()) {
                        case MODEL_VERSION ->
                            change.after(ModelVersion.class).ifPresent(version -> versions.put(version.ref(), version));
                        case REVENUE_FOLD -> ofVersion(change, changes).ifPresent(lines::add);
                        case KNOWLEDGE_FOLD -> ofKnowledge(change, changes).ifPresent(lines::add);
                        default -> {
                            // Divides nothing.
                        }
                    }
                }
            }
        }
        return lines;
    }

    private Optional<Line> ofVersion(Change change, List<Change> changes) {
        VersionRef ref = new VersionRef(
                listing, Integer.parseInt(change.key().attributes().get(1)));
        ModelVersion version = versions.get(ref);
        List<TransactionId> settlements = new ArrayList<>();
        Amount batch = Amount.ZERO;
        for (Change one : changes) {
            Optional<Entry> entry = isRevenue(one, ref) ? one.before(Entry.class) : Optional.empty();
            if (entry.isPresent()) {
                settlements.add(settlement(one));
                batch = batch.plus(entry.get().amount());
            }
        }
        Amount weight = version.rewards().getOrDefault(account, Amount.ZERO);
        return line(
                "part of " + settlements.size() + " settlements for " + ref,
                "batch · reward / rewards, by largest remainder",
                Map.of(
                        "batch", batch.format(),
                        "reward", weight.format(),
                        "rewards", Amount.sum(version.rewards().values()).format()),
                change,
                before(change).plus(batch, version),
                settlements);
    }

    private static boolean isRevenue(Change change, VersionRef ref) {
        return change.key().type() == KeyType.REVENUE
                && change.after().isEmpty()
                && change.key().equals(MarketKeys.revenue(ref, settlement(change)));
    }

    private static TransactionId settlement(Change change) {
        List<String> attributes = change.key().attributes();
        return TransactionId.parse(attributes.get(attributes.size() - 1));
    }

    private Optional<Line> ofKnowledge(Change change, List<Change> changes) {
        TrailStep step = change.step();
        RevenueFold fold = before(change);
        List<TransactionId> settlements = new ArrayList<>();
        long uses = 0;
        long all = 0;
        for (TransactionId settlement :
                Json.read(step.request(), ClaimKnowledge.class).settlements()) {
            LedgerKey key = MarketKeys.knowledgeRevenue(listing, settlement);
            Optional<KnowledgeRevenue> entry = changes.stream()
                    .filter(one -> one.key().equals(key) && !settlements.contains(settlement))
                    .findFirst()
                    .flatMap(one -> one.before(KnowledgeRevenue.class));
            if (entry.isPresent()) {
                settlements.add(settlement);
                fold = fold.plus(entry.get(), listing);
                uses += entry.get().uses().getOrDefault(account, 0L);
                all += entry.get().uses().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
            }
        }
        return line(
                "part of " + settlements.size() + " settlements of searches in " + listing,
                "of each settlement: contributors · uses / allUses, by largest remainder",
                Map.of("uses", Long.toString(uses), "allUses", Long.toString(all)),
                change,
                fold,
                settlements);
    }

    private static RevenueFold before(Change change) {
        return change.before(RevenueFold.class).orElseGet(RevenueFold::none);
    }

    private Optional<Line> line(
            String what,
            String formula,
            Map<String, String> factors,
            Change change,
            RevenueFold expected,
            List<TransactionId> settlements) {
        Amount now = change.after(RevenueFold.class).orElseThrow().earnedBy(account);
        long part = now.micros() - before(change).earnedBy(account).micros();
        List<TransactionId> rests = new ArrayList<>();
        rests.add(change.step().id());
        rests.addAll(settlements);
        boolean follows = expected.earnedBy(account).equals(now);
        return part == 0 && follows
                ? Optional.empty()
                : Optional.of(new Line(what, part, formula, factors, rests, follows));
    }
}
