package io.flock.testnet.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.beacon.Beacon;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dashboard answers, without a browser. */
@TestInstance(Lifecycle.PER_CLASS)
class DashboardTest {
    private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z]+\\.js)'");

    private final HttpClient http = HttpClient.newHttpClient();
    private ShownHost host;
    private ShownLedger shown;

    @BeforeAll
    void play() {
        host = ShownHost.start();
        shown = ShownLedger.at(host.address());
    }

    @AfterAll
    void end() {
        shown.close();
        host.close();
    }

    private HttpResponse<String> get(String path) {
        try {
            URI uri = URI.create(shown.server.address()).resolve(path);
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonElement json(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonParser.parseString(answer.body());
    }

    private JsonObject object(String path) {
        return json(path).getAsJsonObject();
    }

    @Test
    void state_hasMembersTasksModelsAndAccounts() {
        JsonObject state = object("/api/state");

        assertThat(state.get("height").getAsLong())
                .isEqualTo(shown.ledger.blocks().size());
        assertThat(state.getAsJsonArray("organisations").asList())
                .extracting(JsonElement::getAsString)
                .isEqualTo(TimedLedger.ORGANISATIONS);
        assertThat(state.getAsJsonArray("tasks").asList())
                .extracting(task -> task.getAsJsonObject().get("name").getAsString())
                .containsExactly("arena:" + ArenaPlay.TASK, "alliance:" + TimedTask.TASK);
        JsonObject model = state.getAsJsonArray("models").get(0).getAsJsonObject();
        assertThat(model.get("spent").getAsString()).isEqualTo("41000");
        assertThat(model.get("hundredths").getAsInt()).isEqualTo(400);
        assertThat(model.get("sources").toString()).isEqualTo("[\"alliance:" + TimedTask.TASK + "\"]");
        assertThat(state.getAsJsonArray("recent")
                        .get(0)
                        .getAsJsonObject()
                        .get("function")
                        .getAsString())
                .startsWith("marketplace:");
    }

    @Test
    void accounts_haveTheBalancesThatTheLedgerTells() {
        for (JsonElement element : object("/api/state").getAsJsonArray("accounts")) {
            JsonObject account = element.getAsJsonObject();
            AccountId id = AccountId.parse(account.get("account").getAsString());
            BalanceView balance = shown.ledger.evaluate("token:BalanceOf", new BalanceOf(id), BalanceView.class);
            assertThat(Amount.ofMicros(account.get("balance").getAsLong()))
                    .as(id.toString())
                    .isEqualTo(balance.balance().plus(balance.uncollected()));
        }
    }

    @Test
    void task_hasItsWayThroughThePhases_andTheStakesOnIt() {
        JsonObject task = object("/api/tasks/alliance:" + TimedTask.TASK);

        List<String> way = task.getAsJsonArray("timeline").asList().stream()
                .map(step -> step.getAsJsonObject().get("phase").getAsString())
                .toList();
        assertThat(way)
                .startsWith("RECRUITING", "CLOSED", "SEED", "PROPOSE_COMMIT")
                .endsWith("COMPLETED");
        JsonArray stakes = task.getAsJsonArray("stakes");
        JsonObject last = stakes.get(stakes.size() - 1).getAsJsonObject().getAsJsonObject("members");
        for (JsonElement member : task.getAsJsonObject("roster").getAsJsonArray("members")) {
            JsonObject of = member.getAsJsonObject();
            assertThat(last.get(of.get("account").getAsString())).isEqualTo(of.get("stake"));
        }
    }

    /** What the browser makes the draw from has to lead to the ledger's seed; {@code draw.js} is held to the vectors. */
    @ParameterizedTest
    @CsvSource({"alliance,0", "alliance,1", "alliance,2", "arena,0", "arena,1"})
    void draw_comesWithWhatItsSeedWasMadeFrom(String kind, int round) {
        TaskId task = kind.equals("arena") ? ArenaPlay.TASK : TimedTask.TASK;
        JsonObject draw = object("/api/tasks/" + kind + ":" + task + "/draws/" + round);
        SortedMap<AccountId, Digest> preimages = new TreeMap<>();
        draw.getAsJsonObject("preimages")
                .entrySet()
                .forEach(one -> preimages.put(
                        AccountId.parse(one.getKey()),
                        Digest.parse(one.getValue().getAsString())));
        String roster = draw.get("roster").getAsString();
        Digest seed;
        if (kind.equals("arena")) {
            seed = Beacon.next(seed(JsonParser.parseString(roster)), preimages);
        } else if (draw.has("previous")) {
            seed = Beacon.next(seed(draw.get("previous")), preimages);
        } else {
            Digest digest = FieldHash.ofBytes(roster.getBytes(StandardCharsets.UTF_8));
            seed = Beacon.ofSeedPhase(TimedLedger.CHANNEL, task, round, digest, preimages);
        }

        assertThat(preimages).isNotEmpty();
        assertThat(seed).isEqualTo(seed(draw.get("drawn")));
    }

    private static Digest seed(JsonElement of) {
        return Digest.parse(of.getAsJsonObject().get("seed").getAsString());
    }

    @Test
    void money_isExplainedAsTheSdkExplainsIt() {
        JsonObject paid = object("/api/tasks/alliance:" + TimedTask.TASK + "/money/0/" + shown.ledger.client(0));
        JsonObject sheet = object("/api/tasks/arena:" + ArenaPlay.TASK + "/money");

        assertThat(paid.getAsJsonArray("lines")).isNotEmpty().allSatisfy(line -> assertThat(
                        line.getAsJsonObject().get("follows").getAsBoolean())
                .isTrue());
        assertThat(sheet.get("sum").getAsString()).isEqualTo("0");
    }

    @Test
    void model_hasLineageRatingsAndRevenue_andItsHostsLoadIsOnlyNumbers() {
        JsonObject model = object("/api/models/reader");
        JsonObject version = model.getAsJsonArray("versions").get(0).getAsJsonObject();
        JsonObject load =
                json("/api/models/reader/load").getAsJsonArray().get(0).getAsJsonObject();

        assertThat(version.getAsJsonObject("version").get("source").getAsString())
                .isEqualTo("alliance:" + TimedTask.TASK);
        assertThat(version.getAsJsonArray("ratings")).hasSize(1);
        assertThat(version.getAsJsonObject("earned").keySet())
                .contains(shown.ledger.client(0).toString());
        assertThat(load.get("reachable").getAsBoolean()).isTrue();
        assertThat(load.get("predictions").getAsDouble()).isEqualTo(40);
        assertThat(load.get("waiting").getAsDouble()).isEqualTo(3);
        assertThat(load.keySet())
                .containsExactlyInAnyOrder(
                        "endpoint", "reachable", "host", "predictions", "waiting", "requests", "versions", "knowledge");
        assertThat(load.get("knowledge"))
                .isEqualTo(JsonParser.parseString("{'documents': 12.0, 'missing': 2.0, 'failing': 1.0}"));
    }

    @Test
    void driftAndFeedbackOfAVersion_areWhatItsHostTells_ofThisListing_inNumbers() {
        JsonObject load =
                json("/api/models/reader/load").getAsJsonArray().get(0).getAsJsonObject();

        assertThat(load.get("versions"))
                .isEqualTo(JsonParser.parseString("{'1': {'rows': 5000.0, 'psi': 0.31, 'major': 2.0, 'stable': 62.0,"
                        + " 'examples': 120.0, 'accuracy': 0.6417}}"));
    }

    @Test
    void knowledge_hasDocumentsWithVotesAndUses_andWhatTheirContributorsEarned() {
        JsonObject base = object("/api/models/reader/knowledge");
        JsonObject used = document(base, "grapes");
        JsonObject open = document(base, "<b>hops</b>");
        JsonObject contributor = base.getAsJsonArray("contributors").get(0).getAsJsonObject();

        assertThat(used.getAsJsonObject("document").get("status").getAsString()).isEqualTo("ACCEPTED");
        assertThat(used.get("answers").getAsInt()).isEqualTo(1);
        assertThat(open.get("rejecting").getAsLong()).isPositive();
        assertThat(open.get("accepting").getAsLong()).isZero();
        assertThat(contributor.get("account").getAsString())
                .isEqualTo(shown.ledger.client(0).toString());
        assertThat(contributor.get("accepted").getAsInt()).isEqualTo(1);
        assertThat(contributor.get("points").getAsInt()).isEqualTo(10);
        assertThat(contributor.get("earned").getAsString()).isEqualTo("400");
        assertThat(base.get("spent").getAsString()).isEqualTo("1000");
        assertThat(base.getAsJsonArray("channels")).hasSize(1);
        assertThat(base.get("undivided").getAsString()).isEqualTo("0");
    }

    private static JsonObject document(JsonObject base, String title) {
        return base.getAsJsonArray("documents").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(one -> one.getAsJsonObject("document")
                        .get("title")
                        .getAsString()
                        .equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void page_loadsNothingFromElsewhere_andIsServedWhole() {
        HttpResponse<String> page = get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.body()).doesNotContain("http://", "https://", "style=");
        for (String file : List.of("app.js", "draw.js", "style.css", "icon.svg")) {
            assertThat(get("/page/" + file).statusCode()).as(file).isEqualTo(200);
        }
        List<String> imported = IMPORT.matcher(get("/page/app.js").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(imported).hasSizeGreaterThan(7).allSatisfy(file -> assertThat(
                        get("/page/" + file).statusCode())
                .isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/Dashboard.class",
                "/page/..%2FDashboard.class",
                "/page/%2e%2e/app.js",
                "/api/tasks/alliance:none",
                "/api/models/none",
                "/api/models/none/knowledge",
                "/nothing"
            })
    void whatIsNotThere_isNotFound(String path) {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tasks/digits",
                "/api/tasks/alliance:digits/draws/x",
                "/api/tasks/alliance:digits/money/0/nobody",
                "/api/tasks/alliance:digits/draws/77"
            })
    void badQuestion_isRefusedWithACode(String path) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isIn(400, 409);
        assertThat(answer.body()).contains("\"error\":\"").contains("|");
    }

    @Test
    void requestUnderAForeignName_isRefused_andNothingCanBeSent() throws IOException, InterruptedException {
        assertThat(raw("GET /api/state HTTP/1.1\r\nHost: flock.example:80\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("GET /api/state HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        URI uri = URI.create(shown.server.address()).resolve("/api/state");
        HttpRequest post = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(http.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isIn(404, 405, 413);
    }

    private String raw(String request) throws IOException {
        URI uri = URI.create(shown.server.address());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void newBlock_isToldToThePage() throws IOException, InterruptedException {
        try (ShownLedger own = ShownLedger.founded()) {
            URI uri = URI.create(own.server.address()).resolve("/api/events");
            HttpRequest follow = HttpRequest.newBuilder(uri)
                    .header("Accept", "text/event-stream")
                    .build();
            HttpResponse<InputStream> events = http.send(follow, HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
                int before = own.ledger.blocks().size();
                await(lines, "data: " + before);
                own.transfer();
                await(lines, "data: " + (before + 1));
            }
        }
    }

    private static void await(BufferedReader lines, String wanted) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(wanted)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(wanted);
    }
}
