package io.flock.chaincode.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.Trainer;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.HostStatus;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.ProveDoubleSettlement;
import io.flock.protocol.marketplace.request.SettleVoucher;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attack 32 and its neighbours: nobody takes what is not theirs, and nobody rates what it has not paid for. */
class MarketAttackTest {
    private static final Amount UNIT = MarketRun.PRICE;

    private final MarketRun run = MarketRun.open();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(run.channel);
    }

    /** Attack 35: each channel is a record, and one that costs nothing could be opened by the thousand. */
    @Test
    void channelBelowTheLeastDeposit_isRefused_whereGovernanceAsksForOne_andAtItOpens() {
        Amount least = Amount.ofMicros(1_000);
        GovernanceParameters parameters = Consortium3.parameters();
        MarketRun asking = MarketRun.open(Consortium3.founded(
                4, parameters.withMarket(parameters.marketBounds().withMinDeposit(least))));

        assertThat(refusedOpening(asking, least.minus(Amount.ofMicros(1))))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        assertThat(refusedOpening(asking, Amount.ZERO)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        open(asking, least);
        assertThat(asking.channel.document(MarketKeys.channel(second(asking)), PaymentChannel.class))
                .hasValueSatisfying(channel -> assertThat(channel.deposited()).isEqualTo(least));
        Money.requireConserved(asking.channel);
    }

    /** Networks that were founded before there was a least deposit go on as they did. */
    @Test
    void withoutThatParameter_oneMicroFlockIsEnough() {
        assertThat(refusedOpening(run, Amount.ZERO)).isEqualTo(ErrorCode.INVALID_ARGUMENT);

        open(run, Amount.ofMicros(1));

        assertThat(run.channel.document(MarketKeys.channel(second(run)), PaymentChannel.class))
                .isPresent();
    }

    private static ChannelId second(MarketRun of) {
        return new ChannelId(of.host.account(), of.consumer.account(), "second");
    }

    private static OpenChannel opening(MarketRun of, Amount deposit) {
        return new OpenChannel(second(of), MarketRun.LISTING, of.book.key(), deposit, Optional.empty());
    }

    private static ErrorCode refusedOpening(MarketRun of, Amount deposit) {
        return of.channel.refusal(of.consumer, "marketplace:OpenChannel", opening(of, deposit));
    }

    private static void open(MarketRun of, Amount deposit) {
        of.channel.submit(of.consumer, "marketplace:OpenChannel", opening(of, deposit));
    }

    @Test
    void voucherReplayed_paysOnce() {
        run.settle(run.voucher(5));

        assertThat(run.settle(run.voucher(5)).settled()).isEqualTo(Amount.ZERO);
        assertThat(run.paymentChannel().settled()).isEqualTo(UNIT.times(5));
    }

    @Test
    void voucherRaisedByTheHost_isRefused() {
        Voucher genuine = run.voucher(5);
        Voucher longer = new Voucher(genuine.signed(), 6, genuine.word());
        Voucher dearer = run.hostKey.voucher(run.id, 1, Amount.ZERO, UNIT.times(2), 5);
        Voucher beyond = new Voucher(genuine.signed(), 101, genuine.word());

        for (Voucher forged : List.of(longer, dearer, beyond)) {
            assertThat(run.refusedSettlement(run.host, forged)).isEqualTo(ErrorCode.VOUCHER_INVALID);
        }
    }

    @Test
    void voucherOfAnotherChannel_orLedger_orAnotherHost_isRefused() {
        ChannelId second = new ChannelId(run.host.account(), run.consumer.account(), "two");
        VoucherBook otherKey = new VoucherBook();
        run.channel.submit(
                run.consumer,
                "marketplace:OpenChannel",
                new OpenChannel(second, MarketRun.LISTING, otherKey.key(), MarketRun.DEPOSIT, Optional.empty()));

        assertThat(run.refusedSettlement(run.host, run.book.voucher(second, 1, Amount.ZERO, UNIT, 5)))
                .isEqualTo(ErrorCode.VOUCHER_INVALID);
        assertThat(run.refusedSettlement(run.host, run.book.voucher("other", run.id, 1, Amount.ZERO, UNIT, 5)))
                .isEqualTo(ErrorCode.VOUCHER_INVALID);
        assertThat(run.refusedSettlement(run.lister, run.voucher(5))).isEqualTo(ErrorCode.NOT_AUTHORISED);
        assertThat(run.refusedSettlement(run.consumer, run.voucher(5))).isEqualTo(ErrorCode.NOT_AUTHORISED);
    }

    @Test
    void voucherAboveTheDeposit_orForAVersionThatIsNot_isRefused() {
        assertThat(run.refusedSettlement(run.host, run.book.voucher(run.id, 1, MarketRun.DEPOSIT, UNIT, 1)))
                .isEqualTo(ErrorCode.VOUCHER_INVALID);
        assertThat(run.refusedSettlement(run.host, run.book.voucher(run.id, 2, Amount.ZERO, UNIT, 1)))
                .isEqualTo(ErrorCode.UNKNOWN_LISTING);
    }

    @Test
    void hostThatBreaksItsFinalAccount_losesItsStake_andTheConsumerGetsTheExcess() {
        FinalAccount promised = run.hostKey.finalAccount(run.id, UNIT.times(5));
        run.settle(run.voucher(5));
        assertThat(refusedProof(promised, Optional.empty())).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        run.settle(run.voucher(9));
        Amount treasury = Money.treasury(run.channel);

        run.channel.submit(
                run.consumer,
                "marketplace:ProveDoubleSettlement",
                new ProveDoubleSettlement(promised, Optional.empty()));
        run.channel.submit(
                run.lister, "marketplace:ProveDoubleSettlement", new ProveDoubleSettlement(promised, Optional.empty()));

        assertThat(run.hostRecord().status()).isEqualTo(HostStatus.SLASHED);
        assertThat(run.view(run.consumer).uncollected()).isEqualTo(UNIT.times(4));
        assertThat(Money.treasury(run.channel).minus(treasury)).isEqualTo(MarketRun.STAKE.minus(UNIT.times(4)));
        assertThat(run.channel.refusal(run.host, "marketplace:OfferHosting", run.offering(MarketRun.STAKE)))
                .isEqualTo(ErrorCode.HOST_CLOSED);
    }

    @Test
    void hostThatSignsTwoFinalAccounts_losesItsStake_andAForgedOneProvesNothing() {
        FinalAccount one = run.hostKey.finalAccount(run.id, UNIT.times(5));
        FinalAccount two = run.hostKey.finalAccount(run.id, UNIT.times(6));
        FinalAccount forged = run.book.finalAccount(run.id, UNIT.times(6));
        assertThat(refusedProof(one, Optional.of(forged))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(refusedProof(one, Optional.of(one))).isEqualTo(ErrorCode.INVALID_ARGUMENT);

        run.channel.submit(
                run.consumer, "marketplace:ProveDoubleSettlement", new ProveDoubleSettlement(one, Optional.of(two)));

        assertThat(run.hostRecord().stake()).isEqualTo(Amount.ZERO);
    }

    @Test
    void forgedFinalAccount_doesNotCloseAChannel() {
        Optional<FinalAccount> forged = Optional.of(run.book.finalAccount(run.id, Amount.ZERO));

        assertThat(run.channel.refusal(run.consumer, "marketplace:CloseChannel", new CloseChannel(run.id, forged)))
                .isEqualTo(ErrorCode.VOUCHER_INVALID);
        assertThat(run.channel.refusal(
                        run.lister, "marketplace:CloseChannel", new CloseChannel(run.id, Optional.empty())))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
    }

    @Test
    void ratingWithoutPayment_isRefused() {
        assertThat(run.channel.refusal(run.consumer, "marketplace:RateModel", run.rating(1, run.id)))
                .isEqualTo(ErrorCode.NOT_A_CUSTOMER);
        assertThat(run.channel.refusal(run.consumer, "marketplace:RateModel", run.rating(1)))
                .isEqualTo(ErrorCode.NOT_A_CUSTOMER);
        run.settle(run.voucher(50));
        assertThat(run.channel.refusal(run.consumer, "marketplace:RateModel", run.rating(1, run.id, run.id)))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void secondAccountOfAnOrganisation_hasNoSecondVote() {
        run.settle(run.voucher(50));
        run.channel.submit(run.consumer, "marketplace:RateModel", run.rating(5, run.id));
        Identity colleague = run.consortium.client(8);
        assertThat(colleague.account().organisation())
                .isEqualTo(run.consumer.account().organisation());

        run.channel.submit(colleague, "marketplace:RateModel", run.rating(1, run.id));

        List<Rating> ratings = run.channel.documents().entrySet().stream()
                .filter(entry -> entry.getKey()
                        .startsWith(MarketKeys.ratings(MarketRun.FIRST).start()))
                .map(entry -> io.flock.protocol.codec.Json.read(entry.getValue(), Rating.class))
                .toList();
        assertThat(ratings).hasSize(1);
        assertThat(ratings.get(0).weight()).isEqualTo(Amount.ofMicros(2_500));
    }

    @Test
    void payingAHostOfOnesOwnOrganisation_givesNoWeight_andTheListerNeverRates() {
        Identity hostsColleague = run.consortium.client(1);
        ChannelId inside = new ChannelId(run.host.account(), hostsColleague.account(), "inside");
        VoucherBook key = new VoucherBook();
        run.channel.submit(
                hostsColleague,
                "marketplace:OpenChannel",
                new OpenChannel(inside, MarketRun.LISTING, key.key(), Amount.ofFlock(1), Optional.empty()));
        run.channel.submit(
                run.host,
                "marketplace:SettleVoucher",
                new SettleVoucher(key.voucher(inside, 1, Amount.ZERO, UNIT, 50)));

        assertThat(run.channel.refusal(hostsColleague, "marketplace:RateModel", run.rating(5, inside)))
                .isEqualTo(ErrorCode.NOT_A_CUSTOMER);
        assertThat(run.channel.refusal(run.lister, "marketplace:RateModel", run.rating(5, run.id)))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        assertThat(run.channel.refusal(hostsColleague, "marketplace:RateModel", run.rating(5, run.id)))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
    }

    @Test
    void listerCantChooseTheSplit_norListWhatIsNotTheTasksResult() {
        MarketRun fresh = MarketRun.completed();
        ListModel listing = fresh.listing();
        assertThat(refusedListing(fresh, fresh.lister, Millionths.of(299_999), listing))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        assertThat(refusedListing(fresh, fresh.lister, Millionths.of(950_001), listing))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        assertThat(refusedListing(fresh, fresh.host, listing.contributors(), listing))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        ListModel other = new ListModel(
                listing.listing(),
                listing.name(),
                listing.task(),
                Trainer.model("other"),
                listing.card(),
                listing.price(),
                listing.contributors());
        assertThat(refusedListing(fresh, fresh.lister, listing.contributors(), other))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    private static ErrorCode refusedListing(MarketRun fresh, Identity who, Millionths contributors, ListModel of) {
        return fresh.channel.refusal(
                who,
                "marketplace:ListModel",
                new ListModel(of.listing(), of.name(), of.task(), of.model(), of.card(), of.price(), contributors));
    }

    private ErrorCode refusedProof(FinalAccount account, Optional<FinalAccount> other) {
        return run.channel.refusal(
                run.consumer, "marketplace:ProveDoubleSettlement", new ProveDoubleSettlement(account, other));
    }
}
