package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.VoucherSignature;
import io.flock.protocol.marketplace.request.ClaimRevenue;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.GetRevenue;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.request.ProveDoubleSettlement;
import io.flock.protocol.marketplace.request.RateModel;
import io.flock.protocol.marketplace.request.SetPrice;
import io.flock.protocol.marketplace.request.SettleVoucher;
import io.flock.protocol.marketplace.request.StopHosting;
import io.flock.protocol.marketplace.request.Suspend;
import io.flock.protocol.marketplace.request.TopUp;
import io.flock.protocol.marketplace.request.Withdraw;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.payment.VoucherChain;
import io.flock.sdk.payment.VoucherSigner;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The marketplace is derived again from the blocks, and what was forged is named. */
@TestInstance(Lifecycle.PER_CLASS)
class MarketAuditTest {
    private static final ListingId LISTING = ListingId.parse("reader");
    private static final VersionRef FIRST = new VersionRef(LISTING, 1);
    private static final Amount PRICE = Amount.ofMicros(1_000);

    private final TimedLedger ledger = TimedLedger.founded(4);
    private final VoucherSigner signer = signer();

    @BeforeAll
    void aModelIsListed_hosted_paidFor_rated_andItsHostSlashed() {
        AccountId lister = ledger.client(9);
        List<AccountId> trainers =
                IntStream.range(0, 9).mapToObj(ledger::client).toList();
        TimedTask.joined(ledger, lister, trainers, (who, phase) -> true).playAll();
        AccountId host = ledger.client(10);
        AccountId consumer = ledger.client(11);
        ledger.submit(lister, "marketplace:ListModel", listing());
        ledger.submit(lister, "marketplace:ListModel", listing());
        ledger.submit(lister, "marketplace:SetPrice", new SetPrice(LISTING, PRICE));
        ledger.submit(lister, "marketplace:Suspend", new Suspend(LISTING, true));
        ledger.submit(lister, "marketplace:Suspend", new Suspend(LISTING, false));
        ledger.submit(
                host,
                "marketplace:OfferHosting",
                new OfferHosting(
                        LISTING,
                        Endpoint.parse("http://127.0.0.1:8085"),
                        signer.key(),
                        Amount.ofFlock(100),
                        Optional.empty()));
        ChannelId one = channel(host, consumer, "one");
        ChannelId two = channel(host, consumer, "two");
        ledger.submit(
                consumer, "marketplace:TopUp", new TopUp(one, Amount.ofFlock(5), Amount.ofFlock(1), Optional.empty()));
        settle(host, one, 11);
        settle(host, one, 40);
        settle(host, one, 7);
        settle(host, two, 9);
        ledger.submit(
                consumer,
                "marketplace:RateModel",
                new RateModel(FIRST, 2, Optional.empty(), Optional.empty(), List.of(one, two)));
        ledger.submit(trainers.get(0), "marketplace:Claim", claiming());
        settle(host, one, 60);
        ledger.submit(trainers.get(1), "marketplace:Claim", claiming());
        FinalAccount account = finalAccount(two, PRICE.times(9));
        ledger.submit(consumer, "marketplace:CloseChannel", new CloseChannel(two, Optional.of(account)));
        ledger.submit(consumer, "marketplace:CloseChannel", new CloseChannel(one, Optional.empty()));
        ledger.waitSeconds(4_000);
        ledger.submit(consumer, "marketplace:CloseChannel", new CloseChannel(one, Optional.empty()));
        ChannelId three = channel(host, consumer, "three");
        ledger.submit(host, "marketplace:CloseChannel", new CloseChannel(three, Optional.empty()));
        ledger.submit(
                consumer,
                "marketplace:ProveDoubleSettlement",
                new ProveDoubleSettlement(finalAccount(one, PRICE), Optional.empty()));
        AccountId second = ledger.client(7);
        ledger.submit(
                second,
                "marketplace:OfferHosting",
                new OfferHosting(
                        LISTING,
                        Endpoint.parse("http://127.0.0.1:8086"),
                        signer.key(),
                        Amount.ofFlock(150),
                        Optional.empty()));
        ledger.submit(second, "marketplace:StopHosting", new StopHosting(LISTING));
        ledger.waitSeconds(8_000);
        ledger.submit(second, "marketplace:StopHosting", new StopHosting(LISTING));
        ledger.submit(lister, "marketplace:Withdraw", new Withdraw(LISTING));
    }

    @Test
    void wholeMarket_hasNoDifference() {
        AuditReport report = ledger.audit();

        assertThat(report.differences()).isEmpty();
        assertThat(report.supply()).isEqualTo(TimedLedger.GRANT.times(12));
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
    void voucherThatIsNotTheConsumers_settledByColludingEndorsers_isRefusedByTheAudit() {
        AuditReport report = ledger.audit(
                transaction -> transaction.invocation().function().equals("marketplace:SettleVoucher"),
                transaction -> transaction.withRequest(request -> request.replace("\"index\":11,", "\"index\":12,")));

        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.REFUSED);
            assertThat(difference.expected()).contains(ErrorCode.VOUCHER_INVALID.name());
        });
    }

    private ListModel listing() {
        return new ListModel(
                LISTING,
                "Reader",
                TaskName.alliance(TimedTask.TASK),
                aggregate(),
                new ModelCard("reads", "grey values", Optional.empty(), Optional.empty(), "none known", "MIT"),
                Amount.ofMicros(5),
                Millionths.of(400_000));
    }

    private ChannelId channel(AccountId host, AccountId consumer, String name) {
        ChannelId id = new ChannelId(host, consumer, name);
        ledger.submit(
                consumer,
                "marketplace:OpenChannel",
                new OpenChannel(id, LISTING, signer.key(), Amount.ofFlock(5), Optional.empty()));
        return id;
    }

    private void settle(AccountId host, ChannelId channel, int index) {
        VoucherChain chain = VoucherChain.make(
                TimedLedger.CHANNEL, channel, 1, Amount.ZERO, PRICE, 100, digest(channel.toString()), signer);
        ledger.submit(host, "marketplace:SettleVoucher", new SettleVoucher(chain.voucher(index)));
    }

    private ClaimRevenue claiming() {
        return new ClaimRevenue(
                FIRST,
                ledger.evaluate("marketplace:GetRevenue", new GetRevenue(FIRST, ledger.client(0)), RevenueView.class)
                        .settlements());
    }

    private FinalAccount finalAccount(ChannelId channel, Amount amount) {
        return new FinalAccount(
                channel, amount, signer.sign(FinalAccount.digest(TimedLedger.CHANNEL, channel, amount)));
    }

    private static ModelRef aggregate() {
        return new ModelRef("bafy" + digest("aggregate").hex(), digest("aggregate bytes"), digest("aggregate tensors"));
    }

    private static Digest digest(String text) {
        return FieldHash.ofDomain(text).digest();
    }

    private static VoucherSigner signer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            return new VoucherSigner() {
                @Override
                public SigningKey key() {
                    return SigningKey.of(keys.getPublic());
                }

                @Override
                public VoucherSignature sign(Digest digest) {
                    try {
                        Signature ecdsa = Signature.getInstance("NONEwithECDSA");
                        ecdsa.initSign(keys.getPrivate());
                        ecdsa.update(digest.bytes());
                        return VoucherSignature.ofBytes(ecdsa.sign());
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
