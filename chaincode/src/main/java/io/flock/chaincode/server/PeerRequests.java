package io.flock.chaincode.server;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;

/**
 * Requests of Fabric's chaincode protocol that the shim does not know, on the stream that it uses. A transaction has one
 * request open at a time, so that an answer belongs either to one of these or to the shim.
 */
final class PeerRequests {
    private final Consumer<ChaincodeMessage> toPeer;
    private final Map<String, CompletableFuture<ChaincodeMessage>> open = new ConcurrentHashMap<>();
    private volatile BatchOffer offer = BatchOffer.NONE;
    private volatile boolean ended;

    PeerRequests(Consumer<ChaincodeMessage> toPeer) {
        this.toPeer = toPeer;
    }

    /** What the peer takes. */
    BatchOffer offer() {
        return offer;
    }

    /**
     * Looks at a message of the peer before the shim does.
     *
     * @return whether it was the answer to one of these requests, and nothing for the shim
     */
    boolean receive(ChaincodeMessage message) {
        return switch (message.getType()) {
            case READY -> {
                offer = BatchOffer.parse(message.getPayload());
                yield false;
            }
            case RESPONSE, ERROR -> {
                CompletableFuture<ChaincodeMessage> asked = open.remove(key(message.getChannelId(), message.getTxid()));
                yield asked != null && asked.complete(message);
            }
            default -> false;
        };
    }

    /**
     * Asks within a transaction and waits for the answer, for as long as the peer lets the transaction run.
     *
     * @throws IllegalStateException with the peer's words when it refuses, or when the stream ends
     */
    ByteString ask(ChaincodeMessage request) {
        String key = key(request.getChannelId(), request.getTxid());
        CompletableFuture<ChaincodeMessage> answer = new CompletableFuture<>();
        open.put(key, answer);
        if (ended) {
            throw new IllegalStateException("the peer's stream has ended");
        }
        toPeer.accept(request);
        try {
            ChaincodeMessage message = answer.get();
            if (message.getType() == ChaincodeMessage.Type.ERROR) {
                throw new IllegalStateException(message.getPayload().toStringUtf8());
            }
            return message.getPayload();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the peer's stream has ended", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the peer's stream has ended", e.getCause());
        } finally {
            open.remove(key);
        }
    }

    /** Fails all that wait. */
    void end() {
        ended = true;
        open.values()
                .forEach(answer ->
                        answer.completeExceptionally(new IllegalStateException("no answer can come any more")));
    }

    private static String key(String channel, String transactionId) {
        return channel + transactionId;
    }
}
