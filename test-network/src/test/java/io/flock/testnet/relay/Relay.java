package io.flock.testnet.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Stands before nodes, and passes on what is said to them as the {@link Weather} lets it. */
public final class Relay implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final Supplier<Map<String, Long>> processes;
    private final List<ServerSocket> doors = new ArrayList<>();
    private final Map<Connection, String> connections = new ConcurrentHashMap<>();
    private volatile Weather weather = Weather.FAIR;

    /**
     * Has no door yet.
     *
     * @param processes who may call, by name; asked when it matters
     */
    public Relay(Supplier<Map<String, Long>> processes) {
        this.processes = processes;
    }

    /** Listens in a node's place. */
    public void open(String node, int port, int behind) {
        try {
            ServerSocket door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
            doors.add(door);
            start("relay-" + node, () -> accept(door, node, behind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocket door, String node, int behind) {
        while (true) {
            try {
                Socket caller = door.accept();
                connect(caller, node, behind);
            } catch (IOException e) {
                // the caller has gone, or the door is closed
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private void connect(Socket caller, String node, int behind) throws IOException {
        try {
            Socket callee = new Socket(InetAddress.getLoopbackAddress(), behind);
            Connection connection = new Connection(this, caller, callee, node);
            connections.put(connection, node);
            connection.start();
        } catch (IOException e) {
            // as if nobody listened here either
            caller.close();
        }
    }

    /** From now on, for old and new connections. */
    public synchronized void set(Weather next) {
        weather = next;
        notifyAll();
    }

    Weather weather() {
        return weather;
    }

    Map<String, Long> processes() {
        return processes.get();
    }

    /** Returns when the link is open, or the connection closed. */
    synchronized void awaitOpen(Connection connection) throws InterruptedException {
        while (!connection.isClosed() && weather.cut().test(connection.link())) {
            wait();
        }
    }

    synchronized void forget(Connection connection) {
        connections.remove(connection);
        notifyAll();
    }

    @Override
    public void close() {
        for (ServerSocket door : doors) {
            try {
                door.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        connections.keySet().forEach(Connection::close);
        set(Weather.FAIR);
    }
}
