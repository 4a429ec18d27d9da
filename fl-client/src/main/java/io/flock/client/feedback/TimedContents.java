package io.flock.client.feedback;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives each content so much time, however steadily it drips: many blocks that each come in time would else hold up whoever
 * waits for hours. What takes longer is interrupted, and so it is where the waiting thread is.
 *
 * @param contents where it comes from, which gives up when it is interrupted
 * @param most for one content as a whole
 */
public record TimedContents(FeedbackReader.Contents contents, Duration most) implements FeedbackReader.Contents {
    /**
     * Fetches on a thread of its own.
     *
     * @throws FlockException CONTENT_UNAVAILABLE where it takes longer; what the fetching throws
     */
    @Override
    public byte[] get(ContentRef content, int maxBytes) {
        FutureTask<byte[]> task = new FutureTask<>(() -> contents.get(content, maxBytes));
        Thread worker = new Thread(task, "feedback-content");
        worker.setDaemon(true);
        worker.start();
        try {
            return task.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw unavailable("did not come within " + most.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was waited for when the waiting was interrupted", e);
        } catch (ExecutionException e) {
            throw thrown(e);
        } finally {
            task.cancel(true);
        }
    }

    private static RuntimeException thrown(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    private static FlockException unavailable(String why, Exception cause) {
        return new FlockException(
                ErrorCode.CONTENT_UNAVAILABLE,
                "the content " + why,
                "try again, or ask whoever pins it for a faster node",
                cause);
    }
}
