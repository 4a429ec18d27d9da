package io.flock.client.monitor;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.net.InetAddress;

/** Serves what is counted at {@code http://127.0.0.1:PORT/metrics} until it is closed. */
public final class Monitor implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HTTPServer http;

    /**
     * Listens at once.
     *
     * @param port 0 takes a free one
     * @throws FlockException PORT_IN_USE
     */
    public Monitor(int port) {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        try {
            http = HTTPServer.builder()
                    .inetAddress(InetAddress.getLoopbackAddress())
                    .port(port)
                    .registry(registry.getPrometheusRegistry())
                    .buildAndStart();
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.PORT_IN_USE,
                    "metrics can't be served at port " + port + ": " + e.getMessage(),
                    ErrorCode.PORT_IN_USE.remedy(),
                    e);
        }
    }

    /** Where to count into. */
    public MeterRegistry registry() {
        return registry;
    }

    /** The port that was taken. */
    public int port() {
        return http.getPort();
    }

    @Override
    public void close() {
        http.close();
        registry.close();
    }
}
