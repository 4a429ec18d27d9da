package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.knowledge.BaseFixture;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.FinalRequest;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.ChannelWallet;
import io.flock.sdk.payment.SearchWallet;
import io.flock.sdk.payment.VoucherSigner;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host whose searches have a price, over real HTTP. */
class SearchPaymentTest {
    private static final String SEARCH = "/v1/knowledge/adder/search";
    private static final String CONFIRM = "/v1/searches";
    private static final Amount PRICE = Amount.ofMicros(500);
    private static final Digest GRAPES = FieldHash.ofBytes(BaseFixture.GRAPES.getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private HostFixture host;
    private SearchWallet wallet;

    @BeforeEach
    void start() {
        host = new HostFixture(HostFixture.settings(folder));
        wallet = wallet(HostFixture.DEPOSIT);
        begin();
    }

    private void begin() {
        host.server.update(HostFixture.listing(HostFixture.PRICE).withSearchPrice(PRICE));
        host.server
                .knowledge()
                .open(HostFixture.LISTING)
                .add(BaseFixture.document(HostFixture.LISTING, "wine", BaseFixture.GRAPES), BaseFixture.GRAPES);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void paidSearches_areAnswered_andWhatTheConsumerSigned_isWhatTheHostSettles() {
        for (int i = 0; i < 3; i++) {
            SearchVoucher voucher = wallet.next(PRICE).orElseThrow();
            HttpResponse<String> answer = search(voucher);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            wallet.spent(voucher);
            wallet.used(List.of(GRAPES));
        }
        assertThat(settled().uses().answers()).isEqualTo(Map.of(GRAPES, 2L));

        assertThat(confirm(wallet.confirmation())).isEqualTo(200);

        SearchesPaid paid = settled();
        assertThat(paid.voucher().amount()).isEqualTo(PRICE.times(3));
        assertThat(paid.uses().answers()).isEqualTo(Map.of(GRAPES, 3L));
        assertThat(paid.uses().digest()).isEqualTo(paid.voucher().uses());
        assertThat(Json.read(host.get("/v1/searches?id=" + HostFixture.CHANNEL).body(), SearchesPaid.class))
                .isEqualTo(paid);
        host.server.settled(paid);
        assertThat(host.server.unsettledSearches()).isEmpty();
    }

    @Test
    void searchWithoutVoucher_orWithTooLittle_orWithTheSameVoucherAgain_isNotAnswered() {
        refused(search(Optional.empty()), "PAYMENT_REQUIRED");
        refused(search(wallet.next(Amount.ofMicros(499)).orElseThrow()), "PAYMENT_REQUIRED");
        SearchVoucher voucher = wallet.next(PRICE).orElseThrow();
        assertThat(search(voucher).statusCode()).isEqualTo(200);
        refused(search(voucher), "PAYMENT_REQUIRED");
        assertThat(settled().voucher()).isEqualTo(voucher);
    }

    @Test
    void voucherForOtherUsesThanWereAnswered_isRefused_andWithoutAnAnswerThatGotLost_itIsTaken() {
        SearchVoucher first = wallet.next(PRICE).orElseThrow();
        search(first);
        wallet.spent(first);
        SearchVoucher lost = wallet.next(PRICE).orElseThrow();
        wallet.used(List.of(FieldHash.ofBytes(new byte[] {1})));

        refused(search(wallet.next(PRICE).orElseThrow()), "VOUCHER_INVALID");
        assertThat(confirm(wallet.confirmation())).isEqualTo(402);
        assertThat(search(lost).statusCode()).isEqualTo(200);
        assertThat(settled().uses()).isEqualTo(DocumentUses.none());
    }

    /** What the host shows of a channel anybody can show to it again. */
    @Test
    void voucherShownAgain_asASignatureForTheLastAnswer_hasNoEffect() {
        SearchVoucher first = wallet.next(PRICE).orElseThrow();
        search(first);
        wallet.spent(first);
        wallet.used(List.of(GRAPES));

        assertThat(confirm(first)).isEqualTo(200);

        SearchVoucher second = wallet.next(PRICE).orElseThrow();
        assertThat(search(second).statusCode()).isEqualTo(200);
        wallet.spent(second);
        assertThat(settled().uses().answers()).isEqualTo(Map.of(GRAPES, 1L));
        wallet.used(List.of(GRAPES));
        assertThat(confirm(wallet.confirmation())).isEqualTo(200);
        assertThat(confirm(second)).isEqualTo(402);
        assertThat(confirm(wallet.confirmation())).isEqualTo(200);
        assertThat(settled().uses().answers()).isEqualTo(Map.of(GRAPES, 2L));
    }

    @Test
    void voucherAboveTheDeposit_orOfAnotherKey_orMalformed_isRefused() {
        refused(
                search(wallet(HostFixture.DEPOSIT.plus(PRICE))
                        .next(HostFixture.DEPOSIT.plus(PRICE))
                        .orElseThrow()),
                "VOUCHER_INVALID");
        SearchVoucher voucher = wallet.next(PRICE).orElseThrow();
        SearchVoucher raised =
                new SearchVoucher(voucher.channel(), voucher.amount().plus(PRICE), voucher.uses(), voucher.signature());
        refused(search(raised), "VOUCHER_INVALID");
        for (String header :
                List.of("", "x", ";;;", voucher.toString().replace(";500;", ";-500;"), "x".repeat(2_000))) {
            refused(search(Optional.of(header)), "VOUCHER_INVALID");
        }
    }

    @Test
    void channelThatPaysForPredictions_paysForNoSearches_norTheOtherWayRound() {
        assertThat(host.infer(host.wallet().pay(1, HostFixture.PRICE, 1)).statusCode())
                .isEqualTo(200);
        refused(search(wallet.next(PRICE).orElseThrow()), "VOUCHER_INVALID");
        host.close();
        VoucherSigner consumer = host.consumer;
        host = new HostFixture(ServeSettings.defaults(folder.resolve("empty")), Optional.of(consumer.key()));
        begin();
        assertThat(search(wallet.next(PRICE).orElseThrow()).statusCode()).isEqualTo(200);
        ChannelWallet predictions = new ChannelWallet(
                HostFixture.LEDGER,
                HostFixture.CHANNEL,
                consumer,
                HostFixture.DEPOSIT,
                PRICE,
                anchor -> host.announce(anchor));
        assertThatThrownBy(() -> predictions.pay(1, HostFixture.PRICE, 1)).hasMessageContaining("pays for searches");
    }

    @Test
    void journal_knowsEachSearchAgain_andTheAnswerThatIsNotSignedForYet() {
        for (int i = 0; i < 2; i++) {
            SearchVoucher voucher = wallet.next(PRICE).orElseThrow();
            search(voucher);
            wallet.spent(voucher);
            wallet.used(List.of(GRAPES));
        }
        SearchesPaid before = settled();
        host.close();
        host = new HostFixture(HostFixture.settings(folder), Optional.of(host.consumer.key()));
        begin();

        assertThat(settled()).isEqualTo(before);
        assertThat(search(wallet.next(PRICE).orElseThrow()).statusCode()).isEqualTo(200);
        assertThat(settled().uses().answers()).isEqualTo(Map.of(GRAPES, 2L));
    }

    @Test
    void finalAccount_isOfAllSearches_andEndsThem() {
        SearchVoucher voucher = wallet.next(PRICE).orElseThrow();
        search(voucher);
        wallet.spent(voucher);
        FinalRequest wish = new FinalRequest(
                HostFixture.CHANNEL, host.consumer.sign(FinalRequest.digest(HostFixture.LEDGER, HostFixture.CHANNEL)));

        FinalAccount account = Json.read(
                host.post("/v1/final", Json.write(wish), Optional.empty()).body(), FinalAccount.class);

        assertThat(account.amount()).isEqualTo(PRICE);
        refused(search(wallet.next(PRICE).orElseThrow()), "CHANNEL_CLOSED");
    }

    @Test
    void channelThatClosesOnTheLedger_isNotAnsweredAfterTheNextSettling_andOnceItIsClosed_isNotSettledEither() {
        search(wallet.next(PRICE).orElseThrow());
        wallet.spent(settled().voucher());
        wallet.used(List.of(GRAPES));
        host.since = channel -> channel.closing(1_000);

        host.server.follow();

        refused(search(wallet.next(PRICE).orElseThrow()), "CHANNEL_CLOSED");
        assertThat(confirm(wallet.confirmation())).isEqualTo(402);
        assertThat(settled().voucher().amount()).isEqualTo(PRICE);
        host.since = channel -> channel.closing(1_000).closed();
        host.server.follow();
        assertThat(host.server.unsettledSearches()).isEmpty();
        refused(search(wallet.next(PRICE).orElseThrow()), "CHANNEL_CLOSED");
    }

    @Test
    void channelThatClosesWhileNothingIsPaid_isNotAnsweredForAnotherSearch() {
        search(wallet.next(PRICE).orElseThrow());
        wallet.spent(settled().voucher());
        wallet.used(List.of(GRAPES));
        host.server.settled(settled());
        host.since = channel -> channel.closing(1_000);

        host.server.follow();

        refused(search(wallet.next(PRICE).orElseThrow()), "CHANNEL_CLOSED");
    }

    @Test
    void channelOfAHostThatHasStopped_isNotAnswered_untilTheLedgerSettlesItAgain() {
        search(wallet.next(PRICE).orElseThrow());
        wallet.spent(settled().voucher());
        wallet.used(List.of(GRAPES));

        host.server.unpayable(HostFixture.CHANNEL);

        refused(search(wallet.next(PRICE).orElseThrow()), "CHANNEL_CLOSED");
        host.server.settled(settled());
        assertThat(search(wallet.next(PRICE).orElseThrow()).statusCode()).isEqualTo(200);
    }

    @Test
    void vouchersThatItsConsumerDidNotSign_orThatWereShownBefore_useUpNothingOfWhatItMayAsk() {
        limitedTo(2);
        SearchVoucher first = wallet.next(PRICE).orElseThrow();
        assertThat(search(first).statusCode()).isEqualTo(200);
        wallet.spent(first);
        wallet.used(List.of(GRAPES));
        SearchVoucher second = wallet.next(PRICE).orElseThrow();
        SearchVoucher forged = new SearchVoucher(second.channel(), second.amount(), second.uses(), first.signature());
        for (int i = 0; i < 10; i++) {
            refused(search(forged), "VOUCHER_INVALID");
            refused(search(first), "PAYMENT_REQUIRED");
        }
        assertThat(host.asked).hasValue(1);

        assertThat(search(second).statusCode()).isEqualTo(200);
    }

    @Test
    void searchesAreFreeAgain_andAVoucherThatAnybodyCanShow_takesNoAnswerInItsConsumersName() {
        SearchVoucher first = wallet.next(PRICE).orElseThrow();
        search(first);
        host.server.update(HostFixture.listing(HostFixture.PRICE));

        refused(search(first), "PAYMENT_REQUIRED");
    }

    @Test
    void strangersChannels_areLookedUpForAnAddress_onlySoOften() {
        limitedTo(3);
        assertThat(search(wallet.next(PRICE).orElseThrow()).statusCode()).isEqualTo(200);
        wallet.spent(settled().voucher());
        List<Integer> searches = new ArrayList<>();
        List<Integer> confirmations = new ArrayList<>();
        SearchVoucher some = wallet.next(PRICE).orElseThrow();
        for (int i = 0; i < 20; i++) {
            ChannelId other = new ChannelId(HostFixture.HOST, HostFixture.CHANNEL.consumer(), "no" + i);
            SearchVoucher voucher = new SearchVoucher(other, PRICE, some.uses(), some.signature());
            searches.add(search(voucher).statusCode());
            confirmations.add(confirm(voucher));
        }

        assertThat(searches).contains(402, 429).containsOnly(402, 429);
        assertThat(confirmations).contains(429).doesNotContain(200);
        assertThat(host.asked.get()).isLessThan(20);
        host.server.settled(settled());
        host.server.follow();
        assertThat(search(wallet.next(PRICE).orElseThrow()).statusCode())
                .as("who has paid before is asked for, whatever its address has used up")
                .isEqualTo(200);
    }

    private void limitedTo(int perSecond) {
        VoucherSigner consumer = host.consumer;
        host.close();
        host = HostFixture.outOfTime(
                HostFixture.patient(folder.resolve("limited")).withLimits(1 << 20, 16, 16, perSecond),
                Optional.of(consumer.key()));
        begin();
    }

    private SearchWallet wallet(Amount deposit) {
        return new SearchWallet(
                HostFixture.LEDGER, HostFixture.CHANNEL, host.consumer, deposit, Amount.ZERO, DocumentUses.none());
    }

    private SearchesPaid settled() {
        assertThat(host.server.unsettledSearches()).hasSize(1);
        return host.server.unsettledSearches().get(0);
    }

    private static void refused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(402);
        assertThat(answer.body()).contains("\"error\":\"" + code + "|");
    }

    private int confirm(SearchVoucher voucher) {
        return host.post(CONFIRM, Json.write(voucher), Optional.empty()).statusCode();
    }

    private HttpResponse<String> search(SearchVoucher voucher) {
        return search(Optional.of(voucher.toString()));
    }

    private HttpResponse<String> search(Optional<String> voucher) {
        return host.send(SEARCH, "{\"query\":\"How is wine made?\"}", SearchVoucher.HEADER, voucher);
    }
}
