package io.flock.client.participant;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * What costs much to make, the last one, by what it was made of. Whoever asks first makes it, whoever asks meanwhile waits
 * for that. For several threads.
 */
final class Made<K, V> {
    private record Attempt<K, V>(K key, FutureTask<V> task) {}

    private Optional<Attempt<K, V>> last = Optional.empty();

    /** The value of a key; what another thread failed to make is made anew here. */
    V get(K key, Supplier<V> maker) {
        while (true) {
            Attempt<K, V> own = new Attempt<>(key, new FutureTask<>(maker::get));
            Attempt<K, V> attempt = begun(own);
            attempt.task().run();
            try {
                return attempt.task().get();
            } catch (ExecutionException e) {
                forget(attempt);
                if (attempt.equals(own)) {
                    throw unchecked(e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FlockException(
                        ErrorCode.CONTENT_UNAVAILABLE, "waiting for " + key + " was interrupted", "ask again");
            }
        }
    }

    /** What is there or begun for the key; otherwise this attempt is. */
    private synchronized Attempt<K, V> begun(Attempt<K, V> own) {
        Optional<Attempt<K, V>> same = last.filter(attempt -> attempt.key().equals(own.key()));
        if (same.isEmpty()) {
            last = Optional.of(own);
        }
        return same.orElse(own);
    }

    private synchronized void forget(Attempt<K, V> failed) {
        last = last.filter(attempt -> !attempt.equals(failed));
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
