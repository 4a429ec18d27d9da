package io.flock.sdk.internal.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Collects an answer up to a number of bytes, cancels it beyond, and tells how far it came: a server may send without an end. */
public final class CappedBody implements BodySubscriber<byte[]> {
    private final int cap;
    private final AtomicLong received;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.Subscription subscription;

    /** For who does not ask how far it came. */
    public CappedBody(int cap) {
        this(cap, new AtomicLong());
    }

    /**
     * Tells how far it came.
     *
     * @param cap bytes
     * @param received is raised by the bytes that came, and by one when the first may come
     */
    public CappedBody(int cap, AtomicLong received) {
        this.cap = cap;
        this.received = received;
    }

    /** The answer is longer than its cap. */
    public static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLongException(int cap) {
            super("the answer is longer than " + cap + " bytes");
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        received.incrementAndGet();
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > cap - bytes.size()) {
                subscription.cancel();
                body.completeExceptionally(new TooLongException(cap));
                return;
            }
            byte[] piece = new byte[buffer.remaining()];
            buffer.get(piece);
            bytes.writeBytes(piece);
            received.addAndGet(piece.length);
        }
        subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
