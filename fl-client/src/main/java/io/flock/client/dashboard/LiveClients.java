package io.flock.client.dashboard;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that look now. A page is told the height when it has changed, at most four times a second, and asks for what it
 * shows: a slow page holds up nobody but itself and those after it, never the stream of blocks.
 */
final class LiveClients implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveClients.class);
    private static final int MOST = 32;
    private static final long EVERY_MILLIS = 250;
    private static final int TICKS_TO_BEAT = 40;

    private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();
    private final LongSupplier height;
    private final ScheduledExecutorService clock;
    private long told = -1;
    private int quiet;

    LiveClients(LongSupplier height) {
        this.height = height;
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "dashboard-live");
            thread.setDaemon(true);
            return thread;
        });
        var unused = clock.scheduleWithFixedDelay(this::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void join(SseClient client) {
        if (clients.size() >= MOST) {
            client.close();
            return;
        }
        client.keepAlive();
        client.onClose(() -> clients.remove(client));
        clients.add(client);
        client.sendEvent("height", Long.toString(height.getAsLong()));
    }

    private void tick() {
        long now = height.getAsLong();
        if (now != told) {
            told = now;
            quiet = 0;
            each(client -> client.sendEvent("height", Long.toString(now)));
        } else if (++quiet >= TICKS_TO_BEAT) {
            // A page that is gone is only noticed by writing to it.
            quiet = 0;
            each(client -> client.sendComment("still here"));
        }
    }

    /** One page's failure is its own: the clock would stop for all. */
    private void each(Consumer<SseClient> tell) {
        clients.removeIf(client -> !isTold(client, tell));
    }

    private static boolean isTold(SseClient client, Consumer<SseClient> tell) {
        try {
            tell.accept(client);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("a page is gone", e);
            return false;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        clients.forEach(SseClient::close);
    }
}
