package io.flock.client.cli.market;

import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.option.SecretOption;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.feedback.FeedbackReader;
import io.flock.client.feedback.FeedbackSecrets;
import io.flock.client.feedback.TimedContents;
import io.flock.client.knowledge.KnowledgeFollower;
import io.flock.client.knowledge.KnowledgeHosting;
import io.flock.client.serve.FeedbackFollower;
import io.flock.client.serve.FeedbackHosting;
import io.flock.client.serve.Hosting;
import io.flock.client.serve.ListingFollower;
import io.flock.client.serve.ModelServer;
import io.flock.client.serve.ServeSettings;
import io.flock.client.serve.SettlingLoop;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.payment.VoucherSigner;
import io.flock.sdk.transaction.CallMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock serve}: hosts listed models until it is interrupted, then settles and ends. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves listed models by the Open Inference Protocol v2 over HTTP and gRPC, paid for by vouchers.",
            "Fetches and verifies each model, stakes as its host, settles now and then, and drains on Ctrl-C."
        },
        footer = {"", "Example:", "  flock serve digits-reader --port 8085 --as Org2MSP::user1"})
public final class ServeCommand implements Callable<Integer> {
    /** For what is inside, and then for a settlement of each channel, some seconds each. */
    private static final long END_SECONDS = 120;

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Parameters(arity = "1..*", paramLabel = "LISTING", description = "what to serve")
    private List<ListingId> listings;

    @Option(names = "--address", defaultValue = "127.0.0.1", description = "to listen on (default: ${DEFAULT-VALUE})")
    private String address;

