package io.flock.client.serve;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.drift.RequestDrift;
import io.flock.client.engine.Predictor;
import io.flock.client.knowledge.KnowledgeBases;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.FinalRequest;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.sdk.payment.VoucherSigner;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves models over HTTP and gRPC: the Open Inference Protocol v2, payments, health and metrics. */
public final class ModelServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);
    private static final String JSON = "application/json";
    private static final String ABOUT =
            "{\"name\":\"flock\",\"version\":\"2\",\"extensions\":[\"binary_tensor_data\",\"flock-vouchers\"]}";
    /** As long as for gRPC; a prediction is given up before. */
    private static final long DRAIN_MILLIS = TimeUnit.SECONDS.toMillis(GrpcServer.DRAIN_SECONDS);

    private static final String BINARY = "application/octet-stream";
    /** The binary extension: how much of a body is JSON; raw values follow. */
    private static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private final ServeSettings settings;
    private final VoucherSigner signer;
    private final Catalog catalog = new Catalog();
    private final ChannelBook book;
    private final ServerMetrics metrics;
    private final Inference inference;
    private final KnowledgeBases bases;
    private final SearchBook searches;
    private final KnowledgeRoute search;
    private final SortedSet<String> routes = new TreeSet<>();
    private final Javalin http;
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
        this.settings = settings;
        this.signer = signer;
        book = new ChannelBook(
                ledgerChannel, host, new Lookups(ledger, settings), catalog::requireServed, settings.journal());
        bases = new KnowledgeBases(settings.knowledge());
        metrics = new ServerMetrics(registry, catalog, book, bases);
        inference = new Inference(catalog, book, metrics, settings);
        searches = book.searches();
        search = new KnowledgeRoute(catalog, bases, searches, settings);
        http = Javalin.create(this::configure);
        RequestLog.of(http);
        route();
        try {
            http.start(settings.address(), settings.port());
        } catch (RuntimeException e) {
            book.close();
            throw new FlockException(
                    ErrorCode.PORT_IN_USE,
                    settings.address() + ":" + settings.port() + ": " + e.getMessage(),
                    ErrorCode.PORT_IN_USE.remedy(),
                    e);
        }
        try {
            grpc = new GrpcServer(catalog, inference, metrics, this::isReady, settings);
        } catch (RuntimeException e) {
            http.stop();
            book.close();
            throw e;
        }
    }

    private void configure(JavalinConfig config) {
        config.showJavalinBanner = false;
        config.http.maxRequestSize = settings.maxBodyBytes();
        config.http.disableCompression();
        config.jetty.modifyServer(server -> {
            // Jetty ends at once, whoever is inside, but for a handler that counts them and a time to wait for it.
            server.setHandler(new StatisticsHandler());
            server.setStopTimeout(DRAIN_MILLIS);
        });
    }

    private void route() {
        get("/v2/health/live", context -> context.contentType(JSON).result("{\"live\":true}"));
        get("/v2/health/ready", this::ready);
        get("/v2", context -> context.contentType(JSON).result(ABOUT));
        get("/v2/models/{name}", this::metadata);
        get("/v2/models/{name}/versions/{version}", this::metadata);
        get("/v2/models/{name}/ready", this::modelReady);
        get("/v2/models/{name}/versions/{version}/ready", this::modelReady);
        post("/v2/models/{name}/infer", this::infer);
        post("/v2/models/{name}/versions/{version}/infer", this::infer);
        post("/v1/anchors", refusing(context -> {
            book.announce(Json.read(context.bodyAsBytes(), SignedAnchor.class), context.ip());
            context.contentType(JSON).result("{}");
        }));
        get("/v1/channels", refusing(this::channel));
        post("/v1/final", refusing(context -> context.contentType(JSON)
                .result(Json.write(
                        book.end(Json.read(context.bodyAsBytes(), FinalRequest.class), signer, context.ip())))));
        post("/v1/knowledge/{name}/search", refusing(context -> context.contentType(JSON)
                .result(Json.write(search.answer(
                        context.pathParam("name"),
                        context.bodyAsBytes(),
                        Optional.ofNullable(context.header(SearchVoucher.HEADER)),
                        context.ip())))));
        get("/v1/searches", refusing(this::searched));
        post("/v1/searches", refusing(context -> {
            search.confirm(context.bodyAsBytes(), context.ip());
            context.contentType(JSON).result("{}");
        }));
        get("/metrics", context -> context.contentType("text/plain; version=0.0.4")
                .result(metrics.scrape()));
        get("/openapi.json", context -> context.contentType(JSON).result(openApi()));
    }

    private void get(String path, Handler handler) {
        routes.add("get " + path);
        http.get(path, handler);
    }

    private void post(String path, Handler handler) {
        routes.add("post " + path);
        http.post(path, handler);
    }

    /** What is answered over HTTP: method and path, as {@code openapi.json} has them. */
    SortedSet<String> routes() {
        return Collections.unmodifiableSortedSet(routes);
    }

    private void ready(Context context) {
        boolean ready = isReady();
        context.status(ready ? 200 : 503).contentType(JSON).result("{\"ready\":" + ready + "}");
    }

    private boolean isReady() {
        return !draining && catalog.isReady();
    }

    private void modelReady(Context context) {
        try {
            enter(context).leave();
            context.contentType(JSON).result("{\"ready\":true}");
        } catch (FlockException e) {
            refuse(context, e);
        }
    }

    private void metadata(Context context) {
        try {
            ServedVersion version = enter(context);
            try {
                context.contentType(JSON)
                        .result(InferAnswer.metadata(catalog.find(context.pathParam("name")), version));
            } finally {
                version.leave();
            }
        } catch (FlockException e) {
            refuse(context, e);
        }
    }

    private ServedVersion enter(Context context) {
        return catalog.enter(context.pathParam("name"), number(context));
    }

    private void infer(Context context) {
        long start = System.nanoTime();
        try {
            InferAnswer.Bytes answer = inference.answer(
                    context.pathParam("name"),
                    number(context),
                    body(context),
                    Optional.ofNullable(context.header(PaymentToken.HEADER)),
                    context.ip(),
                    InferAnswer::of);
            if (answer.isBinary()) {
                context.header(JSON_LENGTH, Integer.toString(answer.json()));
            }
            context.contentType(answer.isBinary() ? BINARY : JSON).result(answer.body());
        } catch (FlockException e) {
            refuse(context, e);
        } catch (RuntimeException e) {
            LOG.error("a request failed", e);
            refuse(context, new FlockException(ErrorCode.INTERNAL, "the server failed"));
        }
        metrics.answered(context.statusCode(), System.nanoTime() - start);
    }

    private static Inference.Body body(Context context) {
        try {
            byte[] body = context.bodyAsBytes();
            int json = jsonLength(context, body.length);
            return (width, maxRows) -> InferRequest.read(body, json, width, maxRows);
        } catch (HttpResponseException e) {
            throw new FlockException(
                    ErrorCode.CONTENT_TOO_LARGE, "the body is above the server's limit", "send fewer rows at once", e);
        }
    }

    private static int jsonLength(Context context, int whole) {
        String said = context.header(JSON_LENGTH);
        try {
            return said == null ? whole : Integer.parseInt(said);
        } catch (NumberFormatException e) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, JSON_LENGTH + " is no number", "leave it out", e);
        }
    }

    private void channel(Context context) {
        paid(context, book::best);
    }

    private void searched(Context context) {
        paid(context, searches::best);
    }

    private static void paid(Context context, Function<ChannelId, Optional<?>> best) {
        ChannelId id =
                ChannelId.parse(Optional.ofNullable(context.queryParam("id")).orElse(""));
        Object paid = best.apply(id)
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_CHANNEL, "channel " + id + " has not paid"));
        context.contentType(JSON).result(Json.write(paid));
    }

    private static Optional<Integer> number(Context context) {
        return VersionNumber.of(context.pathParamMap().getOrDefault("version", ""));
    }

    private static Handler refusing(Handler handler) {
        return context -> {
            try {
                handler.handle(context);
            } catch (HttpResponseException e) {
                refuse(
                        context,
                        new FlockException(ErrorCode.CONTENT_TOO_LARGE, "the body is above the server's limit"));
            } catch (FlockException e) {
                refuse(context, e);
            }
        };
    }

    /** The protocol's error object; its text is {@code CODE|what|todo}. */
    private static void refuse(Context context, FlockException refusal) {
        int status = HttpStatusOf.refusal(refusal);
        if (status == 429 || status == 503) {
            context.header("Retry-After", "1");
        }
        context.status(status).contentType(JSON).result(InferAnswer.write(json -> json.name("error")
                .value(refusal.getMessage())));
    }

    private static String openApi() throws IOException {
        try (InputStream in = ModelServer.class.getResourceAsStream("openapi.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
            http.stop();
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
