package io.flock.sdk.explain;

import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.marketplace.Anchor;
import io.flock.protocol.marketplace.ChannelTerms;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.RevenueSplit;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.request.SettleSearches;
import io.flock.protocol.marketplace.knowledge.use.KnowledgeRevenue;
import io.flock.protocol.marketplace.request.SettleVoucher;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Account;
import io.flock.protocol.token.Credit;
import io.flock.protocol.token.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One settlement of a channel: what the ledger booked, and what the formulas give.
 *
 * @param opening the transaction that opened the channel, whose terms hold
 */
record MarketSettlement(PaymentChannel before, PaymentChannel after, TransactionId opening, List<Change> changes) {

    /** Empty for a transaction that settled nothing of the channel. */
    static Optional<MarketSettlement> of(Change channel, TransactionId opening, List<Change> changes) {
        PaymentChannel after = channel.after(PaymentChannel.class).orElseThrow();
        return channel.before(PaymentChannel.class)
                .filter(before -> !before.settled().equals(after.settled()))
                .map(before -> new MarketSettlement(before, after, opening, changes));
    }

    Amount settled() {
        return after.settled().minus(before.settled());
    }

    /** What the treasury booked. */
    Amount treasury() {
        return first(LedgerKey.entry(EntryKind.TREASURY, transaction()))
                .flatMap(change -> change.after(Entry.class))
                .map(Entry::amount)
                .orElse(Amount.ZERO);
    }

    /** What was booked for contributors. */
    Amount contributors() {
        return changes.stream()
                .map(change -> switch (change.key().type()) {
                    case REVENUE -> change.after(Entry.class).map(Entry::amount);
                    case KNOWLEDGE_REVENUE ->
                        change.after(KnowledgeRevenue.class).map(KnowledgeRevenue::amount);
                    default -> Optional.<Amount>empty();
                })
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Amount.ZERO);
    }

    /** What was left for the host as a credit, or by an earlier chaincode put into its balance, in micro-FLOCK. */
    long host() {
        return first(LedgerKey.credit(after.id().host(), CreditId.of(transaction())))
                .flatMap(change -> change.after(Credit.class))
                .map(credit -> credit.amount().micros())
                .or(() -> first(LedgerKey.account(after.id().host()))
                        .map(change -> balance(change.after(Account.class)) - balance(change.before(Account.class))))
                .orElse(0L);
    }

    private static long balance(Optional<Account> account) {
        return account.map(Account::balance).orElse(Amount.ZERO).micros();
    }

    private Optional<Change> first(LedgerKey key) {
        return changes.stream().filter(change -> change.key().equals(key)).findFirst();
    }

    TransactionId transaction() {
        return changes.get(0).step().id();
    }

    AccountId consumer() {
        return after.id().consumer();
    }

    /** What the consumer paid, and the three parts that it was divided into; they sum to zero. */
    List<Line> lines() {
        ChannelTerms terms = after.terms();
        RevenueSplit split = RevenueSplit.of(settled(), terms, !contributors().isZero());
        String contributors = terms.contributors().value() + " millionths";
        Map<String, String> fee = Map.of(
                "settled",
                settled().format(),
                "fee",
                terms.fee().value() + " millionths",
                "contributors",
                contributors);
        return List.of(
                paid(),
                line(
                        "fee, to the treasury",
                        treasury().micros(),
                        contributors().isZero()
                                ? "⌊settled · fee⌋ + ⌊settled · contributors⌋, since there is no contributor to pay"
                                : "⌊settled · fee⌋",
                        fee,
                        split.treasury().equals(treasury())),
                line(
                        "contributors, to be divided",
                        contributors().micros(),
                        "⌊settled · contributors⌋",
                        Map.of("settled", settled().format(), "contributors", contributors),
                        split.contributors().equals(contributors())),
                hosts(split));
    }

    Line hosts(RevenueSplit split) {
        return line(
                "host " + after.id().host(),
                host(),
                "settled − fee − contributors",
                Map.of(
                        "settled", settled().format(),
                        "fee", split.treasury().format(),
                        "contributors", split.contributors().format()),
                split.host().micros() == host());
    }

    /** The host's part alone. */
    Line hosts() {
        return hosts(RevenueSplit.of(settled(), after.terms(), !contributors().isZero()));
    }

    /** What the voucher says of the price. */
    Line paid() {
        Map<String, String> factors = new TreeMap<>();
        factors.put("settledBefore", before.settled().format());
        String request = changes.get(0).step().request();
        if (after.searches().isPresent()) {
            Amount amount =
                    Json.read(request, SettleSearches.class).paid().voucher().amount();
            factors.put("amount", amount.format());
            return payment("searches", "amount − settledBefore", factors, amount);
        }
        Voucher voucher = Json.read(request, SettleVoucher.class).voucher();
        Anchor anchor = voucher.anchor();
        factors.put("version", Integer.toString(anchor.version()));
        factors.put("base", anchor.base().format());
        factors.put("index", Integer.toString(voucher.index()));
        factors.put("unit", anchor.unit().format());
        return payment("predictions", "base + index · unit − settledBefore", factors, voucher.amount());
    }

    private Line payment(String what, String formula, Map<String, String> factors, Amount worth) {
        return line(
                what + ", paid by " + consumer(), -settled().micros(), formula, factors, worth.equals(after.settled()));
    }

    private Line line(String what, long micros, String formula, Map<String, String> factors, boolean follows) {
        return new Line(what, micros, formula, factors, List.of(transaction(), opening), follows);
    }
}
