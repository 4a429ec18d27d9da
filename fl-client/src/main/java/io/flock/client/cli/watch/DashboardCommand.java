package io.flock.client.cli.watch;

import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.dashboard.Dashboard;
import io.flock.protocol.error.ExitClass;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock dashboard}: serves the page until it is interrupted. */
@Command(
        name = "dashboard",
        mixinStandardHelpOptions = true,
        description = {
            "Serves a page to this machine that shows the network live: nodes, tasks and their phases, stakes,",
            "leaderboards, draws that the browser makes again, payouts with their reasons, models and their hosts.",
            "Reads blocks only, and never submits anything."
        },
        footer = {"", "Example:", "  flock dashboard --port 8088"})
public final class DashboardCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8088",
            description = "of 127.0.0.1, to listen on (default: ${DEFAULT-VALUE})")
    private int port;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    DashboardCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        try (Dashboard dashboard = Dashboard.open(
                connection.peers(),
                connection.caller(),
                connection.channel(),
                connection.chaincode(),
                connection.contentNodes(),
                port)) {
            output.out().println("the dashboard is at " + dashboard.address() + " until Ctrl-C");
            output.out().flush();
            new CountDownLatch(1).await();
        }
        return ExitClass.SUCCESS.status();
    }
}
