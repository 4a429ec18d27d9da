package io.flock.testnet.audit;

import static io.flock.testnet.timed.MarketPlay.LISTING;
import static io.flock.testnet.timed.MarketPlay.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.ProveDoubleSettlement;
import io.flock.protocol.marketplace.request.SetPrice;
import io.flock.protocol.marketplace.request.SetSearchPrice;
import io.flock.protocol.marketplace.request.StopHosting;
import io.flock.protocol.marketplace.request.Suspend;
import io.flock.protocol.marketplace.request.TopUp;
import io.flock.protocol.marketplace.request.Withdraw;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.Approve;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.TransferFrom;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.audit.TrailStep;
import io.flock.sdk.explain.BalanceSheet;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.sdk.explain.MarketExplanation;
import io.flock.sdk.explain.SheetLine;
import io.flock.testnet.timed.KnowledgePlay;
import io.flock.testnet.timed.MarketPlay;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The marketplace is derived again from the blocks, and what was forged is named. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("scenario")
class MarketAuditTest {
    private final TimedLedger ledger = TimedLedger.founded(4);
    private final MarketPlay market = new MarketPlay(ledger);

    @BeforeAll
    void aModelIsListed_hosted_paidFor_rated_andItsHostSlashed() {
        AccountId lister = ledger.client(9);
        List<AccountId> trainers =
                IntStream.range(0, 9).mapToObj(ledger::client).toList();
        TimedTask.joined(ledger, lister, trainers, (who, phase) -> true).playAll();
        AccountId host = ledger.client(10);
        AccountId consumer = ledger.client(11);
        ledger.submit(lister, "marketplace:ListModel", market.listing(Amount.ofMicros(5)));
        ledger.submit(lister, "marketplace:ListModel", market.listing(Amount.ofMicros(5)));
        ledger.submit(lister, "marketplace:SetPrice", new SetPrice(LISTING, PRICE));
        ledger.submit(lister, "marketplace:Suspend", new Suspend(LISTING, true));
        ledger.submit(lister, "marketplace:Suspend", new Suspend(LISTING, false));
        market.host(host, "http://127.0.0.1:8085", Amount.ofFlock(100));
        ChannelId one = market.channel(host, consumer, "one");
        ChannelId two = market.channel(host, consumer, "two");
        ledger.submit(
                consumer, "marketplace:TopUp", new TopUp(one, Amount.ofFlock(5), Amount.ofFlock(1), Optional.empty()));
        market.settle(host, one, 11);
        market.settle(host, one, 40);
        market.settle(host, one, 7);
        market.settle(host, two, 9);
        incomeIsSpent(host, consumer);
        market.rate(consumer, 2, one, two);
        market.claim(consumer);
        market.claim(trainers.get(0));
        market.settle(host, one, 60);
        market.claim(trainers.get(1));
        FinalAccount account = market.finalAccount(two, PRICE.times(9));
        ledger.submit(consumer, "marketplace:CloseChannel", new CloseChannel(two, Optional.of(account)));
        ledger.submit(consumer, "marketplace:CloseChannel", new CloseChannel(one, Optional.empty()));
        ledger.waitSeconds(4_000);
        ledger.submit(consumer, "marketplace:CloseChannel", new CloseChannel(one, Optional.empty()));
        ChannelId three = market.channel(host, consumer, "three");
        ledger.submit(host, "marketplace:CloseChannel", new CloseChannel(three, Optional.empty()));
        ledger.submit(
                consumer,
                "marketplace:ProveDoubleSettlement",
                new ProveDoubleSettlement(market.finalAccount(one, PRICE), Optional.empty()));
        AccountId second = ledger.client(7);
        market.host(second, "http://127.0.0.1:8086", Amount.ofFlock(150));
        ledger.submit(second, "marketplace:StopHosting", new StopHosting(LISTING));
        ledger.waitSeconds(8_000);
        ledger.submit(second, "marketplace:StopHosting", new StopHosting(LISTING));
        knowledge(trainers);
        ledger.submit(lister, "marketplace:Withdraw", new Withdraw(LISTING));
    }

