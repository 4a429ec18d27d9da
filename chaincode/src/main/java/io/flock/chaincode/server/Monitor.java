package io.flock.chaincode.server;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** What a server counts, for Prometheus: {@code /metrics} at an address of its own. */
final class Monitor implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HTTPServer http;
    private final InetSocketAddress address;

    /** @throws FlockException PORT_IN_USE when it can't listen there */
    Monitor(InetSocketAddress wanted) {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        try {
            http = HTTPServer.builder()
                    .inetAddress(wanted.getAddress())
                    .port(wanted.getPort())
                    .registry(registry.getPrometheusRegistry())
                    .buildAndStart();
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.PORT_IN_USE,
                    "metrics can't be served at " + wanted + ": " + e.getMessage(),
                    ErrorCode.PORT_IN_USE.remedy(),
                    e);
        }
        address = new InetSocketAddress(wanted.getAddress(), http.getPort());
    }

    TransactionListener transactions() {
        return new TransactionMetrics(registry);
    }

    void watch(PeerConnections connections) {
        Gauge.builder("flock.chaincode.peers", connections, PeerConnections::count)
                .description("peers that are connected")
                .register(registry);
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        http.close();
        registry.close();
    }
}
