package io.flock.testnet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.cli.Flock;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.testnet.Engine;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.TestNetworks;
import io.flock.testnet.Waiting;
import io.flock.testnet.scenario.MadeModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in Java compile as they are printed, and do what the pages say, with the SDK alone. */
@Tag("scenario")
class JavaExamplesScenarioTest {
    private static final String SERVE = "how-to/serve-a-model.md";
    private static final String KNOWLEDGE = "how-to/contribute-knowledge.md";
    private static final String DELEGATE = "how-to/delegate.md";
    private static final String METRICS = "how-to/watch-with-prometheus.md";
    private static final String LISTING = "digits-reader";
    private static final AccountId LISTER = AccountId.of("Org1MSP", "user2");
    private static final AccountId HOST = AccountId.of("Org2MSP", "user1");
    private static final int PHASE_SECONDS = 180;

    @TempDir
    private static Path folder;

    private static TestNetwork network;

    @BeforeAll
    static void network() {
        List<AccountId> accounts = new ArrayList<>();
        for (String organisation : List.of("Org1MSP", "Org2MSP", "Org3MSP")) {
            for (int i = 1; i <= 2; i++) {
                accounts.add(AccountId.of(organisation, "user" + i));
            }
        }
        network = TestNetworks.start(
                Engine.DEVNET,
                folder.resolve("net"),
                GovernanceParameters.defaults().forFounding(),
                accounts,
                Amount.ofFlock(1_000));
    }

    @AfterAll
    static void end() {
        network.close();
    }

    @Test
    void everyPageWithExamples_isTriedHere() {
        assertThat(JavaExamples.ofAllPages())
                .isEqualTo(Map.of(JavaExamples.SDK, 3, SERVE, 2, KNOWLEDGE, 1, DELEGATE, 2, METRICS, 1));
    }

    @Test
    void application_transfersAndReads() throws Exception {
        String printed =
                run("app", JavaExamples.of(JavaExamples.SDK).application()).succeeded();

        assertThat(printed.lines()).hasSize(2).first().asString().matches("block \\d+: \\d+(\\.\\d{1,6})? FLOCK left");
        assertThat(printed).containsPattern("\\d+ tasks");
    }

    @Test
    void refusal_isHandledByItsCode() throws Exception {
        assertThat(run(JavaExamples.SDK, 0).succeeded())
                .contains("1000000 FLOCK are needed: collect credits or spend less");
    }

    @Test
    void listener_getsItsOwnTransfer() throws Exception {
        assertThat(run(JavaExamples.SDK, 1).succeeded()).containsPattern("block \\d+: TRANSFERRED");
    }

    @Test
    void calls_areCountedUnderTheNamesOfThePage() throws Exception {
        assertThat(run(METRICS, 0).succeeded())
                .contains("flock_calls_total{function=\"token:TotalSupply\",kind=\"evaluate\",outcome=\"OK\"} 1.0")
                .contains("flock_call_seconds_count");
    }

    @Test
    void delegation_isMade_andAClaimWithoutAnAllotmentIsRefused() throws Exception {
        flock(HOST, "pool", "open", "--role", "NODE", "--ratio", "0.5", "--min", "10");

        run(DELEGATE, 0).succeeded();

        assertThat(flock(HOST, "pool", "show", HOST.toString())).contains("Org1MSP::user1");
        PartnerApp.Run claim = run(DELEGATE, 1);
        assertThat(claim.status()).isNotZero();
        assertThat(claim.err()).contains("UNKNOWN_POOL|");
    }

    @Test
    void servedModel_isUsed_searched_andPaid() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            list();
            flock(LISTER, "model", "price", LISTING, "0.0005", "--search");
            Future<String> serving =
                    threads.submit(() -> flock(HOST, "serve", LISTING, "--port", "0", "--settle-every", "1s"));
            awaitHost(serving);

            assertThat(run(SERVE, 0).succeeded()).contains("10 outputs for 0.001 FLOCK");
            assertThat(run(SERVE, 1).succeeded())
                    .containsPattern("Org2MSP::user1/Org1MSP::user1/\\S+ holds \\S+ FLOCK");
            assertThat(run(KNOWLEDGE, 0).succeeded()).contains("0 passages for ");
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static void list() {
        List<FlockClient> members =
                List.of(LISTER, HOST, AccountId.of("Org2MSP", "user2"), AccountId.of("Org3MSP", "user2")).stream()
                        .map(network::connect)
                        .toList();
        try (IpfsClient content = IpfsClient.of(
                network.description().contentFor(LISTER.organisation()).get(0))) {
            MadeModel.listed(LISTING, members, content, PHASE_SECONDS);
        } finally {
            members.forEach(FlockClient::close);
        }
    }

    private static void awaitHost(Future<String> serving) {
        try (FlockClient flock = network.connect(LISTER)) {
            Waiting.until("a host offers the model", () -> {
                assertThat(serving).isNotDone();
                return flock.marketplace().model(ListingId.parse(LISTING)).run().hosts().stream()
                        .findAny();
            });
        }
    }

    private static PartnerApp.Run run(String page, int example) throws IOException, InterruptedException {
        String name = page.replaceAll("[^a-z]", "-") + example;
        return run(name, JavaExamples.of(page).with(example));
    }

    private static PartnerApp.Run run(String name, String text) throws IOException, InterruptedException {
        return PartnerApp.compiled(folder.resolve(name), text)
                .run(network.home().folder());
    }

    private static String flock(AccountId account, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed, true);
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--home", network.home().folder().toString(), "--as", account.toString()));
        int status = Flock.commandLine(out, out).execute(command.toArray(String[]::new));
        assertThat(status).as("%s%n%s", command, printed).isZero();
        return printed.toString();
    }
}
