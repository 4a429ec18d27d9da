package io.flock.protocol.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.use.KnowledgeRevenue;
import io.flock.protocol.money.Amount;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RevenueFoldTest {
    private static final ListingId LISTING = ListingId.parse("reader");

    private static RevenueFold of(int contributors) {
        SortedMap<AccountId, Amount> earned = new TreeMap<>();
        for (int i = 0; i < contributors; i++) {
            earned.put(AccountId.of("Org1MSP", "c" + i), Amount.ofMicros(1));
        }
        return new RevenueFold(1, earned);
    }

    private static KnowledgeRevenue of(String contributor) {
        return new KnowledgeRevenue(
                Amount.ofMicros(5), new TreeMap<>(Map.of(AccountId.of("Org1MSP", contributor), 1L)));
    }

    @Test
    void asManyContributorsAsItMayHold_canBeReadAgain() {
        RevenueFold before = of(RevenueFold.MOST_CONTRIBUTORS - 1);
        assertThat(before.takes(of("another"))).isTrue();

        RevenueFold fold = before.plus(of("another"), LISTING);

        assertThat(Json.read(Json.write(fold), RevenueFold.class)).isEqualTo(fold);
    }

    @Test
    void oneContributorMore_isRefused_whereItWouldBeWritten_andThoseWhoEarned_earnOn() {
        RevenueFold full = of(RevenueFold.MOST_CONTRIBUTORS);

        assertThat(full.takes(of("another"))).isFalse();
        assertThat(full.takes(of("c7"))).isTrue();
        assertThatThrownBy(() -> full.plus(of("another"), LISTING))
                .hasMessageContaining("INVALID_ARGUMENT")
                .hasMessageContaining("32769 contributors");
        assertThat(full.plus(of("c7"), LISTING).earnedBy(AccountId.of("Org1MSP", "c7")))
                .isEqualTo(Amount.ofMicros(6));
    }
}
