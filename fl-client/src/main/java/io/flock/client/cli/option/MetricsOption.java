package io.flock.client.cli.option;

import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.monitor.Monitor;
import io.flock.client.monitor.TaskMetrics;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.CallListener;
import io.flock.sdk.transaction.CallMetrics;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Metrics of a long-running command, for Prometheus; opened by the first thing that counts. */
public final class MetricsOption implements AutoCloseable {
    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "serve metrics for Prometheus at http://127.0.0.1:PORT/metrics (default: none)")
    private Optional<Integer> port;

    private Optional<Monitor> monitor = Optional.empty();

    MetricsOption() {}

    /** Connects a client whose calls are counted. */
    public FlockClient connect(ConnectionOptions connection) {
        monitor = port.map(Monitor::new);
        return connection.connect(monitor.<CallListener>map(open -> new CallMetrics(open.registry()))
                .orElse(CallListener.NONE));
    }

    /** What counts in a task of the Alliance; empty without metrics. */
    public Optional<TaskMetrics> alliance(TaskId task) {
        return monitor.map(open -> TaskMetrics.alliance(open.registry(), task, Clock.systemUTC()));
    }

    /** What counts in a task of the Arena; empty without metrics. */
    public Optional<TaskMetrics> arena(TaskId task) {
        return monitor.map(open -> TaskMetrics.arena(open.registry(), task, Clock.systemUTC()));
    }

    @Override
    public void close() {
        monitor.ifPresent(Monitor::close);
    }
}
