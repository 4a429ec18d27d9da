package io.flock.client.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.IpfsOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Whether content nodes and orderers answer from here; they are asked every ten seconds, by a thread of its own. */
public final class ServiceHealth implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final long EVERY_SECONDS = 10;

    private record Answer(String kind, String address, boolean answers, String note) {
        private JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("kind", kind);
            json.addProperty("address", address);
            json.addProperty("answers", answers);
            json.addProperty("note", note);
            return json;
        }
    }

    private final List<URI> content;
    private final Supplier<List<String>> orderers;
    private final ScheduledExecutorService clock;
    private volatile List<Answer> answers = List.of();

    private ServiceHealth(List<URI> content, Supplier<List<String>> orderers) {
        this.content = List.copyOf(content);
        this.orderers = orderers;
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "dashboard-services");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Asks from now on.
     *
     * @param content the nodes' RPC
     * @param orderers {@code HOST:PORT} of those of the channel, as they are known by now
     */
    public static ServiceHealth watch(List<URI> content, Supplier<List<String>> orderers) {
        ServiceHealth health = new ServiceHealth(content, orderers);
        var unused = health.clock.scheduleWithFixedDelay(health::ask, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        return health;
    }

    private void ask() {
        List<Answer> now = new ArrayList<>();
        content.forEach(node -> now.add(content(node)));
        orderers.get().forEach(address -> now.add(orderer(address)));
        answers = List.copyOf(now);
    }

    private static Answer content(URI node) {
        try (IpfsClient client = IpfsClient.of(List.of(node), new IpfsOptions(WAIT, WAIT, WAIT))) {
            return new Answer("content node", node.toString(), true, "Kubo " + client.version());
        } catch (FlockException e) {
            return new Answer("content node", node.toString(), false, e.what());
        }
    }

    /** Only orderers' clients are answered by an orderer, so that it is asked for no more than a connection. */
    private static Answer orderer(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(address.substring(colon + 1));
            socket.connect(
                    new InetSocketAddress(address.substring(0, Math.max(0, colon)), port), (int) WAIT.toMillis());
            return new Answer("orderer", address, true, "takes connections");
        } catch (IOException | IllegalArgumentException e) {
            return new Answer("orderer", address, false, String.valueOf(e.getMessage()));
        }
    }

    JsonArray json() {
        JsonArray json = new JsonArray();
        answers.forEach(answer -> json.add(answer.json()));
        return json;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