    /** By whom the host allowed it, before the host has collected it: its balance alone would not do. */
    private void incomeIsSpent(AccountId host, AccountId spender) {
        BalanceView owned = ledger.evaluate("token:BalanceOf", new BalanceOf(host), BalanceView.class);
        Amount all = owned.balance().plus(owned.uncollected());
        ledger.submit(host, "token:Approve", new Approve(spender, all));
        ledger.submit(
                spender, "token:TransferFrom", new TransferFrom(host, spender, all, Optional.of(owned.credits())));
        assertThat(owned.uncollected()).isNotEqualTo(Amount.ZERO);
        assertThat(ledger.evaluate("token:BalanceOf", new BalanceOf(host), BalanceView.class)
                        .balance())
                .isEqualTo(Amount.ZERO);
    }

    /** One document is accepted, one clearly rejected, one lapses; the contributor is of the first organisation. */
    private void knowledge(List<AccountId> trainers) {
        KnowledgePlay knowledge = new KnowledgePlay(ledger);
        List.of("good", "spam", "unread").forEach(text -> knowledge.propose(trainers.get(0), text));
        knowledge.propose(trainers.get(0), "good");
        for (AccountId voter : trainers.subList(1, 3)) {
            knowledge.vote(voter, "good", true);
            knowledge.vote(voter, "spam", false);
        }
        knowledge.vote(trainers.get(1), "good", true);
        knowledge.waitForTheClose();
        knowledge.close(trainers.get(1), "good");
        knowledge.close(trainers.get(0), "good");
        knowledge.close(trainers.get(2), "spam");
        knowledge.close(trainers.get(0), "unread");
        searches(knowledge, trainers);
    }

    /** The first host was slashed: one of the second organisation serves searches. */
    private void searches(KnowledgePlay knowledge, List<AccountId> trainers) {
        AccountId lister = ledger.client(9);
        AccountId host = ledger.client(4);
        AccountId consumer = ledger.client(11);
        ledger.submit(lister, "marketplace:SetSearchPrice", new SetSearchPrice(LISTING, Amount.ofMicros(500)));
        market.host(host, "http://127.0.0.1:8087", Amount.ofFlock(100));
        ChannelId channel = market.channel(host, consumer, "searches");
        market.settle(host, channel, 500, DocumentUses.none());
        market.settle(host, channel, 1_001, KnowledgePlay.uses("good", "good"));
        market.settle(host, channel, 1_001, KnowledgePlay.uses("good", "good"));
        knowledge.claim(consumer);
        knowledge.claim(trainers.get(0));
        market.settle(host, channel, 2_000, KnowledgePlay.uses("good", "good", "good"));
    }

    @Test
    void wholeMarket_hasNoDifference() {
        AuditReport report = ledger.audit();

        assertThat(report.differences()).isEmpty();
        assertThat(report.supply()).isEqualTo(TimedLedger.GRANT.times(12));
    }

    @Test
    void everySettlement_followsFromItsFactors_andSumsToZero() {
        LedgerTrail trail = trail();
        Explainer explainer = new Explainer(trail);
        List<TransactionId> settled = trail.steps().stream()
                .filter(step -> step.function().startsWith("marketplace:Settle")
                        && !step.writes().isEmpty())
                .map(TrailStep::id)
                .toList();

        assertThat(settled).hasSize(7).allSatisfy(transaction -> {
            MarketExplanation explanation = explainer.settlement(transaction);
            assertThat(explanation.total()).isZero();
            assertThat(explanation.lines()).hasSize(4).allMatch(Line::follows);
            assertThat(explanation.lines()).allMatch(line -> line.transactions().size() == 2);
        });
        assertRefused(() -> explainer.settlement(trail.steps().get(0).id()), ErrorCode.WRONG_PHASE);
    }

