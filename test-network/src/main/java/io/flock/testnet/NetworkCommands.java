package io.flock.testnet;

import io.flock.client.cli.CommandProvider;
import io.flock.testnet.bench.BenchCommand;
import io.flock.testnet.demo.DemoCommand;
import io.flock.testnet.network.NetworkCommand;
import java.util.List;

/** Adds {@code network}, {@code demo} and {@code bench}. */
public final class NetworkCommands implements CommandProvider {
    /** For the service loader. */
    public NetworkCommands() {}

    @Override
    public List<Object> commands() {
        return List.of(new NetworkCommand(), new DemoCommand(), new BenchCommand());
    }
}
