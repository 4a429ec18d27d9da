package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.cli.Flock;
import io.flock.client.cli.LiveAudit;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.IpfsClient;
import io.flock.testnet.ContentDoor;
import io.flock.testnet.Engine;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.TestNetworks;
import io.flock.testnet.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task of the Arena as people run it: every account by its command, from creating to claiming. */
abstract class ArenaCommandScenarios {
    private static final TaskId TASK = TaskId.parse("best-digits");
    private static final TaskId NEXT = TaskId.parse("more-digits");
    private static final AccountId CREATOR = AccountId.of("Org1MSP", "creator");
    private static final List<AccountId> NODES =
            List.of(AccountId.of("Org2MSP", "node"), AccountId.of("Org3MSP", "node"));
    private static final List<AccountId> VALIDATORS = List.of(
            AccountId.of("Org1MSP", "judge1"),
            AccountId.of("Org1MSP", "judge2"),
            AccountId.of("Org2MSP", "judge"),
            AccountId.of("Org3MSP", "judge"));

    @TempDir
    private Path folder;

    private final Engine engine;
    private TestNetwork network;
    private FlockClient creator;

    ArenaCommandScenarios(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        List<AccountId> accounts = new ArrayList<>(NODES);
        accounts.addAll(VALIDATORS);
        accounts.add(CREATOR);
        network = TestNetworks.start(
                engine,
                folder.resolve("net"),
                new GovernanceParameters(60, 180, 86_400, 256, 1_000, Millionths.of(250_000), true),
                accounts,
                Amount.ofFlock(1_200));
        creator = network.connect(CREATOR);
    }

    @AfterEach
    void end() {
        creator.close();
        network.close();
    }

    @Test
    void taskRunByCommands_isCompleted_paid_andItsModelIsOpenedToAll_thoughEverybodyWasStoppedOnce() throws Exception {
        assertThat(create("--dry-run", "--output", "json").status()).isZero();
        assertThat(creator.arena().tasks(10, Optional.empty()).run().tasks()).isEmpty();
        assertThat(create().status()).isZero();
        assertThat(run("arena", "release", TASK.text()).out()).contains("WRONG_PHASE");
        assertThat(trainOn().out()).contains("WRONG_PHASE", "wait until it is completed");
        assertThat(status(NODES.get(0), TASK.text())).contains("OPEN", "0 of 2", "may join");
        assertThat(status(NODES.get(0))).startsWith("no task; ");
        assertThat(status(CREATOR)).contains("best-digits", "joined, it begins later");

        List<Running> first = startAll();
        await(ArenaPhase.SUBMIT);
        first.forEach(Running::stop);
        JsonObject stopped = JsonParser.parseString(status(NODES.get(0), "--output", "json"))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        assertThat(stopped.get("kind").getAsString()).isEqualTo("ARENA");
        assertThat(stopped.get("doing").getAsString()).isIn("ACTS", "WAITS", "CLOSES");
        assertThat(stopped.get("until").getAsLong()).isGreaterThan(Instant.now().getEpochSecond());
        List<Running> second = startAll();
        second.forEach(Running::requireSuccess);

        assertThat(phase()).isEqualTo(ArenaPhase.COMPLETED);
        JsonObject board = json(run("arena", "leaderboard", TASK.text(), "--output", "json"));
        assertThat(board.getAsJsonArray("ranking")).hasSize(2);
        assertThat(run("arena", "show", TASK.text(), "--epoch", "0").out()).contains("rank       1 ", "payout");
        assertThat(run("arena", "show", TASK.text()).out()).contains("COMPLETED", "best ");
        assertThat(run("arena", "list").out()).contains("best-digits", "COMPLETED", "ACCURACY");
        assertThat(run("arena", "claim", TASK.text()).status())
                .as("nothing is due any more")
                .isEqualTo(ErrorCode.NOTHING_TO_CLAIM.exitClass().status());
        assertThat(status(CREATOR)).containsPattern("best-digits +COMPLETED +2 of 2 +nothing left to do");
        theConsensusModelIsOpen();
        theAllianceBeginsWithTheConsensusModel();
        theConsensusModelIsOpenedAgain_byWhoCan();
        whatNobodyHas_isOpenedToAll_byWhoPublishesIt();
        theAuditIsClean();
    }

