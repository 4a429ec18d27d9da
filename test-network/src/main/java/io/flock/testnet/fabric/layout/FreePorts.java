package io.flock.testnet.fabric.layout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Whether somebody listens. */
public final class FreePorts {
    private FreePorts() {}

    /** Whether the port of the loopback address can be taken at this moment. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
