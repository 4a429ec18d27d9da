package io.flock.devnet.internal.chaincode;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One organisation's connection to one chaincode. It dials when it is started and whenever it is needed, and after an
 * end again and again with growing pauses. A connection that the server lets grow old stays as long as its stream.
 */
public final class ChaincodeLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChaincodeLink.class);
    private static final int MESSAGE_LIMIT = 100 << 20;
    private static final long REGISTER_SECONDS = 20;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final ChaincodeOptions options;
    private final Executor executor;
    private final ScheduledExecutorService timers;
    private Optional<Handshake> current = Optional.empty();
    private CompletableFuture<Void> connected = new CompletableFuture<>();
    private boolean allowed;
    private long pause = FIRST_PAUSE_MILLIS;

    /**
     * Begins closed.
     *
     * @param executor for what follows on a transaction's end
     */
    public ChaincodeLink(ChaincodeOptions options, Executor executor, ScheduledExecutorService timers) {
        this.options = options;
        this.executor = executor;
        this.timers = timers;
    }

    /** Begins to dial. */
    public synchronized void open() {
        allowed = true;
        pause = FIRST_PAUSE_MILLIS;
        if (current.isEmpty()) {
            dial();
        }
    }

    /** Hangs up and stays away until {@link #open}. */
    @Override
    public void close() {
        Optional<Handshake> open;
        synchronized (this) {
            allowed = false;
            open = current;
            current = Optional.empty();
            forget();
        }
        open.ifPresent(handshake -> handshake.cancel("the peer hung up"));
    }

    /** Completes when the chaincode has registered, however many attempts that takes. */
    public synchronized CompletableFuture<Void> connected() {
        return connected;
    }

    public ChaincodeAddress address() {
        return options.address();
    }

    /** Runs the chaincode for a transaction. */
    CompletableFuture<ChaincodeMessage> execute(TransactionRun run, ByteString input, ChaincodeCalls calls) {
        run.involve(options.name());
        return stream()
                .handle((stream, failure) -> failure == null
                        ? stream.execute(run, input, calls, options.timeout())
                        : CompletableFuture.<ChaincodeMessage>failedFuture(
                                ChaincodeFailure.launching(run.id(), options.packageId(), dialling(failure))))
                .thenCompose(Function.identity())
                .toCompletableFuture();
    }

    private synchronized CompletionStage<ChaincodeStream> stream() {
        if (!allowed) {
            return CompletableFuture.failedStage(new ChaincodeFailure("Connection refused"));
        }
        return current.orElseGet(this::dial).ready();
    }

    private String dialling(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String text = String.valueOf(cause.getMessage());
        return "connection to " + options.packageId() + " failed: error cannot create connection for "
                + options.packageId() + ": error creating grpc connection to " + address()
                + ": failed to create new connection: "
                + (text.contains("Connection refused")
                        ? "connection error: desc = \"transport: error while dialing: dial tcp " + address()
                                + ": connect: connection refused\""
                        : text);
    }

    private Handshake dial() {
        Handshake handshake = new Handshake(options.name(), executor, timers);
        current = Optional.of(handshake);
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        options.address().host(), options.address().port())
                .usePlaintext()
                .maxInboundMessageSize(MESSAGE_LIMIT)
                // Requests are answered where they arrive: they never wait, and a hop between threads costs more than
                // most answers.
                .directExecutor()
                .build();
        // Dialled for a client's call or not, the stream outlives it.
        Context.ROOT.run(() -> ChaincodeGrpc.newStub(channel).connect(handshake));
        var deadline = timers.schedule(() -> giveUp(handshake), REGISTER_SECONDS, TimeUnit.SECONDS);
        handshake.ready().whenComplete((stream, failure) -> deadline.cancel(false));
        handshake
                .ready()
                .thenRun(() -> LOG.info("{}: chaincode {} is ready at {}", options.owner(), options.name(), address()));
        handshake.ready().thenRun(this::relax);
        handshake.ended().thenAccept(reason -> {
            channel.shutdownNow();
            lost(handshake, reason);
        });
        return handshake;
    }

    private static void giveUp(Handshake handshake) {
        if (!handshake.registered()) {
            handshake.cancel("the chaincode did not register within " + REGISTER_SECONDS + " s");
        }
    }

    private synchronized void relax() {
        pause = FIRST_PAUSE_MILLIS;
        connected.complete(null);
    }

    private void forget() {
        if (connected.isDone()) {
            connected = new CompletableFuture<>();
        }
    }

    private synchronized void lost(Handshake handshake, String reason) {
        if (current.filter(handshake::equals).isEmpty()) {
            return;
        }
        current = Optional.empty();
        forget();
        if (allowed) {
            LOG.info(
                    "{}: chaincode {} at {} is not connected ({}), next attempt in {} ms",
                    options.owner(),
                    options.name(),
                    address(),
                    reason,
                    pause);
            var unused = timers.schedule(this::redial, pause, TimeUnit.MILLISECONDS);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private synchronized void redial() {
        if (allowed && current.isEmpty()) {
            dial();
        }
    }

    /**
     * A chaincode as one peer knows it.
     *
     * @param owner the peer, for the log
     * @param packageId name of the installed package
     * @param timeout how long a transaction may run
     */
    public record ChaincodeOptions(
            String owner, String name, String packageId, ChaincodeAddress address, Duration timeout) {}
}
