package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.StoredBlocks;
import io.flock.testnet.Engine;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.TestNetworks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/how-to/write-your-own-task.md, its sample and its commands as they stand there, and take-part.md, with two tasks
 * in one process, up to the payout. Half of the participants train and judge with another engine than the others.
 */
abstract class OwnTaskScenarios {
    private static final Path PAGE = Path.of("..", "docs", "how-to", "write-your-own-task.md");
    private static final Path TAKE_PART = Path.of("..", "docs", "how-to", "take-part.md");
    private static final Pattern BLOCK = Pattern.compile("```(bash|csv)\n(.*?)```", Pattern.DOTALL);
    private static final List<AccountId> ACCOUNTS = Stream.of(
                    "Org1MSP::user1", "Org2MSP::user1", "Org2MSP::user2", "Org3MSP::user1")
            .map(AccountId::parse)
            .toList();

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Engine engine;

    OwnTaskScenarios(Engine engine) {
        this.engine = engine;
    }

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void page_leadsFromASampleToATaskThatPays() throws Exception {
        Files.writeString(folder.resolve("sample.csv"), blocks(PAGE, "csv").get(0));
        Files.writeString(folder.resolve("mine.csv"), patients(7));
        try (TestNetwork network = network()) {
            List<String> commands = commands(PAGE);
            List<String> first = commands.stream()
                    .filter(command -> !command.startsWith("flock participate "))
                    .takeWhile(command -> !command.startsWith("flock task model "))
                    .toList();
            first.forEach(command -> run(network, command));
            assertThat(commands)
                    .filteredOn(command -> command.startsWith("flock bundle "))
                    .hasSize(5);

            String create = commands.stream()
                    .filter(command -> command.startsWith("flock task create"))
                    .findFirst()
                    .orElseThrow();
            run(network, create.replace("create patients", "create others"));
            String participate = commands(TAKE_PART).get(0);
            String status = commands(TAKE_PART).get(1);
            assertThat(participate).startsWith("flock participate patients others --data patients=mine.csv ");
            assertThat(run(network, status)).contains("no task; ");
            assertThat(run(network, status.replace("status", "status patients")))
                    .contains("RECRUITING", "may join");
            List<CompletableFuture<Void>> training = new ArrayList<>();
            for (AccountId account : ACCOUNTS) {
                String own = "data-" + training.size() + ".csv";
                Files.writeString(folder.resolve(own), patients(training.size()));
                String command = participate
                        .replace("mine.csv", own)
                        .replaceFirst("--as .*", "--judge-in process --log json --as " + account)
                        .concat(training.size() % 2 == 0 ? " --trainer dl4j" : " --trainer djl");
                training.add(CompletableFuture.runAsync(() -> run(network, command), threads));
            }
            CompletableFuture.allOf(training.toArray(CompletableFuture[]::new)).get(15, TimeUnit.MINUTES);

            assertThat(run(network, "flock task show patients")).contains("COMPLETED");
            assertThat(run(network, "flock task verify patients").lines())
                    .as("both rounds adopted a model of updates from both engines")
                    .hasSize(3)
                    .filteredOn(line -> line.endsWith("the same"))
                    .hasSize(2);
            Files.writeString(folder.resolve("test.csv"), patients(8));
            List<String> last = commands.stream()
                    .filter(command -> command.startsWith("flock task model "))
                    .toList();
            assertThat(last).hasSize(1);
            assertThat(run(network, last.get(0))).contains("accuracy");
            assertThat(folder.resolve("patients.safetensors")).isNotEmptyFile();
            theAuditCanBeDoneAgain(network);
            assertThat(run(network, status).lines())
                    .hasSize(3)
                    .anyMatch(line -> line.matches("others +COMPLETED +over +nothing left to do"))
                    .anyMatch(line -> line.matches("patients +COMPLETED +over +nothing left to do"));
            assertThat(Files.readString(folder.resolve("theirs.json")))
                    .isEqualTo(Files.readString(folder.resolve("patients.json")));
        }
    }