    @Test
    void balanceSheets_ofListingAndChannels_sumToZero_atEveryStep() {
        LedgerTrail trail = new LedgerTrail("flock");
        boolean listed = false;
        for (Block block : ledger.blocks()) {
            listed |= trail.accept(block).stream()
                    .anyMatch(step -> step.function().equals("marketplace:OfferHosting"));
            if (listed && block.getHeader().getNumber() % 5 == 0) {
                assertThat(new Explainer(trail).balanceSheet(LISTING).sum()).isZero();
            }
        }
        Explainer explainer = new Explainer(trail);
        BalanceSheet sheet = explainer.balanceSheet(LISTING);
        assertThat(sheet.sum()).isZero();
        assertThat(sheet.lines())
                .extracting(SheetLine::what)
                .contains(
                        "deposited",
                        "given back",
                        "settled for the host",
                        "to the treasury",
                        "claimed",
                        "staked",
                        "stake given back",
                        "back to the consumer, for a broken word",
                        "deposit of a document given back",
                        "of searches, not divided yet");
        for (String name : List.of("one", "two", "three")) {
            assertThat(explainer
                            .balanceSheet(new ChannelId(ledger.client(10), ledger.client(11), name))
                            .sum())
                    .isZero();
        }
        BalanceSheet searches = explainer.balanceSheet(new ChannelId(ledger.client(4), ledger.client(11), "searches"));
        assertThat(searches.sum()).isZero();
        assertThat(searches.lines()).extracting(SheetLine::what).contains("to the contributors");
        assertRefused(
                () -> explainer.balanceSheet(new ChannelId(ledger.client(4), ledger.client(11), "none")),
                ErrorCode.UNKNOWN_CHANNEL);
    }

    @Test
    void whatAContributorWasPaid_isTheSumOfItsParts_eachFromItsFactors() {
        Explainer explainer = new Explainer(trail());
        AccountId contributor = ledger.client(0);

        MarketExplanation parts = explainer.listing(LISTING, contributor);

        assertThat(parts.lines()).hasSize(3).allMatch(Line::follows);
        assertThat(parts.lines().get(2).factors()).containsEntry("uses", "2").containsEntry("allUses", "2");
        long claimed = explainer.balanceSheet(LISTING).lines().stream()
                .filter(line -> line.what().equals("claimed"))
                .filter(line -> line.account().equals(Optional.of(contributor)))
                .mapToLong(SheetLine::micros)
                .sum();
        long unclaimed = parts.lines().get(1).micros();
        assertThat(parts.total()).isEqualTo(unclaimed - claimed);
        assertThat(explainer.listing(LISTING, ledger.client(11)).total()).isEqualTo(-71_000);
        assertThat(explainer.listing(LISTING, ledger.client(10)).lines()).allMatch(Line::follows);
    }

    private LedgerTrail trail() {
        LedgerTrail trail = new LedgerTrail("flock");
        ledger.blocks().forEach(trail::accept);
        return trail;
    }