    @Option(names = "--port", defaultValue = "8085", description = "to listen on (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--grpc-port",
            paramLabel = "PORT",
            description = "to listen on for gRPC (default: the one after --port)")
    private Optional<Integer> grpcPort;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "where consumers reach this host (default: http://ADDRESS:PORT)")
    private Optional<String> endpoint;

    @Option(
            names = "--stake",
            paramLabel = "FLOCK",
            defaultValue = "100",
            description = "for each listing (default: ${DEFAULT-VALUE})")
    private Amount stake;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "where payments are written down (default: a file of the account in the state folder, or"
                    + " beside --profile)")
    private Optional<Path> journal;

    @Option(
            names = "--settle-every",
            paramLabel = "DURATION",
            defaultValue = "60s",
            description = "how often vouchers are settled and versions looked up (default: ${DEFAULT-VALUE})")
    private Duration settleEvery;

    @Option(
            names = "--knowledge-limit",
            paramLabel = "DOCUMENTS",
            defaultValue = "1000",
            description = {
                "how many documents of each model's knowledge base are indexed for searches;",
                "0: none (default: ${DEFAULT-VALUE})"
            })
    private int knowledgeLimit;

    @Mixin
    private SecretOption secret;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    ServeCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (settleEvery.compareTo(SHORTEST) < 0) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "--settle-every " + settleEvery.toMillis() + " ms is less than a second",
                    "settle each second at most");
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(end, ended), "serve-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            serve(end);
        } finally {
            ended.countDown();
        }
        return ExitClass.SUCCESS.status();
    }

    private static void stop(CompletableFuture<Void> end, CountDownLatch ended) {
        end.complete(null);
        try {
            ended.await(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(CompletableFuture<Void> end) throws InterruptedException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (FlockClient flock = connection.connect(new CallMetrics(registry));
                IpfsClient content = connection.contentClient()) {
            // Before anything is staked: a secret that can't be used would leave a stake with nobody who serves.
            Optional<ParticipantSecret> own = secret.secretIfAny(
                    connection,
                    flock.account(),
                    why -> warn("feedback is measured only where it is in the clear: " + why.getMessage()));
            VoucherSigner signer = VoucherSigner.of(connection.caller());
            ServeSettings settings =
                    ServeSettings.defaults(file(flock)).at(address, port, grpcPort.orElse(port == 0 ? 0 : port + 1));
            try (ModelServer server = new ModelServer(
                    connection.channel(),
                    flock.account(),
                    signer,
                    channel -> flock.marketplace().channel(channel).run(),
                    settings,
                    registry)) {
                Hosting hosting = new Hosting(flock, content, server);
                SettlingLoop loop = new SettlingLoop(() -> settle(hosting, server), settleEvery);
                try (ListingFollower models = ListingFollower.start(
                        listings,
                        settleEvery,
                        listing -> {
                            hosting.refresh(listing);
                            if (!end.isDone()) {
                                offer(flock, signer, listing, server.port());
                                hosting.offered();
                                tell("serving " + listing + " at " + at(server.port()) + ", gRPC on port "
                                        + server.grpcPort());
                            }
                        },
                        hosting::refresh,
                        this::warn)) {
                    if (loop.begin(models, end)) {
                        KnowledgeFollower indexing = KnowledgeFollower.start(
                                knowledge(flock, content, server), listings, settleEvery, this::tell);
                        FeedbackFollower measuring = FeedbackFollower.start(
                                feedback(flock, content, server, own), listings, settleEvery, this::warn);
                        try {
                            loop.run(models, end);
                            drain(models, hosting, server);
                        } finally {
                            measuring.close();
                            indexing.close();
                        }
                    } else {
                        drain(models, hosting, server);
                    }
                    models.requireBegun();
                }
            }
        }
    }

    /** What is answered while the server drains is settled too, before anything else is waited for. */
    private static void drain(ListingFollower models, Hosting hosting, ModelServer server) {
        models.stop();
        server.drain();
        hosting.settle();
    }

    private KnowledgeHosting knowledge(FlockClient flock, IpfsClient content, ModelServer server) {
        return new KnowledgeHosting(
                (listing, size, bookmark) ->
                        flock.knowledge().documents(listing, size, bookmark).run(),
                content::get,
                server.knowledge(),
                knowledgeLimit);
    }

    /** Sealed examples can be opened where this account has a participant secret, the others always. */
    private FeedbackHosting feedback(
            FlockClient flock, IpfsClient content, ModelServer server, Optional<ParticipantSecret> own) {
        FeedbackReader.Contents timed = new TimedContents(
                (examples, most) -> content.get(examples, Math.min(most, FeedbackHosting.MOST_BYTES)),
                FeedbackHosting.MOST_WAIT);
        return new FeedbackHosting(
                server,
                version -> flock.marketplace().ratings(version).run().ratings(),
                listing -> new FeedbackReader(
                        timed,
                        flock.account(),
                        own.map(known -> new FeedbackSecrets(known, connection.channel(), listing))),
                measureEvery());
    }

    /** Ten minutes; less where versions are settled more often than once a minute. */
    private Duration measureEvery() {
        return settleEvery.compareTo(Duration.ofMinutes(1)) < 0 ? settleEvery.multipliedBy(10) : Duration.ofMinutes(10);
    }

    /** What can't be settled now is no reason to end. */
    private void settle(Hosting hosting, ModelServer server) {
        Attempts attempts = new Attempts(this::warn);
        attempts.attempt(server::force);
        attempts.attempt(hosting::settleWorthwhile);
    }

    private void warn(String line) {
        output.err().println(line);
        output.err().flush();
    }

    private void tell(String line) {
        output.out().println(line);
        output.out().flush();
    }

    private void offer(FlockClient flock, VoucherSigner signer, ListingId listing, int listening) {
        flock.marketplace()
                .offerHosting(
                        new OfferHosting(listing, Endpoint.parse(at(listening)), signer.key(), stake, Optional.empty()))
                .run();
    }

    private String at(int listening) {
        return endpoint.orElse("http://" + address + ":" + listening);
    }

    private Path file(FlockClient flock) {
        Path file = journal.orElseGet(() -> new PaymentFile(connection, flock.account()).path());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE, file + ": " + e.getMessage(), "choose another --journal", e);
        }
        return file;
    }
}
