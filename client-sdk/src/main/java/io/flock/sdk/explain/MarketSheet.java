package io.flock.sdk.explain;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.HostStatus;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.RevenueClaim;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeOutcome;
import io.flock.protocol.marketplace.knowledge.use.KnowledgeRevenue;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Credit;
import io.flock.protocol.token.Entry;
import io.flock.sdk.audit.TrailStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes the balance sheet of a listing with all its channels, or of one channel: in with a plus; out, or still lying there,
 * with a minus. Of one channel the contributors' part goes out; in a listing it lies until it is claimed.
 */
final class MarketSheet {
    private final MarketTrail trail;
    private final Predicate<LedgerKey> ofListing;
    private final Predicate<PaymentChannel> ofChannel;
    private final SheetLines lines = new SheetLines();
    /** The last of each document that holds money, by its key. */
    private final Map<String, Change> last = new TreeMap<>();

    MarketSheet(MarketTrail trail, Predicate<LedgerKey> ofListing, Predicate<PaymentChannel> ofChannel) {
        this.trail = trail;
        this.ofListing = ofListing;
        this.ofChannel = ofChannel;
    }

    /** Empty where no money moved. */
    Optional<BalanceSheet> sheet(String subject) {
        trail.transactions().forEach(this::follow);
        last.values().forEach(this::stillHeld);
        return lines.lines().isEmpty() ? Optional.empty() : Optional.of(new BalanceSheet(subject, lines.lines()));
    }

    private void follow(List<Change> changes) {
        List<Change> own = changes.stream().filter(this::isOwn).toList();
        own.forEach(change -> {
            last.put(change.key().composite(), change);
            follow(change, changes);
        });
        if (!own.isEmpty()) {
            lines.toTreasury(own.get(0).step());
        }
    }

    private boolean isOwn(Change change) {
        return switch (change.key().type()) {
            case CHANNEL -> change.after(PaymentChannel.class).filter(ofChannel).isPresent();
            case MODEL_HOST,
                    KNOWLEDGE,
                    REVENUE,
                    REVENUE_FOLD,
                    REVENUE_CLAIM,
                    KNOWLEDGE_REVENUE,
                    KNOWLEDGE_FOLD,
                    KNOWLEDGE_CLAIM -> ofListing.test(change.key());
            default -> false;
        };
    }

    private void follow(Change change, List<Change> changes) {
        switch (change.key().type()) {
            case CHANNEL -> channel(change, changes);
            case MODEL_HOST -> host(change, changes);
            case KNOWLEDGE -> document(change);
            case REVENUE_CLAIM, KNOWLEDGE_CLAIM ->
                add(
                        "claimed",
                        claimant(change),
                        amount(change.before(RevenueClaim.class)) - amount(change.after(RevenueClaim.class)),
                        change.step());
            default -> {
                // Moves nothing in or out.
            }
        }
    }

    private void channel(Change change, List<Change> changes) {
        PaymentChannel after = change.after(PaymentChannel.class).orElseThrow();
        Optional<PaymentChannel> before = change.before(PaymentChannel.class);
        AccountId consumer = after.id().consumer();
        TrailStep step = change.step();
        add("deposited", consumer, after.deposited().micros() - micros(before.map(PaymentChannel::deposited)), step);
        add(
                "given back",
                consumer,
                micros(before.map(PaymentChannel::returned)) - after.returned().micros(),
                step);
        MarketSettlement.of(change, step.id(), changes).ifPresent(settlement -> {
            add("settled for the host", after.id().host(), -settlement.host(), step);
            if (changes.stream().noneMatch(this::isRevenue)) {
                lines.add(
                        "to the contributors",
                        Optional.empty(),
                        -settlement.contributors().micros(),
                        step);
            }
        });
    }

    private boolean isRevenue(Change change) {
        KeyType type = change.key().type();
        return (type == KeyType.REVENUE || type == KeyType.KNOWLEDGE_REVENUE) && ofListing.test(change.key());
    }

    private void host(Change change, List<Change> changes) {
        HostRecord after = change.after(HostRecord.class).orElseThrow();
        long more =
                after.stake().micros() - micros(change.before(HostRecord.class).map(HostRecord::stake));
        if (after.status() != HostStatus.SLASHED) {
            add(more > 0 ? "staked" : "stake given back", after.host(), more, change.step());
            return;
        }
        changes.stream()
                .filter(other -> other.key().type() == KeyType.CREDIT)
                .forEach(credit -> add(
                        "back to the consumer, for a broken word",
                        AccountId.parse(credit.key().attributes().get(0)),
                        -micros(credit.after(Credit.class).map(Credit::amount)),
                        change.step()));
    }

    private void document(Change change) {
        KnowledgeDocument after = change.after(KnowledgeDocument.class).orElseThrow();
        long more = after.held().micros()
                - micros(change.before(KnowledgeDocument.class).map(KnowledgeDocument::held));
        if (more > 0) {
            add("deposit of a document", after.contributor(), more, change.step());
        } else if (more < 0) {
            add(
                    "deposit of a document given back",
                    after.contributor(),
                    -micros(after.outcome().map(KnowledgeOutcome::returned)),
                    change.step());
        }
    }

    private void stillHeld(Change change) {
        switch (change.key().type()) {
            case CHANNEL -> hold("channel " + name(change), change, PaymentChannel.class, PaymentChannel::held);
            case MODEL_HOST -> hold("stake of a host", change, HostRecord.class, HostRecord::stake);
            case KNOWLEDGE -> hold("deposit of a document", change, KnowledgeDocument.class, KnowledgeDocument::held);
            case REVENUE -> hold("not divided yet", change, Entry.class, Entry::amount);
            case KNOWLEDGE_REVENUE ->
                hold("of searches, not divided yet", change, KnowledgeRevenue.class, KnowledgeRevenue::amount);
            case REVENUE_FOLD, KNOWLEDGE_FOLD ->
                change.after(RevenueFold.class).ifPresent(fold -> fold.earned()
                        .forEach((account, earned) -> lines.hold("earned", Optional.of(account), earned.micros())));
            case REVENUE_CLAIM, KNOWLEDGE_CLAIM ->
                lines.hold(
                        "claimed of what is earned",
                        Optional.of(claimant(change)),
                        -amount(change.after(RevenueClaim.class)));
            default -> {
                // Holds nothing.
            }
        }
    }

    private <T extends StateDocument> void hold(String what, Change change, Class<T> type, Function<T, Amount> held) {
        lines.hold(what, Optional.empty(), micros(change.after(type).map(held)));
    }

    private static String name(Change channel) {
        return String.join("/", channel.key().attributes());
    }

    private void add(String what, AccountId account, long micros, TrailStep step) {
        lines.add(what, Optional.of(account), micros, step);
    }

    private static AccountId claimant(Change change) {
        List<String> attributes = change.key().attributes();
        return AccountId.parse(attributes.get(attributes.size() - 1));
    }

    private static long amount(Optional<RevenueClaim> claim) {
        return micros(claim.map(RevenueClaim::amount));
    }

    private static long micros(Optional<Amount> amount) {
        return amount.orElse(Amount.ZERO).micros();
    }
}