    private static void assertRefused(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(code))
                .isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "marketplace:ListModel|modelVersion|'\"Org1MSP::client0\":\"'|'\"Org1MSP::client0\":\"9'|false",
                "marketplace:OfferHosting|modelHost|'\"stake\":\"'|'\"stake\":\"9'|true",
                "marketplace:SettleVoucher|chan|'\"settled\":\"'|'\"settled\":\"1'|true",
                "marketplace:SettleVoucher|revenue|'\"amount\":\"'|'\"amount\":\"1'|true",
                "marketplace:Claim|revenueFold|'\"Org1MSP::client0\":\"'|'\"Org1MSP::client0\":\"1'|true",
                "marketplace:RateModel|rating|'\"weight\":\"'|'\"weight\":\"9'|false",
                "marketplace:ProveDoubleSettlement|entry|'\"amount\":\"9'|'\"amount\":\"8'|true",
                "marketplace:ListModel|points|'\"created\":100'|'\"created\":900'|false",
                "marketplace:ProposeKnowledge|knowledge|'\"deposit\":\"'|'\"deposit\":\"9'|true",
                "marketplace:VoteKnowledge|knowledgeVote|'\"weight\":\"'|'\"weight\":\"9'|false",
                "marketplace:CloseVote|knowledge|'\"status\":\"REJECTED\"'|'\"status\":\"ACCEPTED\"'|false",
                "marketplace:CloseVote|knowledge|'\"accepting\":\"'|'\"accepting\":\"9'|false",
                "marketplace:CloseVote|points|'\"contributed\":10'|'\"contributed\":20'|false",
                "marketplace:CloseVote|knowledgeOpen|'\"open\":'|'\"open\":1'|false",
                "marketplace:CloseVote|entry|'\"amount\":\"1'|'\"amount\":\"2'|true",
                "marketplace:SettleSearches|knowledgeRevenue|'\"amount\":\"'|'\"amount\":\"1'|true",
                "marketplace:SettleSearches|knowledgeRevenue|Org1MSP::client0|Org1MSP::client3|false",
                "marketplace:SettleSearches|chan|'\":2}'|'\":1}'|false",
                "marketplace:ClaimKnowledge|knowledgeFold|'\"Org1MSP::client0\":\"'|'\"Org1MSP::client0\":\"1'|true",
                "marketplace:ClaimKnowledge|knowledgeClaim|'\"amount\":\"'|'\"amount\":\"1'|true",
                "marketplace:SetSearchPrice|model|'\"searchPrice\":\"5'|'\"searchPrice\":\"9'|false",
                "marketplace:StopHosting|acct|'\"balance\":\"'|'\"balance\":\"9'|true"
            })
    void forgedDocument_isNamed(String function, String key, String from, String to, boolean money) {
        AuditReport report = ledger.audit(
                transaction -> transaction.invocation().function().equals(function)
                        && transaction.key(key).isPresent(),
                transaction -> transaction.with(transaction.key(key).orElseThrow(), json -> json.replace(from, to)));

        assertThat(report.differences())
                .anySatisfy(difference -> assertThat(difference.subject()).startsWith(key + "~"))
                .extracting(Difference::kind)
                .contains(Difference.Kind.WRITE);
        assertThat(report.differences().stream().anyMatch(difference -> difference.kind() == Difference.Kind.MONEY))
                .isEqualTo(money);
    }

    @Test
    void voteOnABallotThatIsNot_endorsedByColludingOrganisations_isRefusedByTheAudit() {
        AuditReport report = ledger.audit(
                transaction -> transaction.invocation().function().equals("marketplace:VoteKnowledge"),
                transaction -> transaction.withRequest(request -> request.replace("\"ballot\":1", "\"ballot\":2")));

        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.REFUSED);
            assertThat(difference.expected()).contains(ErrorCode.VOTE_CLOSED.name());
        });
    }

    @Test
    void usesThatTheConsumerDidNotSign_settledByColludingEndorsers_areRefusedByTheAudit() {
        AuditReport report = ledger.audit(
                transaction -> transaction.invocation().function().equals("marketplace:SettleSearches")
                        && transaction.key("knowledgeRevenue").isPresent(),
                transaction -> transaction.withRequest(request -> request.replace("\":2}", "\":3}")));

        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.REFUSED);
            assertThat(difference.expected()).contains(ErrorCode.VOUCHER_INVALID.name());
        });
    }

    @Test
    void voucherThatIsNotTheConsumers_settledByColludingEndorsers_isRefusedByTheAudit() {
        AuditReport report = ledger.audit(
                transaction -> transaction.invocation().function().equals("marketplace:SettleVoucher"),
                transaction -> transaction.withRequest(request -> request.replace("\"index\":11,", "\"index\":12,")));

        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.REFUSED);
            assertThat(difference.expected()).contains(ErrorCode.VOUCHER_INVALID.name());
        });
    }
}
