package io.flock.sdk.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.marketplace.ChannelTerms;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.HostStatus;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ListingStatus;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.connection.PeerEndpoint;
import io.flock.sdk.fake.FakeGateway;
import io.flock.sdk.fake.FakeLedger;
import io.flock.sdk.fake.TestAuthority;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consumer pays for, over real HTTP to a host and gRPC to a gateway. */
class PaidModelTest {
    private static final OrganisationId ORG = OrganisationId.parse("Org1MSP");
    private static final AccountId HOST = AccountId.of("Org2MSP", "host");
    private static final ListingId LISTING = ListingId.parse("reader");
    private static final Amount PRICE = Amount.ofMicros(1_000);
    private static final String WRONG_SIZE = "INVALID_ARGUMENT|1 values, 2 are asked for|send 2";

    @TempDir
    private Path folder;

    private final FakeHost host = new FakeHost();
    private final FakeGateway gateway = new FakeGateway(new FakeLedger()).answeringTransactions("{}");
    private final KeyPairSigner signer = new KeyPairSigner();
    private FlockClient flock;
    private PaidModel model;

    @BeforeEach
    void open() {
        ConnectionProfile profile = new ConnectionProfile(
                ORG, List.of(new PeerEndpoint("p1", "127.0.0.1", gateway.port(), Optional.empty(), Optional.empty())));
        Path member = new TestAuthority("ca").member(folder, "ann");
        flock = FlockClient.builder(profile, Identities.fromMspFolder(ORG, member))
                .connect();
        serve(1);
        gateway.answering(
                "marketplace:GetChannel",
                Json.write(PaymentChannel.opened(
                        new ChannelId(HOST, flock.account(), "march"),
                        LISTING,
                        signer.key(),
                        new ChannelTerms(Millionths.of(50_000), Millionths.of(300_000)),
                        Amount.ofFlock(5))));
        model = open(new PaymentPlan("march", Amount.ofFlock(10), Amount.ofFlock(5)));
    }

    private void serve(int versions) {
        Listing listing = new Listing(
                LISTING,
                HOST,
                "Reader",
                PRICE,
                Millionths.of(300_000),
                ListingStatus.ACTIVE,
                versions,
                0,
                Optional.empty(),
                Optional.empty());
        HostRecord record = new HostRecord(
                LISTING, HOST, host.endpoint(), signer.key(), Amount.ZERO, HostStatus.ACTIVE, Optional.empty());
        gateway.answering("marketplace:GetModel", Json.write(new ModelView(listing, List.of(), List.of(record))));
    }

    private PaidModel open(PaymentPlan plan) {
        return PaidModel.open(flock.marketplace(), flock.account(), signer, LISTING, Optional.empty(), plan);
    }

    @AfterEach
    void close() {
        flock.close();
        gateway.close();
        host.close();
    }

    private void assertRefused(ErrorCode code, float... features) {
        assertThatThrownBy(() -> model.predict(features, 1))
                .isInstanceOfSatisfying(
                        FlockException.class,
                        e -> assertThat(e.is(code)).as(e.getMessage()).isTrue());
    }

    @Test
    void refusedPredictions_costNothing_alsoNotWithTheNextOne() {
        for (int i = 0; i < 5; i++) {
            host.refusing(WRONG_SIZE);
            assertRefused(ErrorCode.INVALID_ARGUMENT, 1);
        }
        assertThat(model.paid()).isEqualTo(Amount.ZERO);

        model.predict(new float[] {1, 2}, 1);

        assertThat(model.paid()).isEqualTo(PRICE);
        assertThat(host.indexes()).containsExactly(1, 1, 1, 1, 1, 1);
    }

    @Test
    void refusalOfManyRows_paysForFewer() {
        host.refusing("DEADLINE_EXCEEDED|no answer within 10 ms|try again");
        assertThatThrownBy(() -> model.predict(new float[10], 5)).hasMessageStartingWith("DEADLINE_EXCEEDED|");

        model.predict(new float[2], 1);

        assertThat(host.indexes()).containsExactly(5, 1);
        assertThat(model.paid()).isEqualTo(PRICE);
    }

    @Test
    void paymentThatARestartedHostCountsAsUsed_isReplacedByAnother() {
        host.refusing("OVERLOADED|1 requests wait already|try again");
        assertRefused(ErrorCode.OVERLOADED, 1, 2);
        host.refusing("VOUCHER_INVALID|index 1 has paid already|pay with another");

        model.predict(new float[] {1, 2}, 1);

        assertThat(host.indexes()).containsExactly(1, 1, 2);
        assertThat(model.paid()).isEqualTo(PRICE.times(2));
    }

    @Test
    void answerThatGotLost_isPaidFor() {
        host.refusing("no words of a host");
        assertRefused(ErrorCode.CONNECTION_FAILED, 1, 2);

        model.predict(new float[] {1, 2}, 1);

        assertThat(host.indexes()).containsExactly(1, 2);
        assertThat(model.paid()).isEqualTo(PRICE.times(2));
    }

    @Test
    void newVersion_isPaidFromWhereTheLastAnswerWas() {
        model.predict(new float[] {1, 2}, 1);
        serve(2);
        host.refusing("PAYMENT_REQUIRED|the chain pays for version 1|announce a chain");

        model.predict(new float[] {1, 2}, 1);

        assertThat(host.chains).hasSize(2);
        assertThat(host.chains.get(1).anchor().base()).isEqualTo(PRICE);
        assertThat(model.paid()).isEqualTo(PRICE.times(2));
    }

    @Test
    void newVersion_isPaidFromWhatTheHostTook_whereThatIsMore() {
        host.refusing("OVERLOADED|1 requests wait already|try again");
        assertRefused(ErrorCode.OVERLOADED, 1, 2);
        serve(2);
        host.refusing("PAYMENT_REQUIRED|the chain pays for version 1|announce a chain");
        host.refusingChain("VOUCHER_INVALID|the chain begins at 0, 0.001 are paid already|begin there");

        model.predict(new float[] {1, 2}, 1);

        assertThat(host.chains)
                .extracting(chain -> chain.anchor().base())
                .containsExactly(Amount.ZERO, Amount.ZERO, PRICE);
        assertThat(model.paid()).isEqualTo(PRICE.times(2));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void valueThatIsNotFinite_isRefused_beforeAnythingIsSent(float value) {
        assertRefused(ErrorCode.INVALID_ARGUMENT, 1, value);

        assertThat(host.chains).isEmpty();
        assertThat(host.payments).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2, 65_537})
    void valuesThatAreNotSoManyRows_areRefused_beforeAnythingIsSent(int rows) {
        assertThatThrownBy(() -> model.predict(new float[3], rows)).hasMessageStartingWith("INVALID_ARGUMENT|");
        assertThatThrownBy(() -> model.predict(new float[0], rows)).hasMessageStartingWith("INVALID_ARGUMENT|");

        assertThat(host.payments).isEmpty();
    }

    @Test
    void firstDeposit_isNeverAboveTheBudget() {
        List<String> opened = gateway.endorsed().get(0);

        assertThat(opened.get(0)).isEqualTo("marketplace:OpenChannel");
        assertThat(Json.read(opened.get(1), OpenChannel.class).deposit()).isEqualTo(Amount.ofFlock(5));
    }

    @Test
    void vouchers_areBoundToTheChannelOfTheClient() {
        model.predict(new float[] {1, 2}, 1);

        assertThat(host.chains.get(0).isSignedBy(signer.key(), flock.channel())).isTrue();
    }
}