    @Test
    void separatedRoles_leaveAnOrganisationOneOfThem() {
        assertThat(create("--separate-roles").status()).isZero();
        assertThat(run("arena", "show", TASK.text()).out()).contains("node or validator, never both");
        Running training = Running.of(train(0));
        Waiting.until(
                "the node has staked",
                () -> Optional.of(creator.arena().task(TASK).run()).filter(view -> view.nodes() == 1));

        Ran ofItsOrganisation = Running.of(validate(VALIDATORS.get(2))).await();

        assertThat(ofItsOrganisation.status())
                .isEqualTo(ErrorCode.NOT_AUTHORISED.exitClass().status());
        assertThat(ofItsOrganisation.out()).contains(NODES.get(0) + " has applied as NODE", "apply as NODE");
        training.stop();
    }

    @Test
    void stakesOfGmFlock_comeOutOfLocks_andGoBackIntoThem() {
        AccountId node = NODES.get(0);
        AccountId judge = VALIDATORS.get(0);
        assertThat(create("--stake-in", "gmflock").status()).isZero();
        assertThat(run("arena", "list").out()).contains("300 gm");
        assertThat(run("arena", "show", TASK.text()).out()).contains("at least 300 gmFLOCK of a node");
        Ran without = Running.of(train(0)).await();
        assertThat(without.status()).isEqualTo(ErrorCode.USAGE.exitClass().status());
        assertThat(without.out()).contains("give --lock with 300 gmFLOCK or more");

        Running training = Running.of(with(train(0), "--lock", lock(node)));
        Running judging = Running.of(with(validate(judge), "--lock", lock(judge)));
        Waiting.until(
                "both have staked", () -> Optional.of(creator.arena().task(TASK).run())
                        .filter(view -> view.nodes() + view.validators() == 2));
        training.stop();
        judging.stop();
        assertThat(locks(node)).containsPattern("100 +301 +300 ");
        Running again = Running.of(train(0));
        assertThat(run("arena", "cancel", TASK.text()).status()).isZero();

        again.requireSuccess();
        assertThat(locks(node)).containsPattern("100 +301 +365 ");
        assertThat(Running.of(at(judge, "arena", "claim", TASK.text())).await().out())
                .contains("300 gmFLOCK of stake, which are back in lock");
        assertThat(locks(judge)).containsPattern("100 +301 +365 ");
        Running.of(train(1)).requireSuccess(); // never staked, and no lock would help now
        theAuditIsClean();
    }

    @Test
    void lockForATaskThatTakesFlock_isRefused_beforeAnythingIsStaked() {
        AccountId node = NODES.get(0);
        assertThat(create().status()).isZero();

        Ran refused = Running.of(with(train(0), "--lock", lock(node))).await();

        assertThat(refused.status()).isEqualTo(ErrorCode.USAGE.exitClass().status());
        assertThat(refused.out()).contains("takes FLOCK as stake, and a lock is given");
        assertThat(creator.arena().task(TASK).run().nodes()).isZero();
        assertThat(locks(node)).containsPattern("100 +301 +365 ");
    }

    private String lock(AccountId account) {
        Ran locked = Running.of(at(account, "token", "lock", "100", "--days", "365", "--output", "json"))
                .await();
        assertThat(locked.status()).as(locked.out()).isZero();
        return json(locked).get("lockId").getAsString();
    }

    private String locks(AccountId account) {
        return Running.of(at(account, "token", "locks")).await().out();
    }

