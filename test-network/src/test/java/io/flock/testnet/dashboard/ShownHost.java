package io.flock.testnet.dashboard;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A host of the model {@code reader} that tells what hosts tell, and what no honest one does. */
final class ShownHost implements AutoCloseable {
    private static final String METRICS =
            """
            # HELP flock_infer_rows_total predictions answered
            flock_infer_rows_total 40.0
            flock_waiting_requests 3.0
            flock_infer_seconds_count 8
            flock_infer_seconds_sum <script>
            flock_drift_rows{model="reader",version="1"} 5000.0
            flock_drift_psi{model="reader",version="1"} 3.1E-1
            flock_drift_features{level="major",model="reader",version="1"} 2.0
            flock_drift_features{level="stable",model="reader",version="1"} 62.0
            flock_drift_features{level="<b>",model="reader",version="1"} 1.0
            flock_feedback_examples{model="reader",version="1"} 120.0
            flock_feedback_measured{metric="accuracy",model="reader",version="1"} 0.6417
            flock_feedback_measured{metric="<b>",model="reader",version="1"} 1.0
            flock_knowledge_documents{model="reader"} 12.0
            flock_knowledge_missing{model="reader"} 2.0
            flock_knowledge_failing{model="reader"} 1.0
            flock_knowledge_documents{model="other"} 9
            flock_drift_psi{model="reader",version="2"} 1..5
            flock_drift_psi{model="reader",version="3"} NaN
            flock_drift_psi{model="other",version="1"} 9
            flock_drift_psi{model="reader",version="x"} 9
            something_else 9
            """;

    private final HttpServer server;

    private ShownHost(HttpServer server) {
        this.server = server;
    }

    static ShownHost start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/metrics", exchange -> {
                byte[] body = METRICS.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return new ShownHost(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
