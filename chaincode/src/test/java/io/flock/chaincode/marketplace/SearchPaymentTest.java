package io.flock.chaincode.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.knowledge.request.ClaimKnowledge;
import io.flock.protocol.marketplace.knowledge.request.SettleSearches;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.KnowledgeRevenue;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.marketplace.request.SetSearchPrice;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.marketplace.view.SettleResult;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What searches pay, to whom, and what nobody can turn to its friends. */
class SearchPaymentTest {
    private static final Digest READING = KnowledgeRun.ref("reading").document();
    private static final Digest WRITING = KnowledgeRun.ref("writing").document();
    private static final Digest OWN = KnowledgeRun.ref("the host's own").document();

    private final KnowledgeRun run = new KnowledgeRun();
    private final MarketRun market = run.market;
    /** Of the third organisation, as the consumer; the host is of the second. */
    private final Identity writer = market.consortium.client(5);

    @BeforeEach
    void threeDocumentsAreAccepted_oneIsNot() {
        run.propose(run.contributor, "reading");
        run.propose(writer, "writing");
        run.propose(market.consortium.client(4), "the host's own");
        run.propose(run.contributor, "unread");
        run.vote(run.second, "reading", true, run.secondLock);
        run.vote(run.second, "writing", true, run.secondLock);
        run.vote(run.third, "the host's own", true, run.thirdLock);
        run.waitForTheClose();
        List.of("reading", "writing", "the host's own", "unread").forEach(text -> run.close(run.third, text));
    }

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(market.channel);
    }

    @Test
    void settledSearches_payHostTreasuryAndContributors_byTheUsesThatTheConsumerSigned() {
        Amount hostBefore = market.owned(market.host);
        DocumentUses uses = uses(List.of(READING, READING), List.of(READING, WRITING), List.of(READING), List.of());

        SettleResult settled = settle(paid(1_001, uses));

        assertThat(settled.settled()).isEqualTo(Amount.ofMicros(1_001));
        assertThat(market.owned(market.host).minus(hostBefore)).isEqualTo(Amount.ofMicros(1_001 - 50 - 400));
        assertThat(claim(run.contributor)).isEqualTo(Amount.ofMicros(300));
        assertThat(claim(writer)).isEqualTo(Amount.ofMicros(100));
        assertThat(claimRefused(run.contributor)).isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
    }

    /** Settlements too small for the caller must not hold up those behind them. */
    @Test
    void claimThatDividesOnlyWhatOthersEarned_isNoRefusal_andTheDivisionStays() {
        settle(paid(1_000, uses(List.of(READING))));

        assertThat(claim(writer)).isEqualTo(Amount.ZERO);

        assertThat(market.claimingSearches(writer).settlements()).isEmpty();
        assertThat(claimRefused(writer)).isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
        assertThat(claim(run.contributor)).isEqualTo(Amount.ofMicros(400));
    }

    @Test
    void settlementOfOneContributorTooMany_staysAsItIs_andHoldsUpNoOther() {
        DocumentUses first = uses(List.of(READING));
        settle(paid(1_000, first));
        TransactionId tooMany = open(writer).get(0);
        settle(paid(2_000, first.plus(List.of(WRITING))));
        List<TransactionId> both = open(writer);
        market.channel.place(MarketKeys.knowledgeFold(MarketRun.LISTING), fullFold(writer));

        assertThat(open(writer)).hasSize(1).doesNotContain(tooMany);
        assertThat(market.channel
                        .submit(
                                writer,
                                "marketplace:ClaimKnowledge",
                                new ClaimKnowledge(MarketRun.LISTING, both),
                                ClaimResult.class)
                        .amount())
                .isEqualTo(Amount.ofMicros(400));
        assertThat(market.channel.document(
                        MarketKeys.knowledgeRevenue(MarketRun.LISTING, tooMany), KnowledgeRevenue.class))
                .isPresent();
        assertThat(claimRefused(writer)).isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
    }

    @Test
    void pageOfSettlementsThatCantBeDivided_hidesNoneBehindIt() {
        market.channel.place(MarketKeys.knowledgeFold(MarketRun.LISTING), fullFold(writer));
        for (int i = 0; i <= RevenueView.MOST_SETTLEMENTS; i++) {
            place(i, run.contributor);
        }
        TransactionId last = place(1_000, writer);

        assertThat(open(writer)).containsExactly(last);
    }

    private TransactionId place(int number, Identity contributor) {
        TransactionId settlement = TransactionId.parse(String.format(Locale.ROOT, "ff%062x", number));
        market.channel.place(
                MarketKeys.knowledgeRevenue(MarketRun.LISTING, settlement),
                new KnowledgeRevenue(Amount.ZERO, new TreeMap<>(Map.of(contributor.account(), 1L))));
        return settlement;
    }

    /** Of as many as are paid from one document, who have earned nothing so far. */
    private static RevenueFold fullFold(Identity one) {
        SortedMap<AccountId, Amount> earned = new TreeMap<>(Map.of(one.account(), Amount.ZERO));
        for (int i = 1; i < RevenueFold.MOST_CONTRIBUTORS; i++) {
            earned.put(AccountId.of("Org1MSP", "earner" + i), Amount.ZERO);
        }
        return new RevenueFold(1, earned);
    }

    private List<TransactionId> open(Identity who) {
        return market.claimingSearches(who).settlements();
    }

    @Test
    void secondSettlement_isDividedByTheUsesSinceTheFirst() {
        DocumentUses first = uses(List.of(READING), List.of(READING));
        settle(paid(1_000, first));
        settle(paid(3_000, first.plus(List.of(WRITING))));

        assertThat(claim(run.contributor)).isEqualTo(Amount.ofMicros(400));
        assertThat(claim(writer)).isEqualTo(Amount.ofMicros(800));
        assertThat(channel().uses().answers()).containsEntry(READING, 2L).containsEntry(WRITING, 1L);
    }

    @Test
    void sameVoucherAgain_hasNoEffect_andMoneyWithoutNewUses_isDividedAsEverythingSoFar() {
        DocumentUses uses = uses(List.of(READING));
        settle(paid(1_000, uses));

        assertThat(settle(paid(1_000, uses)).settled()).isEqualTo(Amount.ZERO);
        settle(paid(2_000, uses));

        assertThat(claim(run.contributor)).isEqualTo(Amount.ofMicros(800));
    }

    @Test
    void documentsOfTheHostsOrganisation_earnNothingThere_andWhatNobodyEarns_isTheTreasurys() {
        Amount treasury = Money.treasury(market.channel);
        settle(paid(1_000, DocumentUses.none()));
        assertThat(Money.treasury(market.channel).minus(treasury)).isEqualTo(Amount.ofMicros(450));

        settle(paid(2_000, uses(List.of(OWN))));
        assertThat(Money.treasury(market.channel).minus(treasury)).isEqualTo(Amount.ofMicros(900));

        settle(paid(3_000, uses(List.of(OWN)).plus(List.of(OWN, READING))));
        assertThat(claim(run.contributor)).isEqualTo(Amount.ofMicros(400));
    }

    @Test
    void usesThatTheConsumerDidNotSign_orFewerThanWereSettled_areRefused() {
        DocumentUses uses = uses(List.of(READING));
        SearchVoucher voucher = paid(1_000, uses).voucher();
        assertThat(refused(market.host, new SearchesPaid(voucher, uses(List.of(WRITING)))))
                .isEqualTo(ErrorCode.VOUCHER_INVALID);
        settle(paid(1_000, uses.plus(List.of(READING))));

        assertThat(refused(market.host, paid(2_000, uses))).isEqualTo(ErrorCode.VOUCHER_INVALID);
        assertThat(refused(market.host, paid(2_000, uses(List.of(WRITING))))).isEqualTo(ErrorCode.VOUCHER_INVALID);
    }

    @Test
    void documentThatWasNotAccepted_orIsUnknown_isRefused() {
        assertThat(refused(
                        market.host,
                        paid(1_000, uses(List.of(KnowledgeRun.ref("unread").document())))))
                .isEqualTo(ErrorCode.VOUCHER_INVALID);
        assertThat(refused(
                        market.host,
                        paid(1_000, uses(List.of(KnowledgeRun.ref("nowhere").document())))))
                .isEqualTo(ErrorCode.UNKNOWN_DOCUMENT);
    }

    @Test
    void voucherOfAnotherKey_orAnotherLedger_orAboveTheDeposit_orByAnotherThanTheHost_isRefused() {
        DocumentUses uses = uses(List.of(READING));
        Amount one = Amount.ofMicros(1_000);
        Digest elsewhere = SearchVoucher.digest("elsewhere", market.id, one, uses.digest());
        Digest here = SearchVoucher.digest(Channel.NAME, market.id, one, uses.digest());

        assertThat(refused(market.consumer, paid(1_000, uses))).isEqualTo(ErrorCode.NOT_AUTHORISED);
        for (SearchVoucher forged : List.of(
                new SearchVoucher(market.id, one, uses.digest(), market.hostKey.sign(here)),
                new SearchVoucher(market.id, one, uses.digest(), market.book.sign(elsewhere)),
                paid(MarketRun.DEPOSIT.micros() + 1, uses).voucher())) {
            assertThat(refused(market.host, new SearchesPaid(forged, uses))).isEqualTo(ErrorCode.VOUCHER_INVALID);
        }
        assertThat(channel().settled()).isEqualTo(Amount.ZERO);
    }

    @Test
    void channelThatPaidForPredictions_paysForNoSearches_norTheOtherWayRound() {
        market.settle(market.voucher(1));
        assertThat(refused(market.host, paid(2_000, uses(List.of(READING))))).isEqualTo(ErrorCode.VOUCHER_INVALID);
    }

    @Test
    void channelThatPaidForSearches_paysForNoPredictions_andGivesARatingNoWeight() {
        settle(paid(500, uses(List.of(READING))));

        assertThat(market.refusedSettlement(market.host, market.voucher(1))).isEqualTo(ErrorCode.VOUCHER_INVALID);
        assertThat(market.channel.refusal(market.consumer, "marketplace:RateModel", market.rating(1, market.id)))
                .isEqualTo(ErrorCode.NOT_A_CUSTOMER);
    }

    @Test
    void priceOfASearch_isTheListers_andNothingMakesItFree() {
        SetSearchPrice price = new SetSearchPrice(MarketRun.LISTING, Amount.ofMicros(7));
        assertThat(market.channel.refusal(market.consumer, "marketplace:SetSearchPrice", price))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        market.channel.submit(market.lister, "marketplace:SetSearchPrice", price);
        assertThat(listing().searchPrice()).contains(Amount.ofMicros(7));

        market.channel.submit(
                market.lister, "marketplace:SetSearchPrice", new SetSearchPrice(MarketRun.LISTING, Amount.ZERO));
        assertThat(listing().searchPrice()).isEmpty();
    }

    @SafeVarargs
    private static DocumentUses uses(List<Digest>... answers) {
        DocumentUses uses = DocumentUses.none();
        for (List<Digest> answer : answers) {
            uses = uses.plus(answer);
        }
        return uses;
    }

    private SearchesPaid paid(long micros, DocumentUses uses) {
        return market.searches(Amount.ofMicros(micros), uses);
    }

    private SettleResult settle(SearchesPaid paid) {
        return market.channel.submit(
                market.host, "marketplace:SettleSearches", new SettleSearches(paid), SettleResult.class);
    }

    private ErrorCode refused(Identity who, SearchesPaid paid) {
        return market.channel.refusal(who, "marketplace:SettleSearches", new SettleSearches(paid));
    }

    private Amount claim(Identity who) {
        return market.channel
                .submit(who, "marketplace:ClaimKnowledge", market.claimingSearches(who), ClaimResult.class)
                .amount();
    }

    private ErrorCode claimRefused(Identity who) {
        return market.channel.refusal(who, "marketplace:ClaimKnowledge", market.claimingSearches(who));
    }

    private PaymentChannel channel() {
        return market.paymentChannel();
    }

    private Listing listing() {
        return market.channel
                .document(MarketKeys.listing(MarketRun.LISTING), Listing.class)
                .orElseThrow();
    }
}
