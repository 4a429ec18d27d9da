package io.flock.testnet.process;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Whether somebody listens at ports of the loopback address. */
public final class FreePorts {
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

    private static Optional<IOException> hindrance(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
