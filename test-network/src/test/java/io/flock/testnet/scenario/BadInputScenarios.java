package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.TabularData;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsWriter;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.testnet.Engine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people and their files get wrong, through the command line on a running network: each is refused with its code,
 * with what is wrong and where, and with what to do; and nothing of it comes onto the ledger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BadInputScenarios {
    @TempDir
    static Path folder;

    private static BadInputWorld world;
    private static String definition;

    private final Engine engine;
    private LedgerImage before;

    BadInputScenarios(Engine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void start() throws IOException {
        world = new BadInputWorld(engine, folder.resolve("home"));
        Files.write(folder.resolve("bundle.json"), BadInputWorld.bundle().canonicalBytes());
        CommandRun dry = at("task create t --bundle ? --pool 30 --output json --dry-run", file("bundle.json"));
        assertThat(dry.status()).as(dry.err()).isZero();
        definition = dry.out();
    }

    @AfterAll
    static void end() {
        if (world != null) {
            world.close();
        }
    }

    @BeforeEach
    void look() {
        before = world.image();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(world.image()).isEqualTo(before);
    }

    /** Runs a command of the network's creator; each {@code ?} stands for the next value. */
    private static CommandRun at(String command, Object... values) {
        Iterator<Object> next = List.of(values).iterator();
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ", -1)) {
            words.add(word.equals("?") ? String.valueOf(next.next()) : word);
        }
        words.addAll(List.of("--home", world.home()));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void unknownTask_isRefused() {
        at("task show nowhere").isRefused(ErrorCode.UNKNOWN_TASK, "nowhere");
        at("task cancel nowhere").isRefused(ErrorCode.UNKNOWN_TASK, "nowhere");
        at("participate nowhere --data ?", file("any.csv")).isRefused(ErrorCode.UNKNOWN_TASK, "nowhere");
    }

    @Test
    void stakeAboveTheBalance_isRefused() throws IOException {
        at("participate ? --data ? --stake 5000", BadInputWorld.OPEN, written("good.csv", Table.good()))
                .isRefused(ErrorCode.INSUFFICIENT_BALANCE, "5000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --dry-run"})
    void taskThatItsCreatorCantPay_isRefused_byADryRunToo(String more) {
        at("task create t --bundle ? --rounds 20 --pool 950" + more, file("bundle.json"))
                .isRefused(ErrorCode.INSUFFICIENT_BALANCE, "950");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --dry-run"})
    void arenaTaskThatItsCreatorCantPay_isRefused_withWhatTheSumIsMadeOf_andNothingIsStored(String more)
            throws IOException {
        String set = written("good.csv", Table.good());
        Set<String> stored = world.pins();

        at(
                        "arena create t --bundle ? --validation ? --final ? --epochs 3 --pool 200" + more,
                        file("bundle.json"),
                        set,
                        set)
                .isRefused(
                        ErrorCode.INSUFFICIENT_BALANCE,
                        "1200 FLOCK",
                        "200 FLOCK for the pool",
                        "1000 FLOCK as the creator");
        assertThat(world.pins()).isEqualTo(stored);
    }

    @Test
    void amountAboveTheBalance_isRefused() {
        at("token transfer Org2MSP::bob 5000").isRefused(ErrorCode.INSUFFICIENT_BALANCE, "5000");
    }

    @Test
    void wrongPhase_isRefused() {
        at("task cancel ?", BadInputWorld.RUNNING)
                .isRefused(ErrorCode.WRONG_PHASE, "running", "PROPOSE_REVEAL", "RECRUITING");
    }

    @Test
    void secondRevealOfAnotherUpdate_isRefused() {
        assertThatThrownBy(() -> world.proposer()
                        .alliance()
                        .revealUpdate(BadInputWorld.reveal(world.proposer(), 'b'))
                        .run())
                .isInstanceOfSatisfying(FlockException.class, e -> {
                    assertThat(e.is(ErrorCode.ALREADY_DONE)).as(e.getMessage()).isTrue();
                    assertThat(e.what()).contains(world.proposer().account().toString(), "update");
                    assertThat(e.todo()).isNotBlank();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'\"rounds\": 10,' ; '\"rounds\": 10;' ; MALFORMED_JSON ; 'line '",
                "'\"rounds\": 10,' ; '\"rounds\": \"ten\",' ; INVALID_ARGUMENT ; '$.rounds'",
                "'\"rounds\": 10,' ; '\"rounds\": 10, \"bonus\": 1,' ; UNKNOWN_FIELD ; 'bonus'",
                "'\"rounds\": 10,' ; '' ; MISSING_FIELD ; '$.rounds'",
                "'\"rounds\": 10,' ; '\"rounds\": 4001,' ; INVALID_ARGUMENT ; '$.rounds'",
                "'\"taskId\": \"t\"' ; '\"taskId\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"'"
                        + " ; INVALID_ARGUMENT ; '$.taskId'"
            })
    void definitionFile_isReadAsTheLedgerReads(String right, String wrong, ErrorCode code, String place)
            throws IOException {
        assertThat(definition).contains(right);
        String task = written("task.json", definition.replace(right, wrong));

        at("task create t --definition ?", task).isRefused(code, task, place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'\"batchSize\":16' ; '\"batchSize\"=16' ; 'line 1, column '",
                "'\"batchSize\":16' ; '\"batchSize\":\"many\"' ; '$.training.batchSize: a number is expected'",
                "'\"batchSize\":16' ; '\"batchSize\":16,\"hurry\":true' ; '$.training.hurry: the field is unknown'",
                "'\"units\":16' ; '\"units\":70000' ; '$.model.layers[0].units'"
            })
    void bundle_isReadStrictly(String right, String wrong, String place) throws IOException {
        String good = new String(BadInputWorld.bundle().canonicalBytes(), StandardCharsets.UTF_8);
        assertThat(good).contains(right);
        String bundle = written("bad-bundle.json", good.replace(right, wrong));

        at("task create t --bundle ?", bundle).isRefused(ErrorCode.BUNDLE_INVALID, bundle, place);
    }

    @Test
    void overLongIds_areRefused() {
        String name = "a".repeat(200);
        at("task show ?", name).isRefused(ErrorCode.USAGE, "TASK");
        at("token transfer ? 1", "Org2MSP::" + name).isRefused(ErrorCode.USAGE, "ACCOUNT");
        at("task create t --bundle ? --name ?", file("bundle.json"), name + name)
                .isRefused(ErrorCode.INVALID_ARGUMENT, "name");
    }

    @Test
    void certificateOfAForeignAuthority_isRefusedByThePeers() {
        Path foreign = new ForeignAuthority().member(folder.resolve("foreign"), "creator", Instant.now());
        as(foreign).isRefused(ErrorCode.IDENTITY_INVALID, "do not accept this identity", "access denied");
    }

    @Test
    void certificateOfAForeignAuthority_isSeenBeforeItIsUsed() throws IOException {
        Path foreign = new ForeignAuthority().member(folder.resolve("mixed"), "creator", Instant.now());
        new ForeignAuthority().member(folder.resolve("other"), "creator", Instant.now());
        Files.copy(
                folder.resolve("other/msp/cacerts/ca.pem"),
                foreign.resolve("msp/cacerts/ca.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        as(foreign).isRefused(ErrorCode.IDENTITY_INVALID, "cert.pem", "none of the authorities");
    }

    @Test
    void expiredCertificate_isRefused() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(350));
        Path expired = new ForeignAuthority().member(folder.resolve("expired"), "creator", longAgo);
        as(expired).isRefused(ErrorCode.IDENTITY_INVALID, "cert.pem", "expired at");
    }

    private static CommandRun as(Path identity) {
        return CommandRun.of(
                "token",
                "transfer",
                "Org2MSP::bob",
                "1",
                "--profile",
                world.profile(),
                "--identity",
                identity.toString());
    }

    @Test
    void tableWithAWrongColumn_isRefusedByLineAndColumn() throws IOException {
        String header = written("header.csv", Table.good().replace("mean area", "mean arena"));
        at("participate ? --data ?", BadInputWorld.OPEN, header)
                .isRefused(ErrorCode.DATA_INVALID, header, "line 1", "mean area");
        String cell = written("cell.csv", Table.withCell(3, 2, "wide"));
        at("participate ? --data ?", BadInputWorld.OPEN, cell)
                .isRefused(ErrorCode.DATA_INVALID, cell, "line 3", "column 2", "mean texture", "wide");
    }

    @Test
    void bundleWithOtherBytesThanTheLedgerNames_isNotRun() throws IOException {
        at("participate ? --data ?", BadInputWorld.FORGED, written("good.csv", Table.good()))
                .isRefused(ErrorCode.CONTENT_INVALID, BadInputWorld.digest('f').hex());
    }

    @Test
    void definitionOfAnotherBundle_isRefused() throws IOException {
        String task = written(
                "task.json",
                definition.replaceFirst(
                        "\"digest\": \"[0-9a-f]{64}\"",
                        "\"digest\": \"" + BadInputWorld.digest('f').hex() + '"'));
        at("task create t --definition ? --bundle ?", task, file("bundle.json"))
                .isRefused(
                        ErrorCode.CONTENT_MISMATCH,
                        "$.bundle",
                        BadInputWorld.digest('f').hex());
        at("task create t --definition ?", task)
                .isRefused(ErrorCode.CONTENT_INVALID, BadInputWorld.digest('f').hex());
    }

    @Test
    void firstModelWithNaN_isRefused() throws IOException {
        TensorLayout layout = BadInputWorld.bundle().shape().layout();
        byte[] file = SafetensorsWriter.write(ModelWeights.of(layout, new float[layout.elements()]), new TreeMap<>());
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, Float.NaN);
        Path model = Files.write(folder.resolve("nan.safetensors"), file);

        at("task create t --bundle ? --initial-model ?", file("bundle.json"), model)
                .isRefused(ErrorCode.MODEL_INVALID, model.toString(), "NaN", "value 31", "layer01_weight");
    }

    @Test
    void firstModelOfAnotherShape_isRefused() throws IOException {
        var tensors = BadInputWorld.bundle().shape().layout().tensors();
        TensorLayout fewer = TensorLayout.of(tensors.subList(1, tensors.size()));
        Path model = Files.write(
                folder.resolve("shape.safetensors"),
                SafetensorsWriter.write(ModelWeights.of(fewer, new float[fewer.elements()]), new TreeMap<>()));

        at("task create t --bundle ? --initial-model ?", file("bundle.json"), model)
                .isRefused(
                        ErrorCode.MODEL_INVALID,
                        model.toString(),
                        tensors.get(0).name());
    }

    @Test
    void portInUse_isNamedBeforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path home = folder.resolve("second");
            CommandRun.of("network", "up", "--home", home.toString(), "--port", "" + taken.getLocalPort())
                    .isRefused(ErrorCode.PORT_IN_USE, "port " + taken.getLocalPort());
            assertThat(home).doesNotExist();
        }
    }

    @Test
    void folderBelowARegularFile_isRefused() throws IOException {
        String below = written("regular", "a file") + "/below";
        CommandRun.of("network", "up", "--home", below).isRefused(ErrorCode.STATE_FOLDER_UNUSABLE, below);
        CommandRun.of("account", "secret", below).isRefused(ErrorCode.STATE_FOLDER_UNUSABLE, below);
        CommandRun.of("demo", "--report", below).isRefused(ErrorCode.STATE_FOLDER_UNUSABLE, below);
        at("participate ? --data ? --journal ?", BadInputWorld.OPEN, written("good.csv", Table.good()), below)
                .isRefused(ErrorCode.STATE_FOLDER_UNUSABLE, below);
    }

    @Test
    void preflight_findsEverythingInOrder_andProvesTheTimeWindow() {
        CommandRun run = at("preflight");

        assertThat(run.status()).as(run.out() + run.err()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.startsWith("ok "));
        assertThat(run.out())
                .contains(
                        "java ",
                        "disk ",
                        "identity ",
                        "peer ",
                        "channel ",
                        "chaincode ",
                        "consortium ",
                        "clock ",
                        "ipfs ")
                .contains("Org3MSP refuses a wrong time, its window is 60 s");
    }

    @Test
    void preflight_namesEachThingThatIsWrong() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path expired = new ForeignAuthority()
                    .member(folder.resolve("old"), "creator", Instant.now().minus(Duration.ofDays(350)));
            CommandRun run = CommandRun.of(
                    "preflight",
                    "--output=json",
                    "--home=" + written("regular", "a file") + "/below",
                    "--port=" + taken.getLocalPort(),
                    "--profile=" + world.profile(),
                    "--identity=" + expired);

            assertThat(run.status())
                    .isEqualTo(ErrorCode.STATE_FOLDER_UNUSABLE.exitClass().status());
            assertThat(run.out())
                    .contains("STATE_FOLDER_UNUSABLE", "PORT_IN_USE", "IDENTITY_INVALID", "expired at", "\"todo\": \"");
        }
    }

    /** Ten rows that fit the bundle. */
    private static final class Table {
        private Table() {}

        static String good() {
            return withCell(0, 0, "");
        }

        /** With a text in one cell; line 1 is the header, column 1 the first; line 0: none. */
        static String withCell(int line, int column, String text) {
            var data = (TabularData) BadInputWorld.bundle().data();
            List<String> lines = new ArrayList<>();
            List<String> header = new ArrayList<>();
            data.columns().forEach(spec -> header.add(spec.name()));
            header.add(data.labelName());
            lines.add(String.join(",", header));
            for (int row = 2; row < 12; row++) {
                List<String> cells =
                        new ArrayList<>(Collections.nCopies(data.columns().size(), "0.01"));
                cells.add(data.classes().get(row % 2));
                if (row == line) {
                    cells.set(column - 1, text);
                }
                lines.add(String.join(",", cells));
            }
            return String.join("\n", lines) + "\n";
        }
    }
}
