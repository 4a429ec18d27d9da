package io.flock.sdk.audit.internal.rules.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ListingStatus;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.knowledge.request.ClaimKnowledge;
import io.flock.protocol.marketplace.knowledge.use.KnowledgeRevenue;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.block.WrittenTransaction;
import io.flock.sdk.audit.internal.msp.Caller;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.state.ReplayedState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarketSearchRulesTest {
    private static final ListingId LISTING = ListingId.parse("reader");
    private static final AccountId EARNER = AccountId.of("Org1MSP", "earner");
    private static final TransactionId TOO_MANY = TransactionId.parse("1".repeat(64));
    private static final TransactionId ANOTHER = TransactionId.parse("2".repeat(64));

    private final ReplayedState state = new ReplayedState();

    private static AuditedTransaction transaction(String request, SortedMap<String, Optional<String>> writes) {
        return WrittenTransaction.of(List.of("marketplace:ClaimKnowledge", request), writes);
    }

    private void place() {
        Replay placing = replay("{}");
        placing.put(
                MarketKeys.listing(LISTING),
                new Listing(
                        LISTING,
                        EARNER,
                        "Reader",
                        Amount.ofMicros(1),
                        Millionths.of(400_000),
                        ListingStatus.ACTIVE,
                        1,
                        1_800_000_000,
                        Optional.empty(),
                        Optional.empty()));
        SortedMap<AccountId, Amount> earned = new TreeMap<>(Map.of(EARNER, Amount.ZERO));
        for (int i = 1; i < RevenueFold.MOST_CONTRIBUTORS; i++) {
            earned.put(AccountId.of("Org2MSP", "c" + i), Amount.ZERO);
        }
        placing.put(MarketKeys.knowledgeFold(LISTING), new RevenueFold(1, earned));
        placing.put(MarketKeys.knowledgeRevenue(LISTING, TOO_MANY), revenue(AccountId.of("Org1MSP", "newcomer")));
        placing.put(MarketKeys.knowledgeRevenue(LISTING, ANOTHER), revenue(EARNER));
        state.apply(transaction("{}", placing.writes()));
    }

    private static KnowledgeRevenue revenue(AccountId contributor) {
        return new KnowledgeRevenue(Amount.ofMicros(5), new TreeMap<>(Map.of(contributor, 1L)));
    }

    private Replay replay(String request) {
        return new Replay(
                state,
                AuditSettings.of("flock", "flock"),
                transaction(request, new TreeMap<>()),
                new Caller(EARNER, false));
    }

    @Test
    void settlementOfOneContributorTooMany_isExpectedToStay_andTheNextOneToBeDivided() {
        place();
        Replay replay = replay(Json.write(new ClaimKnowledge(LISTING, List.of(TOO_MANY, ANOTHER))));

        MarketSearchRules.claim(replay);

        assertThat(replay.writes())
                .doesNotContainKey(
                        MarketKeys.knowledgeRevenue(LISTING, TOO_MANY).composite())
                .containsEntry(MarketKeys.knowledgeRevenue(LISTING, ANOTHER).composite(), Optional.empty());
        assertThat(replay.find(MarketKeys.knowledgeFold(LISTING), RevenueFold.class)
                        .orElseThrow()
                        .earnedBy(EARNER))
                .isEqualTo(Amount.ofMicros(5));
    }
}
