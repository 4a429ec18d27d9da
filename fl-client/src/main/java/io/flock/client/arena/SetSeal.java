package io.flock.client.arena;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.envelope.SealedStream;
import java.nio.charset.StandardCharsets;

/** Seals the data sets of a task, and opens them again. */
public final class SetSeal {
    private SetSeal() {}

    /** A packed set as it is stored. */
    public static byte[] seal(TaskId task, SetName set, ContentKey key, byte[] packed) {
        return SealedStream.seal(key, associated(task, set), packed);
    }

    /**
     * Fetches a set and opens it; what it holds is read by {@link DataSetFile}.
     *
     * @param most bytes that are fetched
     * @throws io.flock.protocol.error.FlockException CONTENT_UNAVAILABLE, CONTENT_MISMATCH, CONTENT_INVALID, CONTENT_TOO_LARGE;
     *     ENVELOPE_INVALID
     */
    static byte[] open(IpfsClient content, TaskId task, SetName name, SealedSet set, ContentKey key, int most) {
        ContentRef stored = set.content();
        return SealedStream.open(key, associated(task, name), content.get(stored, most));
    }

    private static byte[] associated(TaskId task, SetName set) {
        return Purpose.set(task, set).getBytes(StandardCharsets.UTF_8);
    }
}
