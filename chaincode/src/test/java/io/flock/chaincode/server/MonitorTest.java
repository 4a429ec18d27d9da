package io.flock.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.flock.chaincode.contract.Creators;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.grpc.InsecureChannelCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What an operator sees of a chaincode process: its metrics and its log. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MonitorTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Logger log = (Logger) LoggerFactory.getLogger(TransactionLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private ChaincodeServer server;
    private FakePeer peer;

    @BeforeEach
    void start() {
        log.setLevel(Level.INFO);
        log.setAdditive(false);
        log.addAppender(lines);
        lines.start();
        server = ChaincodeServer.start(ChaincodeServerOptions.plain("flock:1", ANY_PORT, Digest.parse("0".repeat(64)))
                .withMetrics(ANY_PORT));
        peer = new FakePeer(server.address(), InsecureChannelCredentials.create());
        peer.ready().join();
    }

    @AfterEach
    void end() {
        peer.close();
        server.close();
        log.detachAppender(lines);
        log.setAdditive(true);
        log.setLevel(null);
    }

    @Test
    void transactions_areCountedByFunctionAndOutcome_andNoCallerNamesASeries() throws Exception {
        invoke("tx1", "token:Symbol");
        invoke("tx2", "token:BalanceOf");
        invoke("tx3", "token:Attack\n{x=\"y\"}", "secret-argument");

        assertThat(scrape())
                .contains(
                        "flock_chaincode_transactions_total{function=\"token:Symbol\",outcome=\"OK\"} 1.0",
                        "flock_chaincode_transactions_total{function=\"token:BalanceOf\",outcome=\"INVALID_ARGUMENT\"} 1.0",
                        "flock_chaincode_transactions_total{function=\"unknown\",outcome=\"UNKNOWN_FUNCTION\"} 1.0",
                        "flock_chaincode_transaction_seconds_count{function=\"token:Symbol\"} 1",
                        "flock_chaincode_peers 1.0",
                        "jvm_memory_used_bytes")
                .doesNotContain("Attack", "secret-argument");
    }

    @Test
    void eachTransaction_isALineWithItsId_andWithoutArguments() {
        invoke("tx7", "token:BalanceOf", "{\"account\":\"Org1MSP::secret-argument\"}");

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .startsWith("transaction tx7 token:BalanceOf ")
                .doesNotContain("secret-argument");
    }

    @Test
    void takenPort_isACodedError_andTheChaincodeDoesNotListen() {
        ChaincodeServerOptions second = ChaincodeServerOptions.plain("flock:1", ANY_PORT, Digest.parse("0".repeat(64)))
                .withMetrics(server.metricsAddress().orElseThrow());

        assertThatThrownBy(() -> ChaincodeServer.start(second))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.PORT_IN_USE))
                        .isTrue());
    }

    private void invoke(String transaction, String... arguments) {
        peer.invoke(transaction, Creators.client("Org1MSP", "alice"), arguments).join();
    }

    private String scrape() throws IOException, InterruptedException {
        URI metrics = URI.create(
                "http://127.0.0.1:" + server.metricsAddress().orElseThrow().getPort() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
