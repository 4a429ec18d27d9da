package io.flock.client.cli.arena;

import io.flock.client.arena.ArenaSecrets;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.option.MetricsOption;
import io.flock.client.cli.option.SecretOptions;
import io.flock.client.cli.progress.LogOption;
import io.flock.client.participant.Keeping;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands share that run an account of the Arena unattended. */
final class ArenaRunning {
    private static final Duration PER_RANK = Duration.ofSeconds(2);

    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Mixin
    private SecretOptions secrets;

    @Option(
            names = "--keeper-after",
            paramLabel = "DURATION",
            defaultValue = "0s",
            description = "how long to leave closing phases to somebody else's keeper (default: ${DEFAULT-VALUE})")
    private Duration keeperAfter;

    @Mixin
    private LogOption log;

    @Mixin
    private MetricsOption metrics;

    @Mixin
    private ConnectionOptions connection;

    ArenaRunning() {}

    /** Connects and reads the task; closing what is returned ends all of it. */
    ArenaRun open() {
        FlockClient flock = metrics.connect(connection);
        try {
            ArenaTaskDocument task = flock.arena().task(taskId).run().task();
            ArenaSecrets own =
                    new ArenaSecrets(secrets.secret(connection, flock.account()), connection.channel(), taskId);
            return new ArenaRun(this, flock, task, own);
        } catch (RuntimeException e) {
            flock.close();
            metrics.close();
            throw e;
        }
    }

    Keeping keeping() {
        return new Keeping(keeperAfter, PER_RANK);
    }

    SecretOptions secrets() {
        return secrets;
    }

    LogOption log() {
        return log;
    }

    MetricsOption metrics() {
        return metrics;
    }

    ConnectionOptions connection() {
        return connection;
    }
}
