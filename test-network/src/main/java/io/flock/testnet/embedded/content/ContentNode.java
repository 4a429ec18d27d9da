package io.flock.testnet.embedded.content;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A content node that speaks Kubo's RPC on loopback.
 *
 * <pre>{@code
 * try (ContentNode node = ContentNode.start(folder, 0);
 *         IpfsClient content = IpfsClient.of(node.address())) { … }
 * }</pre>
 */
public final class ContentNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContentNode.class);
    private static final String PREFIX = "/api/v0/";
    private static final int THREADS = 16;

    private final HttpServer server;
    private final ExecutorService executor;

    private ContentNode(HttpServer server, ExecutorService executor) {
        this.server = server;
        this.executor = executor;
    }

    /**
     * Listens at once.
     *
     * @param folder where blocks and pins are kept; made if it is missing
     * @param port 0 takes a free one
     * @throws FlockException PORT_IN_USE; STATE_FOLDER_UNUSABLE
     */
    public static ContentNode start(Path folder, int port) {
        NodeCommands commands = new NodeCommands(open(folder));
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService executor = Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "content-node"));
            server.setExecutor(executor);
            server.createContext("/", exchange -> handle(commands, exchange));
            server.start();
            return new ContentNode(server, executor);
        } catch (BindException e) {
            throw new FlockException(
                    ErrorCode.PORT_IN_USE,
                    "port " + port + " for the content node is taken",
                    "end the process that listens there, or give another port",
                    e);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the content node can't listen at port " + port + ": " + e.getMessage(),
                    "give another port",
                    e);
        }
    }

    private static ContentFolder open(Path folder) {
        try {
            return new ContentFolder(folder);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE,
                    "content folder " + folder + " can't be written: " + e,
                    "check owner and rights, or choose another folder",
                    e);
        }
    }

    /** Where the RPC answers: {@code http://127.0.0.1:port}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void handle(NodeCommands commands, HttpExchange exchange) throws IOException {
        try (exchange) {
            NodeCall call = new NodeCall(exchange);
            try {
                command(commands, exchange).run(call);
            } catch (RpcException e) {
                call.fail(e.status(), e.getMessage());
            } catch (IOException | FlockException e) {
                failed(call, exchange, e);
            }
        }
    }

    private static void failed(NodeCall call, HttpExchange exchange, Exception e) throws IOException {
        if (call.isAnswered()) {
            // Closing without the end of the chunked body tells the client that it is cut off.
            LOG.debug("answer to {} cut off", exchange.getRequestURI(), e);
            throw new IOException(e);
        }
        call.fail(500, reason(e));
    }

    /** The message of an exception of the file system is the path alone. */
    private static String reason(Exception e) {
        if (e instanceof FileSystemException) {
            return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
        }
        return e instanceof FlockException flock ? flock.what() : String.valueOf(e.getMessage());
    }

    /** Kubo answers POST only, and no page that a browser has loaded from elsewhere. */
    private static NodeCommands.Command command(NodeCommands commands, HttpExchange exchange) throws RpcException {
        String path = exchange.getRequestURI().getPath();
        if (!exchange.getRequestMethod().equals("POST")) {
            throw new RpcException(405, "405 - Method Not Allowed");
        }
        if (exchange.getRequestHeaders().containsKey("Origin")
                || exchange.getRequestHeaders().containsKey("Referer")) {
            throw new RpcException(403, "403 - Forbidden");
        }
        if (!path.startsWith(PREFIX)) {
            throw new RpcException(404, "404 page not found");
        }
        return commands.find(path.substring(PREFIX.length()))
                .orElseThrow(() -> new RpcException(404, "404 page not found"));
    }

    /** Stops listening and ends every thread. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("a call to the content node did not end within five seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
