package io.flock.client.serve;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.drift.RequestDrift;
import io.flock.client.engine.Predictor;
import io.flock.client.knowledge.KnowledgeBases;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.sdk.payment.VoucherSigner;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Serves models over HTTP and gRPC: the Open Inference Protocol v2, payments, health and metrics. */
public final class ModelServer implements AutoCloseable {
    private final ServeSettings settings;
    private final Catalog catalog = new Catalog();
    private final ChannelBook book;
    private final KnowledgeBases bases;
    private final HttpServer http;
    private final GrpcServer grpc;
    private volatile boolean draining;

    /**
     * Listens at once; nothing is served before {@link #serve}.
     *
     * @param ledger finds a channel; asked when a consumer announces a chain, and in each settling
     * @param registry what {@code /metrics} shows, beside what this server counts
     * @throws FlockException PORT_IN_USE, STATE_FOLDER_UNUSABLE
     */
    public ModelServer(
            String ledgerChannel,
            AccountId host,
            VoucherSigner signer,
            Function<ChannelId, PaymentChannel> ledger,
            ServeSettings settings,
            PrometheusMeterRegistry registry) {
        this(ledgerChannel, host, signer, ledger, settings, registry, System::nanoTime);
    }

    /** With the clock by which requests are limited. */
    ModelServer(
            String ledgerChannel,
            AccountId host,
            VoucherSigner signer,
            Function<ChannelId, PaymentChannel> ledger,
            ServeSettings settings,
            PrometheusMeterRegistry registry,
            LongSupplier nanos) {
        this.settings = settings;
        book = new ChannelBook(
                ledgerChannel,
                host,
                new Lookups(ledger, settings, nanos),
                catalog::requireServed,
                settings.journal(),
                nanos);
        bases = new KnowledgeBases(settings.knowledge());
        ServerMetrics metrics = new ServerMetrics(registry, catalog, book, bases);
        Inference inference = new Inference(catalog, book, metrics, settings, nanos);
        http = new HttpServer(settings);
        http.get("/v2/health/live", context -> context.contentType(HttpServer.JSON)
                .result("{\"live\":true}"));
        http.get("/v2/health/ready", this::ready);
        http.get("/metrics", context -> context.contentType("text/plain; version=0.0.4")
                .result(metrics.scrape()));
        http.get(
                "/openapi.json", context -> context.contentType(HttpServer.JSON).result(openApi()));
        InferenceRoutes.add(http, catalog, inference, metrics);
        PaymentRoutes.add(http, book, signer, new KnowledgeRoute(catalog, bases, book.searches(), settings, nanos));
        try {
            http.start();
            grpc = new GrpcServer(catalog, inference, metrics, this::isReady, settings);
        } catch (RuntimeException e) {
            http.close();
            book.close();
            throw e;
        }
    }

    private void ready(Context context) {
        boolean ready = isReady();
        context.status(ready ? 200 : 503).contentType(HttpServer.JSON).result("{\"ready\":" + ready + "}");
    }

    private boolean isReady() {
        return !draining && catalog.isReady();
    }

    private static String openApi() throws IOException {
        try (InputStream in = ModelServer.class.getResourceAsStream("openapi.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What is answered over HTTP: method and path, as {@code openapi.json} has them. */
    SortedSet<String> routes() {
        return http.routes();
    }

    /**
     * Serves a version from now on; the one before goes on answering who pays for it.
     *
     * @param measured the examples that the model was measured on, where they are known: requests are compared with them
     */
    public void serve(
            Listing listing, ModelVersion version, Bundle bundle, Predictor predictor, Optional<Examples> measured) {
        if (predictor.width() != bundle.data().shape().size()) {
            throw new IllegalArgumentException("the predictor is of another bundle");
        }
        serve(
                listing,
                version,
                Optional.of(bundle),
                predictor,
                measured.map(examples -> RequestDrift.from(bundle.data(), examples)));
    }

    void serve(
            Listing listing,
            ModelVersion version,
            Optional<Bundle> bundle,
            Predictor predictor,
            Optional<RequestDrift> drift) {
        Batcher batcher = new Batcher(
                listing.id() + "-" + version.ref().version(), predictor, settings.queued(), settings.maxBatch(), drift);
        catalog.add(listing, new ServedVersion(version, batcher, bundle), settings.keepVersions());
        grpc.tellHealth();
    }

    /** The versions of a listing that are in memory, the oldest first. */
    List<ServedVersion> versions(ListingId listing) {
        return catalog.all().stream()
                .filter(served -> served.listing().id().equals(listing))
                .flatMap(served -> served.versions().values().stream())
                .toList();
    }

    /** Takes over price and status of a listing. */
    public void update(Listing listing) {
        catalog.update(listing);
    }

    /** Reads anew what the ledger says of the channels that pay: a closed one is not answered any more, nor settled. */
    void follow() {
        book.follow();
    }

    /** What is to be settled now, the most urgent first. */
    List<Due> due() {
        return book.due();
    }

    /** Lets all be settled: payments of a channel's chain before its current one are taken no more. */
    void lapse() {
        book.lapse();
    }

    /** What is to be settled now for predictions, of each channel in order. */
    List<Voucher> unsettled() {
        return due().stream().flatMap(due -> due.predictions().stream()).toList();
    }

    /** That the ledger has settled up to this voucher. */
    void settled(Voucher voucher) {
        book.settled(voucher.anchor().channel(), voucher.amount());
    }

    /** The searches that are to be settled. */
    List<SearchesPaid> unsettledSearches() {
        return due().stream().flatMap(due -> due.searches().stream()).toList();
    }

    /** That the ledger has settled searches up to this voucher. */
    void settled(SearchesPaid paid) {
        book.settled(paid.voucher().channel(), paid.voucher().amount());
    }

    /** That the ledger takes no settlement of a channel, since its host has stopped: it is not answered until one is taken. */
    void unpayable(ChannelId channel) {
        book.unpayable(channel);
    }

    /** That the host has offered itself anew: channels that the ledger would not settle are answered again. */
    void payable() {
        book.payable();
    }

    /** What searches are answered from. */
    public KnowledgeBases knowledge() {
        return bases;
    }

    /** Brings the journal to the disk. */
    public void force() {
        book.force();
    }

    public int port() {
        return http.port();
    }

    /** Where gRPC listens. */
    public int grpcPort() {
        return grpc.port();
    }

    /**
     * Answers no new connection and waits for what is inside: first over HTTP, then over gRPC, which takes calls until its turn
     * comes; the waits add up. What was paid can be settled from then on, all of it.
     */
    public void drain() {
        if (!draining) {
            draining = true;
            http.close();
            grpc.close();
        }
    }

    /** Drains, then ends. */
    @Override
    public void close() {
        drain();
        catalog.close();
        bases.close();
        book.close();
    }
}
