package io.flock.client.arena;

import io.flock.client.bundle.DataSection;
import io.flock.client.data.Examples;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.content.IpfsClient;
import java.util.Optional;

/** The examples of a task's data sets, for who has the key. */
public final class OpenedSet {
    /** The most that is fetched of a set which is only compared with. */
    private static final int MOST_COMPARED = 64 << 20;

    private OpenedSet() {}

    /**
     * What a task's models were measured on at last, if it has at most 64 MiB: it is a stranger's, and whoever asks has no
     * duty to read it. Nothing before its key is published, which it never is for a task that was given up.
     *
     * @param schema the data section of the task's bundle
     * @throws FlockException CONTENT_UNAVAILABLE, CONTENT_MISMATCH, CONTENT_INVALID, CONTENT_TOO_LARGE, ENVELOPE_INVALID
     */
    public static Optional<Examples> finalSet(IpfsClient content, ArenaTaskView task, DataSection schema) {
        return task.finalKey()
                .map(key -> read(content, task.task().definition(), SetName.FINAL, key, schema, MOST_COMPARED));
    }

    /**
     * A data set of the caller's own task.
     *
     * @param secrets the caller's for this task
     * @throws FlockException CONTENT_UNAVAILABLE, CONTENT_MISMATCH, CONTENT_INVALID, CONTENT_TOO_LARGE; ENVELOPE_INVALID: another account's
     *     secret, or a set that can't be used
     */
    public static Examples own(
            IpfsClient content, ArenaTask task, SetName name, ArenaSecrets secrets, DataSection schema) {
        return read(content, task, name, secrets.setKey(name), schema, DataSetFile.MAX_BYTES);
    }

    /**
     * Fetches a set and opens it.
     *
     * @param most bytes that are fetched
     * @throws FlockException CONTENT_UNAVAILABLE, CONTENT_MISMATCH, CONTENT_INVALID, CONTENT_TOO_LARGE; ENVELOPE_INVALID: a wrong key, or
     *     a set that can't be used
     */
    static Examples read(
            IpfsClient content, ArenaTask task, SetName name, ContentKey key, DataSection schema, int most) {
        SealedSet sealed = name == SetName.FINAL ? task.finalSet() : task.validationSet();
        if (!key.digest().equals(sealed.keyDigest())) {
            throw new FlockException(
                    ErrorCode.ENVELOPE_INVALID,
                    "the key of the " + name + " set has the digest " + key.digest() + ", the task names "
                            + sealed.keyDigest(),
                    "its creator published another key");
        }
        return examples(schema, SetSeal.open(content, task.taskId(), name, sealed, key, most));
    }

    /** A set that can't be read is as good as none. */
    private static Examples examples(DataSection schema, byte[] packed) {
        try {
            return DataSetFile.read(schema, packed);
        } catch (FlockException e) {
            throw e.is(ErrorCode.DATA_INVALID)
                    ? new FlockException(
                            ErrorCode.ENVELOPE_INVALID,
                            "the set in the envelope can't be used: " + e.what(),
                            "the task's creator has to put it right in another task",
                            e)
                    : e;
        }
    }
}
