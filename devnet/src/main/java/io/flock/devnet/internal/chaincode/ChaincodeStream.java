package io.flock.devnet.internal.chaincode;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream after its handshake: all transactions of one chaincode on one peer, multiplexed by their ids. */
final class ChaincodeStream {
    private static final Logger LOG = LoggerFactory.getLogger(ChaincodeStream.class);

    private final String chaincode;
    private final StreamObserver<ChaincodeMessage> outbound;
    private final Executor executor;
    private final ScheduledExecutorService timers;
    private final Map<String, ActiveTransaction> transactions = new ConcurrentHashMap<>();
    private boolean ended;

    ChaincodeStream(
            String chaincode,
            StreamObserver<ChaincodeMessage> outbound,
            Executor executor,
            ScheduledExecutorService timers) {
        this.chaincode = chaincode;
        this.outbound = outbound;
        this.executor = executor;
        this.timers = timers;
    }

    /** Starts the chaincode for a transaction. */
    CompletableFuture<ChaincodeMessage> execute(
            TransactionRun run, ByteString input, ChaincodeCalls calls, Duration timeout) {
        String id = run.id();
        ActiveTransaction transaction = new ActiveTransaction(run, chaincode, calls);
        synchronized (this) {
            if (ended) {
                return failed(id, ChaincodeFailure.STREAM_TERMINATED);
            }
            if (transactions.putIfAbsent(id, transaction) != null) {
                return failed(id, "txid: " + id + "(" + run.channel() + ") exists");
            }
        }
        ScheduledFuture<?> timer = timers.schedule(
                () -> fail(transaction, id, "timeout expired while executing transaction"),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        CompletableFuture<ChaincodeMessage> end = transaction.end().whenComplete((message, failure) -> {
            timer.cancel(false);
            transactions.remove(id, transaction);
        });
        send(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.TRANSACTION)
                .setTxid(id)
                .setChannelId(run.channel())
                .setPayload(input)
                .setProposal(run.proposal())
                .build());
        return end;
    }

    /** False if the chaincode may not send such a message. */
    boolean receive(ChaincodeMessage message) {
        switch (message.getType()) {
            case KEEPALIVE -> {
                return true;
            }
            case COMPLETED, ERROR -> {
                finish(message);
                return true;
            }
            case GET_STATE,
                    PUT_STATE,
                    DEL_STATE,
                    GET_STATE_BY_RANGE,
                    GET_QUERY_RESULT,
                    GET_HISTORY_FOR_KEY,
                    QUERY_STATE_NEXT,
                    QUERY_STATE_CLOSE,
                    GET_STATE_METADATA,
                    PUT_STATE_METADATA,
                    GET_PRIVATE_DATA_HASH,
                    PURGE_PRIVATE_DATA,
                    GET_STATE_MULTIPLE,
                    WRITE_BATCH_STATE,
                    INVOKE_CHAINCODE -> {
                answer(message);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** All that is running fails. */
    void end() {
        Map<String, ActiveTransaction> running;
        synchronized (this) {
            ended = true;
            running = Map.copyOf(transactions);
        }
        running.forEach((id, transaction) -> fail(transaction, id, ChaincodeFailure.STREAM_TERMINATED));
    }

    private void finish(ChaincodeMessage message) {
        ActiveTransaction transaction = transactions.remove(message.getTxid());
        if (transaction == null) {
            LOG.warn("[{}] {} of {} came too late and is dropped", message.getTxid(), message.getType(), chaincode);
        } else {
            executor.execute(() -> transaction.end().complete(message));
        }
    }

    private void answer(ChaincodeMessage request) {
        ActiveTransaction transaction = transactions.get(request.getTxid());
        if (transaction == null) {
            refuse(request, "no ledger context");
        } else if (!transaction.begin()) {
            LOG.warn("[{}] {} dropped: another request has no answer yet", request.getTxid(), request.getType());
        } else {
            transaction.answer(request).whenComplete((payload, failure) -> {
                // The chaincode may ask again as soon as it has its answer.
                transaction.done();
                if (failure == null) {
                    send(reply(request, ChaincodeMessage.Type.RESPONSE, payload));
                } else {
                    refuse(request, reason(failure));
                }
            });
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }

    /** The shim hides the text from the contract, so it must stand in the log. */
    private void refuse(ChaincodeMessage request, String reason) {
        String text = request.getType() + " failed: transaction ID: " + request.getTxid() + ": " + reason;
        LOG.warn("[{}] chaincode {}: {}", request.getTxid(), chaincode, text);
        send(reply(request, ChaincodeMessage.Type.ERROR, ByteString.copyFromUtf8(text)));
    }

    private static ChaincodeMessage reply(ChaincodeMessage request, ChaincodeMessage.Type type, ByteString payload) {
        return ChaincodeMessage.newBuilder()
                .setType(type)
                .setTxid(request.getTxid())
                .setChannelId(request.getChannelId())
                .setPayload(payload)
                .build();
    }

    private synchronized void send(ChaincodeMessage message) {
        if (!ended) {
            outbound.onNext(message);
        }
    }

    private void fail(ActiveTransaction transaction, String id, String reason) {
        executor.execute(() -> transaction.end().completeExceptionally(ChaincodeFailure.sending(id, reason)));
    }

    private static <T> CompletableFuture<T> failed(String id, String reason) {
        return CompletableFuture.failedFuture(ChaincodeFailure.sending(id, reason));
    }
}