    private static List<String> with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    private void theAllianceBeginsWithTheConsensusModel() {
        ConsensusModel best =
                creator.arena().leaderboard(TASK, Optional.empty()).run().best().orElseThrow();

        JsonObject planned = json(trainOn("--dry-run", "--output", "json"));
        Ran created = trainOn();

        assertThat(created.status()).as(created.out()).isZero();
        TaskDefinition definition = creator.alliance().task(NEXT).run().task().definition();
        assertThat(definition.arenaTaskId()).contains(TASK);
        assertThat(definition.initialModel()).contains(best.model());
        assertThat(planned.get("arenaTaskId").getAsString()).isEqualTo(TASK.text());
    }

    /** Creates a task of the Alliance that goes on from the Arena's. */
    private Ran trainOn(String... more) {
        List<String> command = new ArrayList<>(List.of(
                "task",
                "create",
                NEXT.text(),
                "--bundle",
                resource("/io/flock/testnet/scenario/bundle.json").toString(),
                "--from-arena",
                TASK.text(),
                "--min-participants",
                "3",
                "--pool",
                "30"));
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    /** Its validators stored it when they ended; what was lost since comes back. */
    private void theConsensusModelIsOpenedAgain_byWhoCan() {
        AccountId judge = VALIDATORS.get(2);
        Cid model = Cid.parse(creator.arena()
                .leaderboard(TASK, Optional.empty())
                .run()
                .best()
                .orElseThrow()
                .model()
                .cid());
        try (IpfsClient content = IpfsClient.of(
                network.description().contentFor(judge.organisation()).get(0))) {
            content.unpin(model);
            assertThat(content.pins()).doesNotContain(model.toString());

            Ran released =
                    Running.of(at(judge, "arena", "release", TASK.text())).await();

            assertThat(released.status()).as(released.out()).isZero();
            assertThat(released.out()).contains("open to all: " + model);
            assertThat(content.pins()).contains(model.toString());
        }
        Ran refused = run("arena", "release", TASK.text());
        assertThat(refused.status())
                .isEqualTo(ErrorCode.ENVELOPE_INVALID.exitClass().status());
        assertThat(refused.out()).contains("ENVELOPE_INVALID", CREATOR.toString());
    }

    /** The creator may list the model but can't open it; a validator may and can. */
    private void whatNobodyHas_isOpenedToAll_byWhoPublishesIt() throws Exception {
        ConsensusModel best =
                creator.arena().leaderboard(TASK, Optional.empty()).run().best().orElseThrow();
        AccountId judge = VALIDATORS.get(0);
        String[] publish = {"model", "publish", "digits-reader", "--task", "arena:" + TASK, "--price", "0.001"};
        for (URI node : network.description().contentFor(judge.organisation())) {
            try (IpfsClient content = IpfsClient.of(node)) {
                content.unpin(Cid.parse(best.model().cid()));
            }
            collectGarbage(node);
        }

        Ran refused = run(publish);
        assertThat(refused.status())
                .isEqualTo(ErrorCode.CONTENT_UNAVAILABLE.exitClass().status());
        assertThat(refused.out())
                .contains("CONTENT_UNAVAILABLE", CREATOR.toString(), best.node().toString(), judge.toString())
                .contains("flock arena release " + TASK);
        assertThat(run("model", "list", "--output", "json").out()).doesNotContain("digits-reader");
        assertThat(run(
                                "task",
                                "create",
                                "yet-another",
                                "--bundle",
                                resource("/io/flock/testnet/scenario/bundle.json")
                                        .toString(),
                                "--from-arena",
                                TASK.text())
                        .out())
                .contains("CONTENT_UNAVAILABLE", "flock arena release " + TASK);

        aListingThatIsRefused_leavesItSealed(judge, publish, best);
        whereItCannotBeStored_itIsListed_andTheCommandSaysWhatIsMissing(judge, publish, best);
        Ran published = Running.of(at(judge, publish)).await();

        assertThat(published.status()).as(published.out()).isZero();
        assertThat(published.out())
                .contains(
                        "is open to all: " + best.model().cid(),
                        "digits-reader is listed with the model of arena:" + TASK);
        theConsensusModelIsOpen();
        URI own = network.description().contentFor(judge.organisation()).get(0);
        try (IpfsClient content = IpfsClient.of(own)) {
            content.unpin(Cid.parse(best.model().cid()));
        }
        Ran again = Running.of(at(judge, publish)).await();
        assertThat(again.out()).as("it is open already").doesNotContain("is open to all");
        try (IpfsClient content = IpfsClient.of(own)) {
            assertThat(content.pins())
                    .as("what was missing")
                    .contains(best.model().cid());
        }
    }

    private void aListingThatIsRefused_leavesItSealed(AccountId judge, String[] publish, ConsensusModel best) {
        Ran refused =
                Running.of(with(at(judge, publish), "--contributors", "0")).await();

        assertThat(refused.out()).contains("PARAMETER_OUT_OF_BOUNDS");
        assertThat(isOpen(best)).isFalse();
    }

    private void whereItCannotBeStored_itIsListed_andTheCommandSaysWhatIsMissing(
            AccountId judge, String[] publish, ConsensusModel best) {
        URI own = network.description().contentFor(judge.organisation()).get(0);
        try (ContentDoor full = ContentDoor.before(own)) {
            List<String> command = new ArrayList<>(List.of(publish));
            command.addAll(List.of(
                    "--profile",
                    network.home().profile(judge.organisation()).toString(),
                    "--identity",
                    network.home().identity(judge).toString(),
                    "--secret",
                    network.home().secret(judge).toString(),
                    "--content",
                    full.address().toString()));
            Ran failed = Running.of(command).await();

            assertThat(failed.status())
                    .as(failed.out())
                    .isEqualTo(ErrorCode.CONTENT_UNAVAILABLE.exitClass().status());
            assertThat(failed.out())
                    .contains("digits-reader is listed", "is not open yet", "no space left on device")
                    .contains("run this command again or 'flock arena release " + TASK + "'");
        }
        assertThat(run("model", "list", "--output", "json").out()).contains("digits-reader");
        assertThat(isOpen(best)).isFalse();
    }

    private boolean isOpen(ConsensusModel best) {
        return network.description().contentFor(CREATOR.organisation()).stream().anyMatch(node -> {
            try (IpfsClient content = IpfsClient.of(node)) {
                return content.isAvailable(best.model().file(), 1 << 20);
            }
        });
    }

    private static void collectGarbage(URI node) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(node.resolve("/api/v0/repo/gc"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void theConsensusModelIsOpen() {
        ConsensusModel best =
                creator.arena().leaderboard(TASK, Optional.empty()).run().best().orElseThrow();
        try (IpfsClient content = IpfsClient.of(
                network.description().contentFor(CREATOR.organisation()).get(0))) {
            byte[] file = content.get(best.model().file(), 1 << 20);
            assertThat(new String(file, 8, 200, StandardCharsets.ISO_8859_1))
                    .contains(best.node().toString());
        }
    }

    private void theAuditIsClean() {
        Map<OrganisationId, List<X509Certificate>> authorities = new TreeMap<>();
        for (OrganisationId organisation : network.description().founding().organisations()) {
            authorities.put(organisation, network.home().authorities(organisation));
        }
        AuditReport report = new LiveAudit(
                        creator,
                        new AuditSettings(
                                TestNetwork.NAME,
                                TestNetwork.NAME,
                                Optional.of(network.description().founding().digest()),
                                authorities))
                .run(Duration.ofMillis(500), block -> {});
        assertThat(report.differences()).isEmpty();
    }

    private List<Running> startAll() {
        List<Running> running = new ArrayList<>();
        running.add(Running.of(at(CREATOR, "arena", "keep", TASK.text(), "--log", "json")));
        for (int i = 0; i < NODES.size(); i++) {
            running.add(Running.of(train(i)));
        }
        for (AccountId validator : VALIDATORS) {
            running.add(Running.of(validate(validator)));
        }
        return running;
    }

    private List<String> train(int node) {
        return at(
                NODES.get(node),
                "arena",
                "train",
                TASK.text(),
                "--log",
                "json",
                "--keeper-after",
                "1h",
                "--data",
                data("node" + node, node * 150, 150).toString());
    }

    private List<String> validate(AccountId validator) {
        return at(
                validator,
                "arena",
                "validate",
                TASK.text(),
                "--log",
                "json",
                "--keeper-after",
                "1h",
                "--judge-in",
                "process");
    }

    private Ran create(String... more) {
        List<String> command = new ArrayList<>(List.of(
                "arena",
                "create",
                TASK.text(),
                "--bundle",
                resource("/io/flock/testnet/scenario/bundle.json").toString(),
                "--validation",
                data("validation", 400, 100).toString(),
                "--final",
                data("final", 500, 100).toString(),
                "--epochs",
                "2",
                "--max-nodes",
                "2",
                "--min-validators",
                "4",
                "--max-validators",
                "4",
                "--jury",
                "2",
                "--min-scores",
                "2",
                "--pool",
                "120",
                "--vesting-days",
                "0",
                "--phase",
                "1h"));
        for (AccountId account : NODES) {
            command.addAll(List.of("--participant", account.toString()));
        }
        for (AccountId account : VALIDATORS) {
            command.addAll(List.of("--participant", account.toString()));
        }
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    private String status(AccountId account, String... more) {
        List<String> command = new ArrayList<>(List.of("status"));
        command.addAll(List.of(more));
        return Running.of(at(account, command.toArray(String[]::new))).await().out();
    }

    private Ran run(String... arguments) {
        return Running.of(at(CREATOR, arguments)).await();
    }

    private List<String> at(AccountId account, String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--home", network.home().folder().toString(), "--as", account.toString()));
        return command;
    }

    private ArenaPhase phase() {
        return creator.arena().task(TASK).run().phase().phase();
    }

    private void await(ArenaPhase earliest) {
        Waiting.until("the task comes to " + earliest, () -> Optional.of(phase())
                .filter(phase -> phase.compareTo(earliest) >= 0));
    }

    private static JsonObject json(Ran ran) {
        return JsonParser.parseString(ran.out()).getAsJsonObject();
    }

    private Path data(String name, int from, int count) {
        Path file = folder.resolve(name + ".csv");
        try (InputStream in = ArenaCommandScenarioTest.class.getResourceAsStream(
                        "/io/flock/testnet/data/digits/digits.csv.gz");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            return Files.write(file, lines.lines().skip(from).limit(count).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path resource(String name) {
        try (InputStream in = ArenaCommandScenarioTest.class.getResourceAsStream(name)) {
            Path file = folder.resolve("bundle.json");
            return Files.write(file, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Ran(int status, String out) {}

    /** A command on a thread of its own. */
    private record Running(Thread thread, CompletableFuture<Ran> result) {
        static Running of(List<String> command) {
            CompletableFuture<Ran> result = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                StringWriter out = new StringWriter();
                PrintWriter writer = new PrintWriter(out, true);
                int status = Flock.commandLine(writer, writer).execute(command.toArray(String[]::new));
                result.complete(new Ran(status, out.toString()));
            });
            thread.start();
            return new Running(thread, result);
        }

        Ran await() {
            return result.orTimeout(3, TimeUnit.MINUTES).join();
        }

        void stop() {
            thread.interrupt();
            await();
        }

        void requireSuccess() {
            Ran ran = await();
            assertThat(ran.status()).as(ran.out()).isZero();
        }
    }
}
