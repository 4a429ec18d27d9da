package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.governance.ArenaBounds;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.MarketBounds;
import io.flock.protocol.marketplace.knowledge.KnowledgeBounds;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.payment.KnowledgeSearch;
import io.flock.sdk.payment.PaidModel;
import io.flock.sdk.payment.PaymentPlan;
import io.flock.sdk.payment.VoucherSigner;
import io.flock.testnet.Engine;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.TestNetworks;
import io.flock.testnet.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's way from a task to the market, each account by its command: trained, listed, served, used, paid, rated. */
abstract class MarketScenarios {
    private static final String LISTING = "digits-reader";
    private static final AccountId CREATOR = AccountId.of("Org1MSP", "creator");
    private static final AccountId HOST = AccountId.of("Org2MSP", "host");
    private static final AccountId CONSUMER = AccountId.of("Org3MSP", "consumer");
    private static final String CHANNEL = HOST + "/" + CONSUMER + "/default";
    private static final List<AccountId> TRAINERS = List.of(
            AccountId.of("Org1MSP", "trainer"),
            AccountId.of("Org2MSP", "trainer1"),
            AccountId.of("Org2MSP", "trainer2"),
            AccountId.of("Org3MSP", "trainer"));
    private static final int EXAMPLES = 100;
    /** Short votes on knowledge and short dispute windows, which the test waits for. */
    private static final GovernanceParameters PARAMETERS = new GovernanceParameters(
                    5, 15, 86_400, 256, 1_000, Millionths.of(250_000), true)
            .withArena(new ArenaBounds(Amount.ofFlock(100), Millionths.of(80_000), 365))
            .withMarket(MarketBounds.defaults()
                    .withDisputeSeconds(15)
                    .withKnowledge(KnowledgeBounds.defaults().withVotingSeconds(20)));

    private static final String GRAPES = "Grapes are harvested in autumn. Their juice ferments for two weeks.";

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Engine engine;
    private TestNetwork network;

