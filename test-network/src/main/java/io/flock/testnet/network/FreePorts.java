package io.flock.testnet.network;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Consecutive ports of this machine that a network is about to listen on. */
final class FreePorts {
    private FreePorts() {}

    /**
     * Refuses a port that somebody listens on, before anything is started or written.
     *
     * @param first 0: the network takes free ones, nothing is to be checked
     * @throws FlockException PORT_IN_USE with the first port that is taken
     */
    static void require(int first, int count) {
        for (int port = first; first != 0 && port < first + count; port++) {
            try {
                new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            } catch (IOException e) {
                throw new FlockException(
                        ErrorCode.PORT_IN_USE,
                        "port " + port + " is taken (ports " + first + " to " + (first + count - 1) + " are needed): "
                                + String.valueOf(e.getMessage()).replace('|', '/'),
                        "end the process that listens there, or give another first port with --port",
                        e);
            }
        }
    }
}
