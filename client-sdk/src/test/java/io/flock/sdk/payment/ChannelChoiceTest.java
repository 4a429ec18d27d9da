package io.flock.sdk.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.ChannelTerms;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.HostStatus;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelChoiceTest {
    private static final AccountId HOST = AccountId.of("Org2MSP", "host");
    private static final AccountId ANN = AccountId.of("Org3MSP", "ann");
    private static final ListingId READER = ListingId.parse("reader");
    private static final ListingId OTHER = ListingId.parse("other");
    private static final SigningKey KEY = key("a");

    private final Map<ChannelId, PaymentChannel> ledger = new HashMap<>();
    private final ChannelChoice choice = new ChannelChoice(
            new HostRecord(
                    READER,
                    HOST,
                    Endpoint.parse("http://127.0.0.1:8085"),
                    key("b"),
                    Amount.ZERO,
                    HostStatus.ACTIVE,
                    Optional.empty()),
            ANN,
            KEY);

    private static SigningKey key(String digit) {
        return new SigningKey("3059301306072a8648ce3d020106082a8648ce3d03010703420004" + digit.repeat(128));
    }

    private static PaymentChannel channel(String name, ListingId listing, SigningKey key) {
        return PaymentChannel.opened(
                new ChannelId(HOST, ANN, name),
                listing,
                key,
                new ChannelTerms(Millionths.of(50_000), Millionths.of(300_000)),
                Amount.ofFlock(1));
    }

    private void stands(PaymentChannel channel) {
        ledger.put(channel.id(), channel);
    }

    private String chosen(String name) {
        PaymentPlan plan = new PaymentPlan(name, Amount.ofFlock(1), Amount.ofFlock(1));
        return choice.of(plan, id -> Optional.ofNullable(ledger.get(id))).name();
    }

    @Test
    void openChannel_isGoneOnWith_andWhatIsClosedOrCloses_isPassedOver() {
        assertThat(chosen(PaymentPlan.PREDICTIONS)).isEqualTo("default");
        stands(channel("default", READER, KEY));
        assertThat(chosen(PaymentPlan.PREDICTIONS)).isEqualTo("default");

        stands(channel("default", READER, KEY).closed());
        assertThat(chosen(PaymentPlan.PREDICTIONS)).isEqualTo("default-2");
        stands(channel("default-2", READER, KEY).closing(1_000));
        assertThat(chosen(PaymentPlan.PREDICTIONS)).isEqualTo("default-3");
        stands(channel("default-3", READER, KEY));
        assertThat(chosen(PaymentPlan.PREDICTIONS)).isEqualTo("default-3");
        assertThat(chosen(PaymentPlan.SEARCHES)).isEqualTo("searches");
    }

    @Test
    void channelOfAnotherListingOrKey_isPassedOver() {
        stands(channel("searches", OTHER, KEY));
        stands(channel("searches-2", READER, key("c")));

        assertThat(chosen(PaymentPlan.SEARCHES)).isEqualTo("searches-3");
    }

    @Test
    void nameOfTheCallersOwn_isLeftToTheLedger() {
        stands(channel("march", READER, KEY).closed());

        assertThat(chosen("march")).isEqualTo("march");
    }

    @Test
    void rowThatIsUsedUp_isRefused() {
        new PaymentPlan(Amount.ofFlock(1), Amount.ofFlock(1))
                .names()
                .forEach(name -> stands(channel(name, READER, KEY).closed()));

        assertThat(ledger).hasSize(PaymentPlan.MOST_NAMES);
        assertThatThrownBy(() -> chosen(PaymentPlan.PREDICTIONS)).hasMessageContaining("CHANNEL_CLOSED|");
    }
}
