package io.flock.testnet.process;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Whether somebody listens at ports of the loopback address. */
public final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    private FreePorts() {}

    /** Whether the port can be taken at this moment. */
    public static boolean isFree(int port) {
        return hindrance(port).isEmpty();
    }

    /**
     * Refuses a port that somebody listens on, before anything is started or written.
     *
     * @param first of consecutive ports that a network is about to listen on; 0: it takes free ones, nothing is to be
     *     checked
     * @throws FlockException PORT_IN_USE with the first port that is taken
     */
    public static void require(int first, int count) {
        for (int port = first; first != 0 && port < first + count; port++) {
            Optional<IOException> hindrance = hindrance(port);
            if (hindrance.isPresent()) {
                throw new FlockException(
                        ErrorCode.PORT_IN_USE,
                        "port " + port + " is taken (ports " + first + " to " + (first + count - 1) + " are needed): "
                                + String.valueOf(hindrance.get().getMessage()).replace('|', '/'),
                        "end the process that listens there, or give another first port with --port",
                        hindrance.get());
            }
        }
    }

    /**
     * Ports in a row of which each is free at this moment, below those that Linux gives to outgoing connections: one of
     * these could take the port of a network that is down for a while. Chosen at random, so that two networks that never
     * run at once have different ones all the same.
     *
     * @return the first one
     * @throws FlockException PORT_IN_USE
     */
    public static int block(int count) {
        int blocks = (LAST - FIRST) / count;
        int start = ThreadLocalRandom.current().nextInt(blocks);
        for (int i = 0; i < blocks; i++) {
            int first = FIRST + (start + i) % blocks * count;
            if (IntStream.range(first, first + count).allMatch(FreePorts::isFree)) {
                return first;
            }
        }
        throw new FlockException(
                ErrorCode.PORT_IN_USE,
                "no " + count + " free ports in a row from " + FIRST + " to " + LAST,
                "give the first one with --port");
    }

    private static Optional<IOException> hindrance(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
