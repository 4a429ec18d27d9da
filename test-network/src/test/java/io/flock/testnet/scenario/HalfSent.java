package io.flock.testnet.scenario;

import io.flock.protocol.marketplace.PaymentToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request that a host has begun to answer and waits for the rest of. */
final class HalfSent implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader in;
    private final byte[] body;

    private HalfSent(Socket socket, BufferedReader in, byte[] body) {
        this.socket = socket;
        this.in = in;
        this.body = body;
    }

    /** Sends all but the body, and waits until the host asks for that: the request is inside then. */
    static HalfSent open(int port, String path, String body, PaymentToken payment) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + bytes.length + "\r\nExpect: 100-continue\r\nConnection: close\r\n"
                + PaymentToken.HEADER + ": " + payment + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String asked = in.readLine();
        if (asked == null
                || !asked.startsWith("HTTP/1.1 100 ")
                || !in.readLine().isEmpty()) {
            socket.close();
            throw new AssertionError("the host did not ask for the body: " + asked);
        }
        return new HalfSent(socket, in, bytes);
    }

    /** Sends the rest; answers the status line. */
    String finish() throws IOException {
        socket.getOutputStream().write(body);
        return in.readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
