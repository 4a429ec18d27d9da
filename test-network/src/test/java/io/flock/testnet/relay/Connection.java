package io.flock.testnet.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Two sockets, and two threads that carry bytes from each to the other. */
final class Connection {
    private static final int BUFFER = 1 << 16;

    private final Relay relay;
    private final Socket caller;
    private final Socket callee;
    private final String node;
    private Link link;

    Connection(Relay relay, Socket caller, Socket callee, String node) throws IOException {
        this.relay = relay;
        this.caller = caller;
        this.callee = callee;
        this.node = node;
        caller.setTcpNoDelay(true);
        callee.setTcpNoDelay(true);
    }

    void start() {
        Relay.start("relay-to-" + node, () -> carry(caller, callee));
        Relay.start("relay-from-" + node, () -> carry(callee, caller));
    }

    /** Who has called is looked up when it is asked for first: most connections live in fair weather. */
    synchronized Link link() {
        if (link == null) {
            String from = Sockets.owner(caller.getPort(), caller.getLocalPort(), relay.processes())
                    .orElse(Link.OUTSIDE);
            link = new Link(from, node);
        }
        return link;
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                pass();
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // one side has gone: the other hears of it when this closes
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void pass() throws InterruptedException {
        Weather weather = relay.weather();
        if (weather.equals(Weather.FAIR)) {
            return;
        }
        Link who = link();
        relay.awaitOpen(this);
        if (weather.slow().test(who)) {
            Thread.sleep(weather.delay().toMillis());
        }
    }

    boolean isClosed() {
        return caller.isClosed();
    }

    void close() {
        try {
            caller.close();
            callee.close();
        } catch (IOException e) {
            // they are closed all the same
            return;
        } finally {
            relay.forget(this);
        }
    }
}