    MarketScenarios(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        List<AccountId> accounts = Stream.concat(Stream.of(CREATOR, HOST, CONSUMER), TRAINERS.stream())
                .toList();
        network = TestNetworks.start(engine, folder.resolve("net"), PARAMETERS, accounts, Amount.ofFlock(1_000));
    }

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        network.close();
    }

    @Test
    void trainedModel_isListed_served_paidFor_rated_andItsTrainersAreRewarded() throws Exception {
        train();
        run(CREATOR, "model", "publish", LISTING, "--task", "alliance:digits", "--price", "0.001");
        String document = propose();
        hostWithoutTheSecretItNames_stakesNothing();
        CompletableFuture<Void> serving = CompletableFuture.runAsync(
                () -> run(HOST, "serve", LISTING, "--port", "0", "--settle-every", "1s"), threads);
        await(
                "a host offers the model",
                () -> json(CREATOR, "model", "show", LISTING)
                                .getAsJsonArray("hosts")
                                .size()
                        == 1,
                serving);

        JsonObject first = predict();
        JsonObject second = predict();

        assertThat(first.getAsJsonArray("predictions")).hasSize(EXAMPLES);
        assertThat(first.get("correct").getAsInt()).isGreaterThan(EXAMPLES / 2);
        assertThat(second.get("predictions")).isEqualTo(first.get("predictions"));
        assertThat(Amount.ofMicros(first.get("paid").getAsLong())).isEqualTo(Amount.parse("0.1"));
        await("all vouchers are settled", () -> settled(CHANNEL).equals(Amount.parse("0.2")), serving);

        rateWithExamples();
        assertFeedback();
        assertHostMeasuresWhatIsInTheClear(serving);
        run(TRAINERS.get(0), "model", "claim", LISTING);

        assertThat(run(CREATOR, "model", "lineage", LISTING))
                .contains("alliance:digits", TRAINERS.get(0).toString());
        assertThat(run(CREATOR, "model", "show", LISTING)).contains("4");
        assertAccepted(document, serving);
        assertPaidByUse(serving);
        badlyRated_itIsSentBackIntoTraining_onWhatTheListerOpenedOfItsRatings();
        channelsToAHostThatIsGone_canBeClosed();
        new SettlementsAtOnce(network, ListingId.parse(LISTING), TRAINERS.get(2), CONSUMER).play();
        consumerFindsItsDeposits_whereverTheyAre();
        assertThat(run(CREATOR, "audit")).contains("differences   0");
    }

    private void hostWithoutTheSecretItNames_stakesNothing() {
        String missing = folder.resolve("missing.secret").toString();
        assertThatThrownBy(() -> run(HOST, "serve", LISTING, "--port", "0", "--secret", missing))
                .hasMessageContaining("SECRET_MISSING");
        assertThat(json(CREATOR, "model", "show", LISTING).getAsJsonArray("hosts"))
                .isEmpty();
    }

    /** What the model was asked goes back with the rating, for nobody but the lister. */
    private void rateWithExamples() throws IOException {
        String key = run(CREATOR, "model", "key", LISTING).strip();
        String data = examples("asked", 1_500, EXAMPLES).toString();
        run(CONSUMER, "model", "rate", LISTING, "4", "--paid-by", CHANNEL, "--data", data, "--for", key);
    }

    /** The lister measures the model on the consumer's examples, and finds them as its own; the host can't open them. */
    private void assertFeedback() throws IOException {
        String reference = examples("reference", 1_000, 400).toString();
        JsonObject mine = feedback(CREATOR, "--reference", reference, "--judge-in", "process");
        assertThat(mine.getAsJsonObject("measured").get("examples").getAsInt()).isEqualTo(EXAMPLES);
        assertThat(mine.getAsJsonObject("measured").get("ACCURACY").getAsDouble())
                .isGreaterThan(0.5);
        assertThat(mine.getAsJsonObject("drift").get("reference").getAsInt()).isEqualTo(400);
        assertThat(mine.getAsJsonObject("drift").getAsJsonArray("features")).hasSize(64);

        JsonObject hosts = feedback(HOST);
        assertThat(hosts.getAsJsonArray("ratings")
                        .get(0)
                        .getAsJsonObject()
                        .get("notRead")
                        .getAsString())
                .contains("no key for " + HOST);
        assertThat(hosts.has("measured")).isFalse();
    }

    /** An organisation's last rating counts; examples that are for everybody are measured by the host, and told. */
    private void assertHostMeasuresWhatIsInTheClear(CompletableFuture<Void> serving) {
        String tags = "{model=\"" + LISTING + "\",version=\"1\"} ";
        assertThat(metrics()).doesNotContain("flock_feedback_examples{");
        run(
                CONSUMER,
                "model",
                "rate",
                LISTING,
                "4",
                "--paid-by",
                CHANNEL,
                "--data",
                folder.resolve("asked.csv").toString());

        await(
                "the host has measured the model on the examples",
                () -> metrics().contains("flock_feedback_examples" + tags + EXAMPLES + ".0"),
                serving);
        assertThat(metrics()).contains("flock_feedback_measured{metric=\"accuracy\",model=\"" + LISTING);
    }

    private void badlyRated_itIsSentBackIntoTraining_onWhatTheListerOpenedOfItsRatings() throws IOException {
        String key = run(CREATOR, "model", "key", LISTING).strip();
        String asked = folder.resolve("asked.csv").toString();
        run(CONSUMER, "model", "rate", LISTING, "2", "--paid-by", CHANNEL, "--data", asked, "--for", key);
        String to = folder.resolve("feedback.csv").toString();
        assertThatThrownBy(() -> run(HOST, "model", "feedback", LISTING, "--to", to))
                .hasMessageContaining("DATA_INVALID");

        JsonObject written = json(CREATOR, "model", "feedback", LISTING, "--to", to);

        assertThat(written.get("written").getAsInt() + written.get("repeated").getAsInt())
                .isEqualTo(EXAMPLES);
        String last = examples("last", 1_000, 100).toString();
        createArenaTask("other", last, last);
        createArenaTask("better", to, last);
        assertThatThrownBy(() -> run(CREATOR, "model", "refer", LISTING, "other"))
                .hasMessageContaining("DATA_INVALID");
        assertThat(run(CREATOR, "model", "refer", LISTING, "better"))
                .contains("its validation set holds the examples of 1 of 1 ratings");
        assertThat(run(HOST, "arena", "show", "better"))
                .contains("answers  the ratings of " + LISTING)
                .contains("its validation set holds the examples of 1 of 1 ratings");
        assertThat(run(HOST, "arena", "show", "other")).doesNotContain("answers");
        assertThat(json(HOST, "arena", "show", "better")
                        .getAsJsonObject("referral")
                        .get("task")
                        .getAsString())
                .isEqualTo("better");
        assertThat(json(HOST, "arena", "show", "other").has("referral")).isFalse();
        assertThat(run(HOST, "model", "lineage", LISTING))
                .contains("referred to Arena task better; by its creator's word a data set of it holds the examples of"
                        + " 1 of 1 ratings");
    }

    private void createArenaTask(String name, String validation, String last) {
        run(
                CREATOR,
                "arena",
                "create",
                name,
                "--bundle",
                folder.resolve("bundle.json").toString(),
                "--validation",
                validation,
                "--final",
                last,
                "--epochs",
                "1",
                "--pool",
                "1",
                "--creator-stake",
                "100",
                "--vesting-days",
                "0",
                "--phase",
                "1h");
    }

    private String metrics() {
        String endpoint = json(CREATOR, "model", "show", LISTING)
                .getAsJsonArray("hosts")
                .get(0)
                .getAsJsonObject()
                .get("endpoint")
                .getAsString();
        try (InputStream in = URI.create(endpoint + "/metrics").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject feedback(AccountId account, String... options) {
        List<String> command = new ArrayList<>(List.of("model", "drift", LISTING, "--output", "json"));
        command.addAll(List.of(options));
        return JsonParser.parseString(run(account, command.toArray(String[]::new)))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
    }

    /** One of the first organisation proposes a document, one of the second votes for it. */
    private String propose() throws IOException {
        run(HOST, "token", "lock", "100", "--days", "30");
        Path file = Files.writeString(folder.resolve("wine.md"), GRAPES);
        run(CREATOR, "knowledge", "propose", LISTING, file.toString(), "--licence", "CC0");
        String document =
                FieldHash.ofBytes(GRAPES.getBytes(StandardCharsets.UTF_8)).hex();
        run(HOST, "knowledge", "vote", LISTING, document, "--accept");
        assertThat(run(HOST, "knowledge", "list", LISTING)).contains(document, "OPEN");
        assertThat(run(HOST, "knowledge", "show", LISTING, document, "--text")).contains(GRAPES);
        return document;
    }

    private void assertAccepted(String document, CompletableFuture<Void> serving) {
        long from = json(CREATOR, "knowledge", "show", LISTING, document)
                .getAsJsonObject("document")
                .get("closableFrom")
                .getAsLong();
        await("the vote is over", () -> Instant.now().getEpochSecond() >= from, serving);
        assertThat(run(CREATOR, "knowledge", "close", LISTING, document)).contains("ACCEPTED");
        await("the document is found", () -> found().contains(document), serving);
        assertThat(found()).contains(CREATOR.toString(), GRAPES);
        assertThat(json(CREATOR, "knowledge", "points").get("contributed").getAsInt())
                .isEqualTo(10);
        assertThat(json(CREATOR, "knowledge", "points").get("created").getAsInt())
                .isEqualTo(100);
    }

    /** Two searches: the second voucher stands for the first answer, whenever the host settles. */
    private void assertPaidByUse(CompletableFuture<Void> serving) {
        run(CREATOR, "model", "price", LISTING, "0.0005", "--search");
        found();
        found();
        await(
                "the searches are settled",
                () -> settled(HOST + "/" + CONSUMER + "/searches").equals(Amount.parse("0.001")),
                serving);
        assertThat(run(CREATOR, "knowledge", "claim", LISTING)).contains("claimed 0.000");
        assertThat(run(CREATOR, "explain", "--model", LISTING)).contains("+0  sum");
        assertThat(run(CREATOR, "explain", "--payment-channel", CHANNEL)).contains("deposited", "+0  sum");
        assertThat(run(CREATOR, "explain", "--model", LISTING, "--account", CREATOR.toString()))
                .contains("settlements of searches", "allUses")
                .doesNotContain("DOES NOT FOLLOW");
    }

    /** It offers to serve and never does; what was paid in must come back. */
    private void channelsToAHostThatIsGone_canBeClosed() {
        AccountId gone = TRAINERS.get(1);
        ListingId listing = ListingId.parse(LISTING);
        try (FlockClient host = network.connect(gone);
                FlockClient consumer = network.connect(CONSUMER)) {
            host.marketplace()
                    .offerHosting(new OfferHosting(
                            listing,
                            Endpoint.parse("http://127.0.0.1:1"),
                            signer(gone).key(),
                            Amount.ofFlock(100),
                            Optional.empty()))
                    .run();
            Amount deposit = Amount.parse("0.5");
            KnowledgeSearch searches = KnowledgeSearch.open(
                    consumer.marketplace(),
                    consumer.knowledge(),
                    CONSUMER,
                    signer(CONSUMER),
                    listing,
                    Optional.of(gone),
                    new PaymentPlan("searches", deposit, deposit));
            try (PaidModel predictions = PaidModel.open(
                    consumer.marketplace(),
                    CONSUMER,
                    signer(CONSUMER),
                    listing,
                    Optional.of(gone),
                    new PaymentPlan("default", deposit, deposit))) {
                searches.close();
                searches.close(); // not asked again: that would be too early
                assertThat(searches.closed().orElseThrow().status()).isEqualTo(ChannelStatus.CLOSING);
                assertThat(predictions.end().status()).isEqualTo(ChannelStatus.CLOSING);
            }
        }
    }

    /** At the host that serves, at the one that is gone, and at a third. */
    private void consumerFindsItsDeposits_whereverTheyAre() {
        List<ChannelId> opened = new ArrayList<>();
        for (AccountId host : List.of(HOST, TRAINERS.get(1))) {
            opened.add(new ChannelId(host, CONSUMER, "default"));
            opened.add(new ChannelId(host, CONSUMER, "searches"));
        }
        opened.addAll(SettlementsAtOnce.channels(TRAINERS.get(2), CONSUMER));
        new DepositsFound(network, CONSUMER).play(opened, opened.subList(0, 5));
    }

    private VoucherSigner signer(AccountId account) {
        return VoucherSigner.of(
                Identities.fromMspFolder(account.organisation(), network.home().identity(account)));
    }

    private String found() {
        return run(CONSUMER, "knowledge", "search", LISTING, "How", "is", "wine", "made?", "--verify");
    }

    private void train() throws Exception {
        Path bundle = copied("/io/flock/testnet/scenario/bundle.json", "bundle.json");
        List<String> create = new ArrayList<>(List.of(
                "task",
                "create",
                "digits",
                "--bundle",
                bundle.toString(),
                "--rounds",
                "2",
                "--min-participants",
                "4",
                "--pool",
                "40",
                "--phase",
                "1h"));
        TRAINERS.forEach(trainer -> create.addAll(List.of("--participant", trainer.toString())));
        run(CREATOR, create.toArray(String[]::new));
        List<CompletableFuture<Void>> training = new ArrayList<>();
        for (int i = 0; i < TRAINERS.size(); i++) {
            AccountId trainer = TRAINERS.get(i);
            String data = examples("shard" + i, i * 300, 300).toString();
            training.add(CompletableFuture.runAsync(
                    () -> run(
                            trainer, "participate", "digits", "--data", data, "--judge-in", "process", "--log", "json"),
                    threads));
        }
        CompletableFuture.allOf(training.toArray(CompletableFuture[]::new)).get(15, TimeUnit.MINUTES);
    }

    private JsonObject predict() throws IOException {
        String data = examples("asked", 1_500, EXAMPLES).toString();
        return json(CONSUMER, "model", "predict", LISTING, "--data", data, "--budget", "1");
    }

    private Amount settled(String channel) {
        return Amount.ofMicros(
                json(CONSUMER, "channel", "show", channel).get("settled").getAsLong());
    }

    private static void await(String what, BooleanSupplier condition, CompletableFuture<Void> serving) {
        Waiting.until(what, () -> {
            assertThat(serving).isNotDone();
            return condition.getAsBoolean() ? Optional.of(true) : Optional.empty();
        });
    }

    private String run(AccountId account, String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--home", network.home().folder().toString(), "--as", account.toString()));
        return FlockCommand.run(command);
    }

    private JsonObject json(AccountId account, String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--output", "json"));
        return JsonParser.parseString(run(account, command.toArray(String[]::new)))
                .getAsJsonObject();
    }

    private Path examples(String name, int from, int count) throws IOException {
        try (InputStream in =
                        MarketScenarioTest.class.getResourceAsStream("/io/flock/testnet/data/digits/digits.csv.gz");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            return Files.write(
                    folder.resolve(name + ".csv"),
                    lines.lines().skip(from).limit(count).toList());
        }
    }

    private Path copied(String resource, String name) {
        try (InputStream in = MarketScenarioTest.class.getResourceAsStream(resource)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
