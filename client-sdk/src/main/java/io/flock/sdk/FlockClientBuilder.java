package io.flock.sdk;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identity;
import io.flock.sdk.transaction.CallListener;
import io.flock.sdk.transaction.TransactionOptions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Settings of a {@link FlockClient}. What can't be one is refused by the method that takes it, with INVALID_ARGUMENT and its
 * name: {@code null}, a blank name, less than one thread.
 */
public final class FlockClientBuilder {
    private static final long IDLE_SECONDS = 10;

    private final ConnectionProfile profile;
    private final Identity identity;
    private String channel = "flock";
    private String chaincode = "flock";
    private TransactionOptions transactionOptions = TransactionOptions.DEFAULT;
    private int asyncThreads = 32;
    private CallListener listener = CallListener.NONE;

    FlockClientBuilder(ConnectionProfile profile, Identity identity) {
        this.profile = given("profile", profile);
        this.identity = given("identity", identity);
    }

    /** The channel's name. Default: {@code flock}. */
    public FlockClientBuilder channel(String name) {
        channel = named("channel", name);
        return this;
    }

    /** The chaincode's name on the channel. Default: {@code flock}. */
    public FlockClientBuilder chaincode(String name) {
        chaincode = named("chaincode", name);
        return this;
    }

    /** Deadlines and repeats. Default: {@link TransactionOptions#DEFAULT}. */
    public FlockClientBuilder transactionOptions(TransactionOptions options) {
        transactionOptions = given("transactionOptions", options);
        return this;
    }

    /** How many asynchronous calls run at once, at least 1; more wait. Default: 32. */
    public FlockClientBuilder asyncThreads(int count) {
        if (count < 1) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "asyncThreads is " + count, "give at least 1");
        }
        asyncThreads = count;
        return this;
    }

    /** Who is told of every call that has ended, such as {@code new CallMetrics(registry)}. Default: nobody. */
    public FlockClientBuilder callListener(CallListener told) {
        listener = given("callListener", told);
        return this;
    }

    /** Opens the client; close it to let go of its connections. Peers are contacted by the first call. */
    public FlockClient connect() {
        return new FlockClient(this);
    }

    private static <T> T given(String name, T value) {
        if (value == null) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, name + " is null", "give one, or leave the default");
        }
        return value;
    }

    private static String named(String name, String value) {
        if (given(name, value).isBlank()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, name + " is blank", "give its name on the network");
        }
        return value;
    }

    ConnectionProfile profile() {
        return profile;
    }

    Identity identity() {
        return identity;
    }

    String channel() {
        return channel;
    }

    String chaincode() {
        return chaincode;
    }

    TransactionOptions transactionOptions() {
        return transactionOptions;
    }

    CallListener callListener() {
        return listener;
    }

    ExecutorService executor() {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                asyncThreads, asyncThreads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "flock-call-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
