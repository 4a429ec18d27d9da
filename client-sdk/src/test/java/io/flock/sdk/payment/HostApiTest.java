package io.flock.sdk.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts that answer, and do not come to an end. */
@Timeout(120)
class HostApiTest {
    private static final ChannelId CHANNEL =
            new ChannelId(AccountId.of("Org2MSP", "host"), AccountId.of("Org3MSP", "ann"), "one");
    private static final int MOST = 1000;

    private final CountDownLatch tested = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer host;

    @BeforeEach
    void open() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.setExecutor(threads);
        host.start();
    }

    @AfterEach
    void close() {
        tested.countDown();
        host.stop(0);
        threads.shutdownNow();
    }

    private HostApi api(Duration patience) {
        return new HostApi(
                Endpoint.parse("http://127.0.0.1:" + host.getAddress().getPort()), patience, MOST);
    }

    private static void assertFails(ThrowingCallable call, String why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.CONNECTION_FAILED))
                        .isTrue())
                .hasMessageContaining(why);
    }

    @Test
    void answerWhoseBodyStops_isGivenUp() {
        host.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                tested.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertFails(() -> api(Duration.ofSeconds(2)).paid(CHANNEL), "not there within 2000 ms");
    }

    @Test
    void answerWithoutAnEnd_isNotReadOn() {
        host.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (tested.getCount() > 0) {
                    out.write(new byte[MOST]);
                }
            }
        });

        assertFails(() -> api(Duration.ofMinutes(10)).paid(CHANNEL), "longer than " + MOST + " bytes");
    }
}
