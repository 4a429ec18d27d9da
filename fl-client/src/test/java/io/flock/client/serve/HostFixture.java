package io.flock.client.serve;

import io.flock.client.engine.Predictor;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.ChannelTerms;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ListingStatus;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.payment.ChannelWallet;
import io.flock.sdk.payment.KeyPairSigner;
import io.flock.sdk.payment.VoucherSigner;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** A server with a model that adds up its two inputs, times its version, and a consumer with a channel. */
final class HostFixture implements AutoCloseable {
    static final String LEDGER = "flock";
    static final AccountId HOST = AccountId.of("Org1MSP", "host");
    static final ChannelId CHANNEL = new ChannelId(HOST, AccountId.of("Org2MSP", "ann"), "one");
    static final ListingId LISTING = ListingId.parse("adder");
    static final Amount PRICE = Amount.ofMicros(10);
    static final Amount DEPOSIT = Amount.ofFlock(100);

    final VoucherSigner consumer = new KeyPairSigner();
    final VoucherSigner hostKey = new KeyPairSigner();
    final ModelServer server;
    /** How often the ledger was asked for a channel. */
    final AtomicInteger asked = new AtomicInteger();
    /** What became of the channel on the ledger since it was opened. */
    volatile UnaryOperator<PaymentChannel> since = UnaryOperator.identity();

    private final SigningKey paying;
    private final HttpClient http = HttpClient.newHttpClient();

    HostFixture(ServeSettings settings) {
        this(settings, Optional.empty());
    }

    /** With a channel that another consumer pays from. */
    HostFixture(ServeSettings settings, Optional<SigningKey> paying) {
        this(settings, paying, System::nanoTime);
    }

    private HostFixture(ServeSettings settings, Optional<SigningKey> paying, LongSupplier nanos) {
        this.paying = paying.orElseGet(consumer::key);
        server = new ModelServer(
                LEDGER,
                HOST,
                hostKey,
                this::channel,
                settings,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                nanos);
        serve(1, PRICE);
    }

    /** For limits of requests: all of them come in the same moment, however busy the machine is. */
    static HostFixture outOfTime(ServeSettings settings) {
        return outOfTime(settings, Optional.empty());
    }

    /** The same with a channel that another consumer pays from. */
    static HostFixture outOfTime(ServeSettings settings, Optional<SigningKey> paying) {
        return new HostFixture(settings, paying, () -> 0);
    }

    /** A server whose first model is still to come, and that knows no channel. */
    static ModelServer serverWithoutModels(ServeSettings settings) {
        return new ModelServer(
                LEDGER,
                HOST,
                new KeyPairSigner(),
                id -> {
                    throw new FlockException(ErrorCode.UNKNOWN_CHANNEL, id.toString());
                },
                settings,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    void serve(int version, Amount price) {
        serve(LISTING, version, price);
    }

    void serve(ListingId listing, int version, Amount price) {
        server.serve(
                listing(listing, price), version(listing, version), Optional.empty(), adder(version), Optional.empty());
    }

    private PaymentChannel channel(ChannelId id) {
        asked.incrementAndGet();
        return since.apply(opened(id, paying));
    }

    /** A channel as it stands on the ledger when it has been opened. */
    static PaymentChannel opened(ChannelId id, SigningKey paying) {
        return PaymentChannel.opened(
                id, LISTING, paying, new ChannelTerms(Millionths.of(50_000), Millionths.of(300_000)), DEPOSIT);
    }

    /** The host's book with the journal of the settings; every channel is there. */
    static ChannelBook book(ServeSettings settings, Function<ChannelId, PaymentChannel> ledger) {
        return new ChannelBook(
                LEDGER,
                HOST,
                new Lookups(ledger, settings, System::nanoTime),
                version -> {},
                settings.journal(),
                System::nanoTime);
    }

    static Listing listing(Amount price) {
        return listing(LISTING, price);
    }

    private static Listing listing(ListingId id, Amount price) {
        return new Listing(
                id,
                AccountId.of("Org3MSP", "lister"),
                "Adder",
                price,
                Millionths.of(300_000),
                ListingStatus.ACTIVE,
                1,
                0,
                Optional.empty(),
                Optional.empty());
    }

    static ModelVersion version(int number) {
        return version(LISTING, number);
    }

    private static ModelVersion version(ListingId listing, int number) {
        Digest digest = FieldHash.ofDomain("model " + number).digest();
        return new ModelVersion(
                new VersionRef(listing, number),
                TaskName.alliance(TaskId.parse("task")),
                Optional.empty(),
                Optional.empty(),
                new ContentRef("bafybundle", digest),
                new ModelRef("bafymodel", digest, digest),
                new ModelCard("adds", "two numbers", Optional.empty(), Optional.empty(), "none", "MIT"),
                new TreeMap<>(),
                0);
    }

    static Predictor adder(int factor) {
        return new Predictor() {
            @Override
            public int width() {
                return 2;
            }

            @Override
            public int outputs() {
                return 1;
            }

            @Override
            public float[] predict(float[] features, int rows) {
                float[] sums = new float[rows];
                for (int i = 0; i < rows; i++) {
                    sums[i] = factor * (features[2 * i] + features[2 * i + 1]);
                }
                return sums;
            }

            @Override
            public void close() {}
        };
    }

    ChannelWallet wallet() {
        return wallet(CHANNEL.name());
    }

    /** Of a channel of this name. */
    ChannelWallet wallet(String name) {
        return new ChannelWallet(
                LEDGER, new ChannelId(HOST, CHANNEL.consumer(), name), consumer, DEPOSIT, Amount.ZERO, this::announce);
    }

    /** One row of the first version. */
    static Optional<PaymentToken> pay(ChannelWallet wallet) {
        return wallet.pay(1, PRICE, 1);
    }

    void announce(SignedAnchor anchor) {
        HttpResponse<String> answer = post("/v1/anchors", Json.write(anchor), Optional.empty());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    HttpResponse<String> infer(Optional<PaymentToken> payment) {
        return infer("/v2/models/adder/infer", payment);
    }

    HttpResponse<String> infer(String path, Optional<PaymentToken> payment) {
        return post(
                path,
                "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1.5,2]}]}",
                payment);
    }

    HttpResponse<String> post(String path, String body, Optional<PaymentToken> payment) {
        return send(path, body, PaymentToken.HEADER, payment.map(PaymentToken::toString));
    }

    HttpResponse<String> send(String path, String body, String header, Optional<String> payment) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        payment.ifPresent(value -> request.header(header, value));
        return send(request);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    static ServeSettings settings(Path folder) {
        return patient(folder.resolve("vouchers"));
    }

    /** As by default, but no request is given up because the machine is busy. */
    static ServeSettings patient(Path journal) {
        return withTimeout(ServeSettings.defaults(journal), 120_000);
    }

    /** The same, but a request is given up after so long. */
    static ServeSettings withTimeout(ServeSettings settings, int timeoutMillis) {
        return new ServeSettings(
                settings.address(),
                settings.port(),
                settings.grpcPort(),
                settings.journal(),
                settings.maxBodyBytes(),
                settings.maxRows(),
                settings.queued(),
                settings.maxBatch(),
                timeoutMillis,
                settings.requestsPerSecond(),
                settings.keepVersions());
    }
}
