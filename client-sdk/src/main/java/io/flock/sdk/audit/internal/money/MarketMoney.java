package io.flock.sdk.audit.internal.money;

import io.flock.protocol.codec.Json;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.RevenueClaim;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.use.KnowledgeRevenue;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Entry;
import java.math.BigInteger;

/** What a document of the marketplace holds; what contributors were paid counts against what they earned. */
final class MarketMoney {
    private MarketMoney() {}

    /** In micro-FLOCK, without upper limit; negative for what was paid out, or for a forged channel. */
    static BigInteger held(LedgerKey key, String json) {
        return switch (key.type()) {
            case MODEL_HOST -> micros(Json.read(json, HostRecord.class).stake());
            case CHANNEL -> {
                PaymentChannel channel = Json.read(json, PaymentChannel.class);
                yield micros(channel.deposited())
                        .subtract(micros(channel.settled()))
                        .subtract(micros(channel.returned()));
            }
            case KNOWLEDGE -> micros(Json.read(json, KnowledgeDocument.class).held());
            case REVENUE -> micros(Json.read(json, Entry.class).amount());
            case KNOWLEDGE_REVENUE ->
                micros(Json.read(json, KnowledgeRevenue.class).amount());
            case REVENUE_FOLD, KNOWLEDGE_FOLD ->
                Json.read(json, RevenueFold.class).earned().values().stream()
                        .map(MarketMoney::micros)
                        .reduce(BigInteger.ZERO, BigInteger::add);
            case REVENUE_CLAIM, KNOWLEDGE_CLAIM ->
                micros(Json.read(json, RevenueClaim.class).amount()).negate();
            default -> BigInteger.ZERO;
        };
    }

    private static BigInteger micros(Amount amount) {
        return TaskMoney.micros(amount);
    }
}
