package io.flock.testnet.scenario;

import io.flock.client.cli.network.KnownProcess;
import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The development network as {@code flock network up} starts it: one process, on ports that stay the same. */
final class DevnetProcess implements ScenarioNetwork {
    /** Its only part. */
    static final String NETWORK = "network";

    private static final int PORTS = 4;
    private static final int FIRST = 18_000;
    private static final AtomicInteger TRIED = new AtomicInteger();

    private final NetworkHome home;
    private final int port;

    private DevnetProcess(Path folder) {
        this.home = new NetworkHome(folder);
        this.port = freePorts();
    }

    /** Starts it in an empty folder, with four accounts per organisation. */
    static DevnetProcess start(Path folder) {
        DevnetProcess network = new DevnetProcess(folder);
        network.up();
        return network;
    }

    private void up() {
        FlockCommand.run(List.of(
                "network",
                "up",
                "--home",
                home.folder().toString(),
                "--accounts",
                "4",
                "--port",
                String.valueOf(port),
                "--batch-timeout",
                "50ms",
                "--clock-window",
                "60s"));
    }

    /**
     * As many free ports in a row as the network needs, below those that Linux gives to outgoing connections: one of
     * these could take the port of a network that is down for a moment. No two networks of a process get the same.
     */
    private static int freePorts() {
        int start = FIRST + (int) (ProcessHandle.current().pid() % 500) * 2 * PORTS;
        for (int first = start + TRIED.getAndAdd(PORTS);
                first < start + FIRST / 2;
                first = start + TRIED.getAndAdd(PORTS)) {
            if (areFree(first)) {
                return first;
            }
        }
        throw new IllegalStateException("no " + PORTS + " free ports in a row from " + start);
    }

    private static boolean areFree(int first) {
        for (int port = first; port < first + PORTS; port++) {
            try {
                new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    @Override
    public NetworkHome home() {
        return home;
    }

    @Override
    public Set<String> parts() {
        return Set.of(NETWORK);
    }

    @Override
    public void kill(String part) {
        NetworkFile file = description();
        ProcessHandle process =
                KnownProcess.find(file.pid(), file.startedAt()).orElseThrow().handle();
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public Pattern complaint(String part) {
        return Pattern.compile("no network runs in .* has died");
    }

    @Override
    public void restart(String part) {
        up();
    }

    @Override
    public void close() {
        FlockCommand.run(List.of("network", "down", "--home", home.folder().toString()));
    }
}
