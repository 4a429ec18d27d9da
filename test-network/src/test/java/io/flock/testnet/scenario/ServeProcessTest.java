package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.cli.network.NetworkHome;
import io.flock.client.serve.ModelServer;
import io.flock.client.serve.ServeSettings;
import io.flock.protocol.codec.Json;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.request.OpenChannel;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.payment.ChannelWallet;
import io.flock.sdk.payment.VoucherSigner;
import io.flock.testnet.ContentDoor;
import io.flock.testnet.Engine;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.TestNetworks;
import io.flock.testnet.Waiting;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code flock serve} as a process with two listings, the model of one of which never comes: the other is served and paid
 * for, and a signal ends the host as its users expect.
 */
@Tag("scenario")
class ServeProcessTest {
    private static final AccountId HOST = AccountId.of("Org2MSP", "host");
    private static final AccountId CONSUMER = AccountId.of("Org3MSP", "consumer");
    private static final List<AccountId> TRAINERS = List.of(
            AccountId.of("Org1MSP", "trainer"),
            AccountId.of("Org2MSP", "trainer1"),
            AccountId.of("Org2MSP", "trainer2"),
            AccountId.of("Org3MSP", "trainer"));
    private static final int PHASE_SECONDS = 180;
    private static final GovernanceParameters PARAMETERS =
            new GovernanceParameters(60, PHASE_SECONDS, 86_400, 256, 1_000, Millionths.of(250_000), true);
    private static final int PIXELS = 64;
    private static final int REQUESTS = 5;
    private static final Amount DEPOSIT = Amount.ofFlock(1);

    @TempDir
    private static Path folder;

    private static TestNetwork network;
    private static ContentDoor door;
    private static MadeModel served;
    private static MadeModel stuck;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void aNetwork_withTwoListings() {
        List<AccountId> accounts =
                Stream.concat(Stream.of(HOST, CONSUMER), TRAINERS.stream()).toList();
        network = TestNetworks.start(Engine.DEVNET, folder.resolve("net"), PARAMETERS, accounts, Amount.ofFlock(1_000));
        URI own = network.description().contentFor(HOST.organisation()).get(0);
        door = ContentDoor.before(own);
        List<FlockClient> trainers =
                TRAINERS.stream().map(account -> network.connect(account)).toList();
        try (IpfsClient content = IpfsClient.of(own)) {
            served = MadeModel.listed("served", trainers, content, PHASE_SECONDS);
            stuck = MadeModel.listed("stuck", trainers, content, PHASE_SECONDS);
        }
        trainers.forEach(FlockClient::close);
        door.hold(Cid.parse(stuck.ref().cid()));
    }

    @AfterAll
    static void end() {
        door.close();
        network.close();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void hostWithAModelThatNeverComes_servesTheOther_andASignal_letsItAnswerAndSettle(String signal, int status)
            throws Exception {
        Path journal = folder.resolve("vouchers-" + signal);
        try (HostProcess host = HostProcess.start(command(journal), folder.resolve(signal + ".log"));
                FlockClient consumer = network.connect(CONSUMER)) {
            int port = host.awaitServing(served.listing().text());
            door.awaitAsked();
            ChannelId channel = open(consumer, "by-" + status);
            ChannelWallet wallet = new ChannelWallet(
                    TestNetwork.NAME,
                    channel,
                    signer(CONSUMER),
                    DEPOSIT,
                    Amount.ZERO,
                    anchor -> announce(port, anchor));
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(infer(port, pay(wallet)).statusCode()).isEqualTo(200);
            }

            try (HalfSent inside = HalfSent.open(port, inferPath(), body(), pay(wallet))) {
                host.signal(signal);
                awaitDraining(port);
                assertThat(inside.finish()).startsWith("HTTP/1.1 200 ");
            }

            assertThat(host.awaitEnd()).as(host.log()).isEqualTo(status);
            Amount earned = MadeModel.PRICE.times(REQUESTS + 1);
            assertThat(ledger(consumer, channel).settled()).as(host.log()).isEqualTo(earned);
            assertThat(inJournal(journal, consumer, channel)).isEqualTo(earned);
            assertThat(consumer.token().balanceOf(HOST).run().uncollected()).isEqualTo(Amount.ZERO);
            assertThat(host.log()).doesNotContain("serving stuck").doesNotContain("Exception");
        }
    }

    private static List<String> command(Path journal) {
        NetworkHome home = network.home();
        return List.of(
                stuck.listing().text(),
                served.listing().text(),
                "--port",
                "0",
                "--settle-every",
                "1s",
                "--knowledge-limit",
                "0",
                "--journal",
                journal.toString(),
                "--profile",
                home.profile(HOST.organisation()).toString(),
                "--identity",
                home.identity(HOST).toString(),
                "--content",
                door.address().toString());
    }

    private static ChannelId open(FlockClient consumer, String name) {
        ChannelId channel = new ChannelId(HOST, CONSUMER, name);
        consumer.marketplace()
                .openChannel(new OpenChannel(
                        channel, served.listing(), signer(CONSUMER).key(), DEPOSIT, Optional.empty()))
                .run();
        return channel;
    }

    private static PaymentToken pay(ChannelWallet wallet) {
        return wallet.pay(1, MadeModel.PRICE, 1).orElseThrow();
    }

    private static PaymentChannel ledger(FlockClient client, ChannelId channel) {
        return client.marketplace().channel(channel).run();
    }

    /** What a host that is started again with this journal knows to be paid; nobody else has it open. */
    private Amount inJournal(Path journal, FlockClient client, ChannelId channel) {
        try (ModelServer again = new ModelServer(
                TestNetwork.NAME,
                HOST,
                signer(HOST),
                id -> ledger(client, id),
                ServeSettings.defaults(journal),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))) {
            HttpResponse<String> best = send(HttpRequest.newBuilder(uri(again.port(), "/v1/channels?id=" + channel)));
            return Json.read(best.body(), Voucher.class).amount();
        }
    }

    private static VoucherSigner signer(AccountId account) {
        return VoucherSigner.of(
                Identities.fromMspFolder(account.organisation(), network.home().identity(account)));
    }

    private void announce(int port, SignedAnchor anchor) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(port, "/v1/anchors"))
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(anchor))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> infer(int port, PaymentToken payment) {
        return send(HttpRequest.newBuilder(uri(port, inferPath()))
                .header(PaymentToken.HEADER, payment.toString())
                .POST(HttpRequest.BodyPublishers.ofString(body())));
    }

    private static String inferPath() {
        return "/v2/models/" + served.listing() + "/infer";
    }

    private static String body() {
        return "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1," + PIXELS + "],\"data\":"
                + Collections.nCopies(PIXELS, "0.5") + "}]}";
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void awaitDraining(int port) {
        Waiting.until("the host takes no new connection", () -> {
            try (Socket taken = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return taken.isConnected() ? Optional.empty() : Optional.of(true);
            } catch (SocketException e) {
                // Refused, or reset while the listener closes.
                return Optional.of(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
