package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.bundle.Bundle;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.IpfsOptions;
import io.flock.testnet.Engine;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.TestNetworks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task whose updates are sealed, by the command line and up to the payout: its members judge and aggregate them, and
 * somebody with an account and a content node of the same consortium reads the models and no update.
 */
abstract class SealedTaskScenarios {
    private static final TaskId TASK = TaskId.parse("sealed");
    private static final int ROUNDS = 2;
    private static final int LARGEST = 1 << 20;
    private static final AccountId STRANGER = AccountId.of("Org1MSP", "user2");
    private static final List<AccountId> MEMBERS = List.of(
            AccountId.of("Org1MSP", "user1"),
            AccountId.of("Org2MSP", "user1"),
            AccountId.of("Org2MSP", "user2"),
            AccountId.of("Org3MSP", "user1"));

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Engine engine;

    SealedTaskScenarios(Engine engine) {
        this.engine = engine;
    }

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void members_judgeAndAggregateWhatAStrangerCanNotRead() throws Exception {
        List<AccountId> accounts =
                Stream.concat(MEMBERS.stream(), Stream.of(STRANGER)).toList();
        try (TestNetwork network = TestNetworks.start(
                engine, folder.resolve("net"), GovernanceParameters.defaults(), accounts, Amount.ofFlock(1_000))) {
            Bundle bundle = create(network);
            train(network);

            assertThat(succeeds(network, STRANGER, "task", "show", "sealed"))
                    .contains("COMPLETED", "updates  sealed for the accounts of their round");
            try (FlockClient flock = network.connect(STRANGER);
                    IpfsClient content = IpfsClient.of(
                            network.description().contentFor(STRANGER.organisation()), IpfsOptions.DEFAULT)) {
                everyMemberHasAKey(flock.alliance().task(TASK).run());
                for (int round = 0; round < ROUNDS; round++) {
                    strangerReadsTheModel_andNoUpdate(
                            flock.alliance().round(TASK, round).run(),
                            content,
                            bundle.shape().layout());
                }
            }
            verified(network);
            audited(network);
        }
    }

    private Bundle create(TestNetwork network) throws Exception {
        Path sample = Files.writeString(folder.resolve("sample.csv"), patients(7));
        Path bundle = folder.resolve("patients.json");
        FlockCommand.run(List.of(
                "bundle",
                "new",
                bundle.toString(),
                "--table",
                sample.toString(),
                "--label",
                "outcome",
                "--units",
                "8"));
        succeeds(
                network,
                STRANGER,
                "task",
                "create",
                "sealed",
                "--sealed-updates",
                "--bundle",
                bundle.toString(),
                "--rounds",
                Integer.toString(ROUNDS),
                "--min-participants",
                "4",
                "--max-participants",
                "4",
                "--pool",
                "20");
        return Bundle.read(Files.readAllBytes(bundle));
    }

    private void train(TestNetwork network) throws Exception {
        List<CompletableFuture<String>> training = new ArrayList<>();
        for (AccountId account : MEMBERS) {
            Path data =
                    Files.writeString(folder.resolve("data-" + training.size() + ".csv"), patients(training.size()));
            training.add(CompletableFuture.supplyAsync(
                    () -> succeeds(
                            network,
                            account,
                            "participate",
                            "sealed",
                            "--data",
                            data.toString(),
                            "--judge-in",
                            "process",
                            "--log",
                            "json"),
                    threads));
        }
        CompletableFuture.allOf(training.toArray(CompletableFuture[]::new)).get(15, TimeUnit.MINUTES);
    }

    private static void everyMemberHasAKey(TaskView view) {
        assertThat(view.roster().orElseThrow().members())
                .hasSize(MEMBERS.size())
                .extracting(Member::accessKey)
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key.orElseThrow()).matches("x25519:[0-9a-f]{64}"));
    }

    private static void strangerReadsTheModel_andNoUpdate(RoundView view, IpfsClient content, TensorLayout layout) {
        assertThat(view.updates()).isNotEmpty();
        for (UpdateRecord update : view.updates().values()) {
            ModelRef revealed = update.model().orElseThrow();
            byte[] stored = content.get(revealed.file(), LARGEST);
            assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                    .startsWith("flock-envelope/1\n")
                    .doesNotContain("data_offsets");
            assertThatThrownBy(() -> SafetensorsReader.read(stored, layout)).isInstanceOf(FlockException.class);
        }
        ModelRef adopted = view.round().settlement().orElseThrow().adopted().orElseThrow();
        assertThat(SafetensorsReader.read(content.get(adopted.file(), LARGEST), layout)
                        .weights()
                        .tensorDigest())
                .isEqualTo(adopted.tensorDigest());
        assertThat(GlobalModel.ofArtifact(adopted)).isNotEqualTo(view.round().model());
    }

    private static void verified(TestNetwork network) {
        for (AccountId member : MEMBERS) {
            assertThat(succeeds(network, member, "task", "verify", "sealed").lines())
                    .as("all four have a seat in each round")
                    .filteredOn(line -> line.endsWith("the same"))
                    .hasSize(ROUNDS);
        }
        CommandRun closed = of(network, STRANGER, "task", "verify", "sealed", "--output", "json");
        assertThat(closed.status())
                .isEqualTo(ErrorCode.UPDATES_SEALED.exitClass().status());
        JsonObject answer = JsonParser.parseString(closed.out()).getAsJsonObject();
        assertThat(answer.get("same").getAsBoolean()).isFalse();
        assertThat(answer.get("sealed").getAsInt()).isEqualTo(ROUNDS);
        assertThat(of(network, STRANGER, "task", "verify", "sealed").out())
                .contains("not: its updates are sealed", ROUNDS + " not computed again");
    }

    private static void audited(TestNetwork network) {
        assertThat(FlockCommand.run(List.of(
                        "audit",
                        "--recompute",
                        "--home",
                        network.home().folder().toString())))
                .contains(
                        "differences   0",
                        "models        0 computed again, 0 different, " + ROUNDS + " not checked",
                        "not checked sealed, round 0: UPDATES_SEALED");
    }

    private static String succeeds(TestNetwork network, AccountId account, String... words) {
        CommandRun run = of(network, account, words);
        assertThat(run.status()).as(String.join(" ", words) + ": " + run.err()).isZero();
        return run.out();
    }

    private static CommandRun of(TestNetwork network, AccountId account, String... words) {
        return CommandRun.of(Stream.concat(
                        Stream.of(words),
                        Stream.of(
                                "--as",
                                account.toString(),
                                "--home",
                                network.home().folder().toString()))
                .toArray(String[]::new));
    }

    /** Smokers of some age are ill. */
    private static String patients(int seed) {
        Random random = new Random(seed);
        StringBuilder rows = new StringBuilder("age,pressure,smoker,outcome\n");
        for (int i = 0; i < 60; i++) {
            boolean ill = random.nextBoolean();
            rows.append((ill ? 50 : 25) + random.nextInt(25)).append(',');
            rows.append((ill ? 135 : 110) + random.nextInt(30)).append(".5,");
            rows.append(random.nextInt(4) == 0 == ill ? "no," : "yes,").append(ill ? "ill\n" : "well\n");
        }
        return rows.toString();
    }
}
