package io.flock.testnet.bench.serving;

import io.flock.client.bundle.Bundle;
import io.flock.client.engine.Predictor;
import io.flock.client.engine.dl4j.Dl4jPredictor;
import io.flock.client.serve.ModelServer;
import io.flock.client.serve.ServeSettings;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
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
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.tensor.Initialisation;
import io.flock.sdk.payment.KeyPairSigner;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/** A model server as {@code flock serve} has it, with one net under two listings: for nothing, and paid for. */
final class BenchHost implements AutoCloseable {
    static final String LEDGER = "flock";
    static final AccountId ACCOUNT = AccountId.of("Org1MSP", "host");
    static final ListingId FREE = ListingId.parse("free");
    static final ListingId PAID = ListingId.parse("paid");
    static final Amount PRICE = Amount.ofMicros(10);
    static final Amount DEPOSIT = Amount.ofFlock(1_000);

    private static final Bundle BUNDLE = Bundle.read(
            """
            {"schemaVersion": 1, "name": "bench",
             "model": {"layers": [{"type": "dense", "units": 16, "activation": "relu"}, {"type": "output"}]},
             "data": {"kind": "image", "height": 8, "width": 8, "channels": 1, "classes": 10, "maxValue": 16},
             "training": {"updater": {"type": "sgd", "learningRate": 0.1}, "localEpochs": 1, "batchSize": 16}}
            """
                    .getBytes(StandardCharsets.UTF_8));

    private final KeyPairSigner consumer = new KeyPairSigner();
    private final ModelServer server;

    /** Version 1 of both is served; the journal is new. */
    BenchHost(Path folder) {
        server = new ModelServer(
                LEDGER,
                ACCOUNT,
                new KeyPairSigner(),
                this::channel,
                ServeSettings.defaults(folder.resolve("vouchers")),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        serve(1);
    }

    /** Serves this version of both listings; the one before goes on answering who names it. */
    void serve(int version) {
        serve(FREE, version, Amount.ZERO);
        serve(PAID, version, PRICE);
    }

    private void serve(ListingId listing, int version, Amount price) {
        server.serve(
                listing(listing, version, price), version(listing, version), BUNDLE, predictor(), Optional.empty());
    }

    /** The net by itself. */
    static Predictor predictor() {
        return Dl4jPredictor.open(
                BUNDLE,
                Initialisation.fromSeed(
                        FieldHash.ofDomain("bench").digest(), BUNDLE.shape().layout()));
    }

    static int width() {
        return BUNDLE.data().shape().size();
    }

    int port() {
        return server.port();
    }

    /** Who pays from all channels. */
    KeyPairSigner consumer() {
        return consumer;
    }

    /** Each channel stands on the ledger. */
    private PaymentChannel channel(ChannelId id) {
        return PaymentChannel.opened(
                id, PAID, consumer.key(), new ChannelTerms(Millionths.of(50_000), Millionths.of(300_000)), DEPOSIT);
    }

    private static Listing listing(ListingId id, int versions, Amount price) {
        return new Listing(
                id,
                AccountId.of("Org3MSP", "lister"),
                id.text(),
                price,
                Millionths.of(300_000),
                ListingStatus.ACTIVE,
                versions,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private static ModelVersion version(ListingId listing, int number) {
        Digest digest = FieldHash.ofDomain("bench " + number).digest();
        return new ModelVersion(
                new VersionRef(listing, number),
                TaskName.alliance(TaskId.parse("bench")),
                Optional.empty(),
                Optional.empty(),
                new ContentRef("bafybundle", digest),
                new ModelRef("bafymodel", digest, digest),
                new ModelCard("none", "grey values", Optional.empty(), Optional.empty(), "none", "CC0"),
                new TreeMap<>(),
                0);
    }

    @Override
    public void close() {
        server.close();
    }
}
