package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.ListChannels;
import io.flock.protocol.marketplace.view.ChannelList;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.testnet.timed.MarketPlay;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import io.flock.testnet.timed.TimedTransaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A consumer's deposits are found at every host and come back by the ledger alone; the audit vouches for what is listed. */
@Tag("scenario")
class DepositsAuditTest {
    private static final Amount DEPOSIT = Amount.ofFlock(5);
    private static final int SETTLED = 11;

    private final TimedLedger ledger = TimedLedger.founded(4);
    private final MarketPlay market = new MarketPlay(ledger);
    private final AccountId consumer = ledger.client(11);
    private ChannelId paid;
    private ChannelId unused;

    @BeforeEach
    void oneConsumerPaysTwoHosts_anotherPaysOne() {
        AccountId lister = ledger.client(9);
        List<AccountId> trainers =
                IntStream.range(0, 9).mapToObj(ledger::client).toList();
        TimedTask.joined(ledger, lister, trainers, (who, phase) -> true).playAll();
        ledger.submit(lister, "marketplace:ListModel", market.listing(MarketPlay.PRICE));
        AccountId first = ledger.client(10);
        AccountId second = ledger.client(7);
        market.host(first, "http://127.0.0.1:8085", Amount.ofFlock(100));
        market.host(second, "http://127.0.0.1:8086", Amount.ofFlock(100));
        paid = market.channel(first, consumer, "default");
        market.channel(first, ledger.client(8), "default");
        unused = market.channel(second, consumer, "march");
        market.settle(first, paid, SETTLED);
    }

    @Test
    void deposits_areFoundAtBothHosts_andComeBackAfterTheDisputeWindow() {
        assertThat(channels()).extracting(PaymentChannel::id).containsExactlyElementsOf(inOrderOfKeys());
        Amount before = owned();

        channels().forEach(channel -> close(channel.id()));
        assertThat(channels()).allMatch(channel -> channel.status() == ChannelStatus.CLOSING);
        assertThat(ledger.refusal(consumer, "marketplace:CloseChannel", new CloseChannel(paid, Optional.empty())))
                .isEqualTo(ErrorCode.TOO_EARLY);
        ledger.waitSeconds(4_000);
        channels().forEach(channel -> close(channel.id()));

        assertThat(channels()).allSatisfy(channel -> {
            assertThat(channel.status()).isEqualTo(ChannelStatus.CLOSED);
            assertThat(channel.held()).isEqualTo(Amount.ZERO);
        });
        assertThat(owned()).isEqualTo(before.plus(DEPOSIT.times(2).minus(MarketPlay.PRICE.times(SETTLED))));
        assertThat(ledger.audit().differences()).isEmpty();
    }

    /** What is listed are the channels themselves: endorsers that hide one are named by the audit. */
    @Test
    void channelThatIsLeftOut_isNamed() {
        AuditReport report = ledger.audit(
                this::opensUnused,
                transaction -> transaction.with(
                        key -> !key.equals(MarketKeys.channel(unused).composite()), (key, json) -> json));

        assertNamed(report, unused);
    }

    @Test
    void channelThatIsWrittenAsAnothersConsumer_isNamed() {
        ChannelId forged = new ChannelId(unused.host(), ledger.client(8), unused.name());
        AuditReport report = ledger.audit(this::opensUnused, transaction -> {
            String key = MarketKeys.channel(unused).composite();
            String document = transaction.writes().get(key).orElseThrow();
            return transaction
                    .with(other -> !other.equals(key), (other, json) -> json)
                    .and(
                            MarketKeys.channel(forged).composite(),
                            document.replace(unused.toString(), forged.toString()));
        });

        assertNamed(report, unused);
        assertNamed(report, forged);
    }

    private boolean opensUnused(TimedTransaction transaction) {
        return transaction.invocation().function().equals("marketplace:OpenChannel")
                && transaction.writes().containsKey(MarketKeys.channel(unused).composite());
    }

    private static void assertNamed(AuditReport report, ChannelId channel) {
        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.WRITE);
            assertThat(difference.subject())
                    .isEqualTo(MarketKeys.channel(channel).toString());
        });
    }

    private List<ChannelId> inOrderOfKeys() {
        return paid.host().compareTo(unused.host()) < 0 ? List.of(paid, unused) : List.of(unused, paid);
    }

    private void close(ChannelId id) {
        ledger.submit(consumer, "marketplace:CloseChannel", new CloseChannel(id, Optional.empty()));
    }

    private List<PaymentChannel> channels() {
        return ledger.evaluate(
                        "marketplace:ListChannels",
                        ListChannels.ofConsumer(consumer, 100, Optional.empty()),
                        ChannelList.class)
                .channels();
    }

    private Amount owned() {
        BalanceView view = ledger.evaluate("token:BalanceOf", new BalanceOf(consumer), BalanceView.class);
        return view.balance().plus(view.uncollected());
    }
}
