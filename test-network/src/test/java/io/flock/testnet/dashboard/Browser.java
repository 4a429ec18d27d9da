package io.flock.testnet.dashboard;

import static org.assertj.core.api.Assertions.fail;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A headless Chromium by the WebDriver protocol, as chromedriver speaks it. Both are found on the PATH. */
final class Browser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    /** WebDriver's private-use code points of keys. */
    static final String TAB = "\uE004";

    static final String ENTER = "\uE007";

    private final Gson gson = new Gson();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final URI address;
    private final String session;

    private Browser(Process driver, int port) {
        this.driver = driver;
        address = URI.create("http://127.0.0.1:" + port);
        await("chromedriver's start", () -> driver.isAlive() && answers());
        JsonObject options = gson.toJsonTree(Map.of(
                        "args",
                        List.of(
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--user-agent=flock-test")))
                .getAsJsonObject();
        options.addProperty("binary", program("chromium", "chromium-browser", "google-chrome", "chrome"));
        session = call(
                        "POST",
                        "/session",
                        Map.of(
                                "capabilities",
                                Map.of(
                                        "alwaysMatch",
                                        Map.of(
                                                "goog:chromeOptions",
                                                options,
                                                "goog:loggingPrefs",
                                                Map.of("browser", "ALL")))))
                .getAsJsonObject()
                .get("sessionId")
                .getAsString();
    }

    /** Starts one; fails, saying what is missing, where there is none. */
    static Browser start() {
        String chromedriver = program("chromedriver");
        program("chromium", "chromium-browser", "google-chrome", "chrome");
        try {
            int port = freePort();
            Process process = new ProcessBuilder(chromedriver, "--port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Browser(process, port);
        } catch (IOException e) {
            return fail("chromedriver does not start: " + e, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static String program(String... names) {
        List<String> folders = Arrays.asList(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
        for (String name : names) {
            Optional<Path> found = folders.stream()
                    .map(folder -> Path.of(folder, name))
                    .filter(Files::isExecutable)
                    .findFirst();
            if (found.isPresent()) {
                return found.get().toString();
            }
        }
        return fail(
                "no " + String.join(", ", names)
                        + " on the PATH: -Pbrowser needs Chromium and its chromedriver; install both, or leave the profile out");
    }

    private boolean answers() {
        try {
            return http.send(
                                    HttpRequest.newBuilder(address.resolve("/status"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A condition of a test. */
    interface Condition {
        boolean holds();
    }

    /** Waits until something holds. */
    static void await(String what, Condition condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                fail(what + " did not come within " + PATIENCE_SECONDS + " s");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("interrupted", e);
            }
        }
    }

    private JsonElement call(String method, String path, Object body) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(gson.toJson(body)))
                .header("Content-Type", "application/json")
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return fail(path + " " + answer.body());
            }
            return JsonParser.parseString(answer.body()).getAsJsonObject().get("value");
        } catch (IOException e) {
            return fail(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted", e);
        }
    }

    private JsonElement post(String path, Object body) {
        return call("POST", "/session/" + session + path, body);
    }

    /** Opens an address anew, even if only its fragment differs. */
    void open(String url) {
        post("/url", Map.of("url", "about:blank"));
        post("/url", Map.of("url", url));
    }

    /** Runs a script in the page; a promise is waited for. */
    JsonElement script(String script, Object... arguments) {
        return post("/execute/sync", Map.of("script", script, "args", List.of(arguments)));
    }

    String text(String script, Object... arguments) {
        return script(script, arguments).getAsString();
    }

    boolean holds(String expression) {
        return script("return Boolean(" + expression + ")").getAsBoolean();
    }

    void await(String expression) {
        await(expression, () -> holds(expression));
    }

    /** Presses and releases keys, one after the other. */
    void press(String... keys) {
        List<Map<String, Object>> actions = new ArrayList<>();
        for (String key : keys) {
            actions.add(Map.of("type", "keyDown", "value", key));
            actions.add(Map.of("type", "keyUp", "value", key));
        }
        post("/actions", Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", actions))));
    }

    /** A scheme of colours, {@code light} or {@code dark}, and a width in CSS pixels. */
    void show(String scheme, int width) {
        devtools(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        devtools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    private void devtools(String command, Map<String, Object> parameters) {
        post("/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    /** What the page has complained about since it was asked last. */
    List<String> complaints() {
        return post("/se/log", Map.of("type", "browser")).getAsJsonArray().asList().stream()
                .map(entry -> entry.getAsJsonObject())
                .filter(entry -> entry.get("level").getAsString().equals("SEVERE"))
                .map(entry -> entry.get("message").getAsString())
                .toList();
    }

    @Override
    public void close() {
        try {
            call("DELETE", "/session/" + session, null);
        } finally {
            driver.destroy();
        }
    }
}