    /** By whoever has the blocks, with the same report; and a model that the updates do not combine to is named. */
    private void theAuditCanBeDoneAgain(TestNetwork network) throws IOException {
        Path blocks = folder.resolve("blocks.bin");
        Path report = folder.resolve("report.json");
        Path again = folder.resolve("again.json");
        assertThat(FlockCommand.run(List.of(
                        "audit",
                        "--recompute",
                        "--save=" + blocks,
                        "--report=" + report,
                        "--home=" + network.home().folder())))
                .contains("certificates  held", " 0 different, 0 not checked", "differences   0");

        CommandRun copy = copied(network, blocks, again);
        assertThat(copy.status()).as(copy.err()).isZero();
        assertThat(Files.readString(again)).isEqualTo(Files.readString(report));
        JsonObject document = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
        JsonArray rounds = document.getAsJsonArray("rounds");
        assertThat(rounds).hasSizeGreaterThanOrEqualTo(2).allSatisfy(round -> assertThat(
                        round.getAsJsonObject().get("outcome").getAsString())
                .isEqualTo("SAME"));

        JsonObject last = rounds.get(rounds.size() - 1).getAsJsonObject();
        String adopted = last.get("adopted").getAsString();
        List<Block> forged = new ArrayList<>();
        StoredBlocks.read(blocks, block -> forged.add(replaced(block, adopted)));
        StoredBlocks.write(blocks, forged);
        CommandRun other = copied(network, blocks, again);
        assertThat(other.status()).isEqualTo(8);
        assertThat(other.out())
                .contains("1 different, 0 not checked")
                .containsPattern("block " + last.get("block") + ", transaction "
                        + last.get("transaction").getAsString() + ": CONTENT model of round "
                        + last.get("round") + " of " + last.get("task").getAsString());
    }

    /** An audit of the copy, with what a member of the consortium knows. */
    private static CommandRun copied(TestNetwork network, Path blocks, Path report) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "audit",
                "--recompute",
                "--blocks=" + blocks,
                "--report=" + report,
                "--home=" + report.resolveSibling("nowhere"),
                "--founding-digest=" + network.description().founding().digest()));
        network.description().content().forEach(node -> words.add("--content=" + node));
        for (OrganisationId organisation : network.description().organisations()) {
            String name = organisation.text().replaceFirst("MSP$", "").toLowerCase(Locale.ROOT);
            authorities(network, "peerOrganizations/" + name + ".example.com")
                    .forEach(file -> words.add("--ca=" + organisation + "=" + file));
        }
        authorities(network, "ordererOrganizations/orderer.example.com")
                .forEach(file -> words.add("--orderer-ca=OrdererMSP=" + file));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static List<Path> authorities(TestNetwork network, String organisation) throws IOException {
        try (Stream<Path> files = Files.list(
                network.home().folder().resolve("network").resolve(organisation).resolve("msp/cacerts"))) {
            return files.toList();
        }
    }

    /** The digest of a model, wherever it stands, with another first digit; lengths stay. */
    private static Block replaced(Block block, String digest) {
        String other = (digest.charAt(0) == '0' ? "1" : "0") + digest.substring(1);
        Block.Builder changed = block.toBuilder();
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            String bytes = block.getData().getData(i).toString(StandardCharsets.ISO_8859_1);
            changed.getDataBuilder()
                    .setData(i, ByteString.copyFrom(bytes.replace(digest, other), StandardCharsets.ISO_8859_1));
        }
        return changed.build();
    }

    private TestNetwork network() {
        return TestNetworks.start(
                engine, folder.resolve("net"), GovernanceParameters.defaults(), ACCOUNTS, Amount.ofFlock(1_000));
    }

    private String run(TestNetwork network, String command) {
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ", -1)) {
            String task = word.replaceFirst("[^=]*$", "");
            words.add(
                    word.matches(".*\\.(csv|json|safetensors)")
                            ? task + folder.resolve(word.substring(task.length()))
                            : word);
        }
        words.remove(0);
        if (!List.of("new", "check").contains(words.get(1))) {
            words.addAll(List.of("--home", network.home().folder().toString()));
        }
        return FlockCommand.run(words);
    }

    private static List<String> commands(Path page) throws IOException {
        return blocks(page, "bash").stream().flatMap(String::lines).toList();
    }

    private static List<String> blocks(Path page, String kind) throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .filter(block -> block.group(1).equals(kind))
                .map(block -> block.group(2))
                .toList();
    }

    /** People as in the page's sample. */
    private static String patients(int seed) {
        Random random = new Random(seed);
        StringBuilder rows = new StringBuilder("age,pressure,smoker,region,outcome\n");
        for (int i = 0; i < 60; i++) {
            boolean ill = random.nextBoolean();
            rows.append((ill ? 50 : 25) + random.nextInt(25)).append(',');
            rows.append((ill ? 135 : 110) + random.nextInt(30)).append(".5,");
            rows.append(random.nextInt(4) == 0 == ill ? "no," : "yes,");
            rows.append(random.nextBoolean() ? "north," : "south,").append(ill ? "ill\n" : "well\n");
        }
        return rows.toString();
    }
}
