package io.flock.chaincode.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.RevenueFold;
import io.flock.protocol.marketplace.request.GetLineage;
import io.flock.protocol.marketplace.request.GetModel;
import io.flock.protocol.marketplace.request.ListModels;
import io.flock.protocol.marketplace.request.SetPrice;
import io.flock.protocol.marketplace.request.StopHosting;
import io.flock.protocol.marketplace.request.Suspend;
import io.flock.protocol.marketplace.request.TopUp;
import io.flock.protocol.marketplace.request.Withdraw;
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.protocol.marketplace.view.LineageView;
import io.flock.protocol.marketplace.view.ModelList;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.marketplace.view.SettleResult;
import io.flock.protocol.marketplace.view.StopResult;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Credit;
import io.flock.protocol.token.request.Collect;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model from its listing to its contributors' pay. */
class MarketplaceTest {
    private final MarketRun run = MarketRun.open();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(run.channel);
    }

    @Test
    void listing_isOfTheTasksResult_withTheRewardsOfItsSettlements() {
        SortedMap<AccountId, Amount> paid = new TreeMap<>();
        for (int round = 0; round < 3; round++) {
            run.channel
                    .document(LedgerKey.round(TaskRun.TASK, round), RoundDocument.class)
                    .flatMap(RoundDocument::settlement)
                    .map(Settlement::payouts)
                    .orElseThrow()
                    .forEach(payout -> paid.merge(payout.account(), payout.amount(), Amount::plus));
        }

        ModelView view = run.channel.evaluate(
                run.consumer, "marketplace:GetModel", new GetModel(MarketRun.LISTING), ModelView.class);

        ModelVersion version = view.versions().get(0).version();
        assertThat(version.model()).isEqualTo(TaskRun.AGGREGATE);
        assertThat(version.rewards()).isEqualTo(paid);
        assertThat(view.hosts()).extracting(host -> host.stake()).containsExactly(MarketRun.STAKE);
    }

    @Test
    void settlement_isDividedExactly_betweenTreasuryContributorsAndHost() {
        Amount treasury = Money.treasury(run.channel);
        Amount before = run.owned(run.host);

        SettleResult result = run.settle(run.voucher(33));

        Amount spent = MarketRun.PRICE.times(33);
        assertThat(result.settled()).isEqualTo(spent);
        assertThat(Money.treasury(run.channel).minus(treasury)).isEqualTo(Amount.ofMicros(1_650));
        assertThat(run.revenue(run.host).undivided()).isEqualTo(Amount.ofMicros(13_200));
        assertThat(run.owned(run.host)).isEqualTo(before.plus(Amount.ofMicros(18_150)));
        assertThat(run.paymentChannel().held()).isEqualTo(MarketRun.DEPOSIT.minus(spent));
    }

    /** Settlements of one block must not write one document: of all but the first the ledger would make nothing. */
    @Test
    void hostsPart_isACreditOfItsOwn_perSettlement_untilTheHostCollectsThem() {
        Amount balance = run.balance(run.host);
        Amount first = run.settle(run.voucher(10)).host();
        Amount second = run.settle(run.voucher(33)).host();
        run.settle(run.voucher(33));

        assertThat(run.balance(run.host)).isEqualTo(balance);
        assertThat(run.view(run.host).credits()).hasSize(2);
        Collect all = new Collect(run.view(run.host).credits());
        run.channel.submit(run.host, "token:Collect", all);
        run.channel.submit(run.host, "token:Collect", all);

        assertThat(run.balance(run.host)).isEqualTo(balance.plus(first).plus(second));
        assertThat(run.view(run.host).uncollected()).isEqualTo(Amount.ZERO);
    }

    @Test
    void creditOfASettlement_namesItsConsumerAndChannel() {
        run.settle(run.voucher(1));

        CreditId id = run.view(run.host).credits().get(0);
        assertThat(run.channel.document(LedgerKey.credit(run.host.account(), id), Credit.class))
                .contains(new Credit(Amount.ofMicros(550), run.consumer.account(), "settlement of one"));
    }

    @Test
    void higherVoucher_settlesTheDifference_andALowerOneNothing() {
        run.settle(run.voucher(10));
        SettleResult second = run.settle(run.voucher(11));
        SettleResult again = run.settle(run.voucher(11));
        SettleResult lower = run.settle(run.voucher(3));

        assertThat(second.settled()).isEqualTo(MarketRun.PRICE);
        assertThat(again.settled()).isEqualTo(Amount.ZERO);
        assertThat(lower.settled()).isEqualTo(Amount.ZERO);
        assertThat(run.paymentChannel().settled()).isEqualTo(MarketRun.PRICE.times(11));
    }

    @Test
    void contributorsPay_writesOneDocument_andSumsExactly() {
        run.settle(run.voucher(7));
        run.settle(run.voucher(20));
        Amount revenue = run.revenue(run.host).undivided();
        Identity contributor = run.consortium.client(0);
        Amount before = run.balance(contributor);

        ClaimResult paid = run.channel.submit(contributor, "marketplace:Claim", run.claiming(), ClaimResult.class);

        RevenueFold fold = run.channel
                .document(MarketKeys.revenueFold(MarketRun.FIRST), RevenueFold.class)
                .orElseThrow();
        assertThat(Amount.sum(fold.earned().values())).isEqualTo(revenue);
        assertThat(fold.earned()).hasSize(9);
        assertThat(run.balance(contributor)).isEqualTo(before.plus(paid.amount()));
        assertThat(run.revenue(contributor).undivided()).isEqualTo(Amount.ZERO);
        assertThat(run.channel.refusal(contributor, "marketplace:Claim", run.claiming()))
                .isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
        assertThat(run.channel.refusal(run.consumer, "marketplace:Claim", run.claiming()))
                .isEqualTo(ErrorCode.NOTHING_TO_CLAIM);
    }

    @Test
    void claimOfWhoEarnedNothing_dividesAllTheSame_andPaysNothing() {
        run.settle(run.voucher(7));
        Amount revenue = run.revenue(run.host).undivided();

        ClaimResult paid = run.channel.submit(run.consumer, "marketplace:Claim", run.claiming(), ClaimResult.class);

        assertThat(paid.amount()).isEqualTo(Amount.ZERO);
        assertThat(run.claiming().settlements()).isEmpty();
        RevenueFold fold = run.channel
                .document(MarketKeys.revenueFold(MarketRun.FIRST), RevenueFold.class)
                .orElseThrow();
        assertThat(Amount.sum(fold.earned().values())).isEqualTo(revenue);
    }

    @Test
    void consumerCloses_afterTheDisputeWindow_andTheHostsHigherVoucherWins() {
        run.settle(run.voucher(5));
        Amount before = run.balance(run.consumer);
        CloseResult begun = run.close(run.consumer, Optional.empty());
        run.settle(run.voucher(8));

        assertThat(begun.status()).isEqualTo(ChannelStatus.CLOSING);
        assertThat(run.channel.refusal(
                        run.consumer,
                        "marketplace:CloseChannel",
                        new io.flock.protocol.marketplace.request.CloseChannel(run.id, Optional.empty())))
                .isEqualTo(ErrorCode.TOO_EARLY);
        run.channel.waitSeconds(begun.closesAt().orElseThrow() - run.channel.now());
        CloseResult closed = run.close(run.consumer, Optional.empty());

        assertThat(closed.returned()).isEqualTo(MarketRun.DEPOSIT.minus(MarketRun.PRICE.times(8)));
        assertThat(run.balance(run.consumer)).isEqualTo(before.plus(closed.returned()));
        assertThat(run.close(run.consumer, Optional.empty()).returned()).isEqualTo(closed.returned());
        assertThat(run.refusedSettlement(run.host, run.voucher(9))).isEqualTo(ErrorCode.CHANNEL_CLOSED);
    }

    @Test
    void hostCloses_atOnce_andTheRestIsTheConsumersCredit() {
        run.settle(run.voucher(5));

        CloseResult closed = run.close(run.host, Optional.empty());

        assertThat(closed.status()).isEqualTo(ChannelStatus.CLOSED);
        assertThat(run.view(run.consumer).uncollected()).isEqualTo(closed.returned());
    }

    @Test
    void finalAccount_closesAtOnce_onceItIsSettled() {
        run.settle(run.voucher(5));
        Optional<io.flock.protocol.marketplace.FinalAccount> account =
                Optional.of(run.hostKey.finalAccount(run.id, MarketRun.PRICE.times(6)));
        assertThat(run.channel.refusal(
                        run.consumer,
                        "marketplace:CloseChannel",
                        new io.flock.protocol.marketplace.request.CloseChannel(run.id, account)))
                .isEqualTo(ErrorCode.VOUCHER_INVALID);
        run.settle(run.voucher(6));

        assertThat(run.close(run.consumer, account).status()).isEqualTo(ChannelStatus.CLOSED);
    }

    @Test
    void topUp_paysOnce_howeverOftenItIsSent() {
        TopUp more = new TopUp(run.id, MarketRun.DEPOSIT, Amount.ofFlock(1), Optional.empty());
        run.channel.submit(run.consumer, "marketplace:TopUp", more);
        run.channel.submit(run.consumer, "marketplace:TopUp", more);

        assertThat(run.paymentChannel().deposited()).isEqualTo(MarketRun.DEPOSIT.plus(Amount.ofFlock(1)));
        assertThat(run.channel.refusal(
                        run.consumer,
                        "marketplace:TopUp",
                        new TopUp(run.id, MarketRun.DEPOSIT, Amount.ofFlock(2), Optional.empty())))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    @Test
    void hostStops_andGetsItsStakeBack_afterTwoWindows() {
        StopResult stopping = run.channel.submit(
                run.host, "marketplace:StopHosting", new StopHosting(MarketRun.LISTING), StopResult.class);
        assertThat(run.channel.refusal(run.host, "marketplace:StopHosting", new StopHosting(MarketRun.LISTING)))
                .isEqualTo(ErrorCode.TOO_EARLY);
        run.settle(run.voucher(4));
        run.channel.waitSeconds(MarketRun.WINDOW + 1);
        assertThat(run.refusedSettlement(run.host, run.voucher(5))).isEqualTo(ErrorCode.HOST_CLOSED);
        run.channel.waitSeconds(stopping.freeAt().orElseThrow() - run.channel.now());

        StopResult stopped = run.channel.submit(
                run.host, "marketplace:StopHosting", new StopHosting(MarketRun.LISTING), StopResult.class);

        assertThat(stopped.returned()).isEqualTo(MarketRun.STAKE);
        assertThat(run.channel.refusal(run.consumer, "marketplace:OpenChannel", another("two")))
                .isEqualTo(ErrorCode.HOST_CLOSED);
    }

    @Test
    void suspendedListing_takesNoNewMoney_untilItIsResumed() {
        run.channel.submit(run.lister, "marketplace:Suspend", new Suspend(MarketRun.LISTING, true));
        assertThat(run.channel.refusal(run.consumer, "marketplace:OpenChannel", another("two")))
                .isEqualTo(ErrorCode.LISTING_CLOSED);
        run.settle(run.voucher(1));

        run.channel.submit(run.lister, "marketplace:Suspend", new Suspend(MarketRun.LISTING, false));

        run.channel.submit(run.consumer, "marketplace:OpenChannel", another("two"));
    }

    @Test
    void voucherForAWithdrawnModel_isSettledForOneWindow_andThenRefused() {
        run.channel.submit(run.lister, "marketplace:Withdraw", new Withdraw(MarketRun.LISTING));
        run.settle(run.voucher(1));
        run.channel.waitSeconds(MarketRun.WINDOW + 1);

        assertThat(run.refusedSettlement(run.host, run.voucher(2))).isEqualTo(ErrorCode.LISTING_CLOSED);
        assertThat(run.channel.refusal(
                        run.lister, "marketplace:SetPrice", new SetPrice(MarketRun.LISTING, Amount.ZERO)))
                .isEqualTo(ErrorCode.LISTING_CLOSED);
    }

    @Test
    void onlyTheLister_changesAListing() {
        assertThat(run.channel.refusal(
                        run.consumer, "marketplace:SetPrice", new SetPrice(MarketRun.LISTING, Amount.ZERO)))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        assertThat(run.channel.refusal(run.host, "marketplace:Withdraw", new Withdraw(MarketRun.LISTING)))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        assertThat(run.channel.refusal(run.host, "marketplace:Withdraw", new Withdraw(ListingId.parse("none"))))
                .isEqualTo(ErrorCode.UNKNOWN_LISTING);
    }

    @Test
    void sameListingAgain_hasNoEffect_andTheResultCanBeListedOnce() {
        run.list();

        var other = run.listing();
        assertThat(run.channel.refusal(
                        run.lister,
                        "marketplace:ListModel",
                        new io.flock.protocol.marketplace.request.ListModel(
                                ListingId.parse("again"),
                                other.name(),
                                other.task(),
                                other.model(),
                                other.card(),
                                other.price(),
                                other.contributors())))
                .isEqualTo(ErrorCode.LISTING_EXISTS);
        ModelList list = run.channel.evaluate(
                run.host, "marketplace:ListModels", new ListModels(10, Optional.empty()), ModelList.class);
        assertThat(list.listings()).hasSize(1);
    }

    @Test
    void lineage_namesTheRoundsThatMadeTheModel() {
        LineageView lineage = run.channel.evaluate(
                run.host, "marketplace:GetLineage", new GetLineage(MarketRun.FIRST), LineageView.class);

        assertThat(lineage.rounds()).extracting(round -> round.round()).containsExactly(0, 1, 2);
        assertThat(lineage.ancestors()).isEmpty();
        assertThat(lineage.version().arena()).isEmpty();
    }

    private io.flock.protocol.marketplace.request.OpenChannel another(String name) {
        return new io.flock.protocol.marketplace.request.OpenChannel(
                new ChannelId(run.host.account(), run.consumer.account(), name),
                MarketRun.LISTING,
                run.book.key(),
                Consortium3.GRANT.dividedBy(100),
                Optional.empty());
    }
}
