package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.money.Amount;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** One request from its body to its answer: limit, payment, prediction. */
final class Inference {
    private final Catalog catalog;
    private final ChannelBook book;
    private final ServerMetrics metrics;
    private final RequestLimit limit;
    private final ServeSettings settings;

    Inference(Catalog catalog, ChannelBook book, ServerMetrics metrics, ServeSettings settings, LongSupplier nanos) {
        this.catalog = catalog;
        this.book = book;
        this.metrics = metrics;
        this.settings = settings;
        this.limit = new RequestLimit(settings.requestsPerSecond(), nanos);
    }

    /** A request before it is known what its model takes. */
    interface Body {
        InferRequest read(int width, int maxRows);
    }

    /** How an answer is written. */
    interface Form<T> {
        T answer(ModelVersion version, InferRequest request, float[] outputs);
    }

    /**
     * Answers a request. A payment whose prediction failed can be shown again.
     *
     * <p>A request that names no version is answered by the one that it pays for, so that none fails while its consumer has
     * not heard of the next version yet; one that pays for none that is served, by the current one.
     *
     * @param caller the address, where nothing is paid
     * @throws FlockException with a code that has a status
     */
    <T> T answer(
            String name, Optional<Integer> number, Body body, Optional<String> payment, String caller, Form<T> form) {
        ServedVersion version = catalog.enter(name, number.or(() -> paidFor(name, payment)));
        try {
            Amount price = catalog.find(name).listing().price();
            InferRequest request = body.read(version.batcher().width(), settings.maxRows());
            Optional<PaymentToken> token = token(price, payment);
            token.ifPresentOrElse(
                    paid -> book.take(paid, version.version().ref(), price, request.rows(), limit),
                    () -> limit.count(caller));
            float[] outputs = predict(version, request, token);
            metrics.predicted(request.rows());
            return form.answer(version.version(), request, outputs);
        } finally {
            version.leave();
        }
    }

    private Optional<Integer> paidFor(String name, Optional<String> payment) {
        return token(catalog.find(name).listing().price(), payment)
                .flatMap(book::versionOf)
                .filter(version -> catalog.serves(name, version));
    }

    private static Optional<PaymentToken> token(Amount price, Optional<String> payment) {
        if (price.isZero()) {
            return Optional.empty();
        }
        return Optional.of(PaymentToken.parse(payment.orElseThrow(() -> new FlockException(
                ErrorCode.PAYMENT_REQUIRED,
                "a prediction costs " + price + " and the request has no header " + PaymentToken.HEADER))));
    }

    private float[] predict(ServedVersion version, InferRequest request, Optional<PaymentToken> token) {
        try {
            return await(version.batcher().predict(request.features(), request.rows()));
        } catch (FlockException e) {
            token.ifPresent(paid -> book.forgive(paid, request.rows()));
            throw e;
        }
    }

    private float[] await(Future<float[]> answer) {
        try {
            return answer.get(settings.timeoutMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw new FlockException(
                    ErrorCode.DEADLINE_EXCEEDED, "no answer within " + settings.timeoutMillis() + " ms");
        } catch (ExecutionException e) {
            FlockException failure = new FlockException(ErrorCode.INTERNAL, "the model failed");
            failure.initCause(e);
            throw failure;
        } catch (InterruptedException e) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new FlockException(ErrorCode.OVERLOADED, "the server ends");
        }
    }
}
