package io.flock.client.arena;

import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.envelope.AccessKey;
import io.flock.sdk.envelope.KeyWrap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a task's creator does: hands out the keys of its data sets, which derive from its secret. */
public final class CreatorWork {
    private static final Logger LOG = LoggerFactory.getLogger(CreatorWork.class);

    private final ArenaTask task;
    private final ArenaSecrets secrets;

    /**
     * Checks that the secret is the one that the sets were sealed with.
     *
     * @throws FlockException SECRET_MISSING
     */
    public CreatorWork(ArenaTask task, ArenaSecrets secrets) {
        this.task = task;
        this.secrets = secrets;
        requireKey(task.validationSet(), SetName.VALIDATION);
        requireKey(task.finalSet(), SetName.FINAL);
    }

    private void requireKey(SealedSet set, SetName name) {
        if (!secrets.setKey(name).digest().equals(set.keyDigest())) {
            throw new FlockException(
                    ErrorCode.SECRET_MISSING,
                    "the key of the " + name + " set of task " + task.taskId() + " does not derive from this secret",
                    "give the participant secret that the task was created with");
        }
    }

    /** The validation set's key for each of these validators; one whose key can't be used gets none. */
    SortedMap<AccountId, String> wrap(SortedMap<AccountId, AccessKey> validators) {
        SortedMap<AccountId, String> wrapped = new TreeMap<>();
        validators.forEach((account, key) -> {
            try {
                wrapped.put(
                        account,
                        KeyWrap.wrap(secrets.setKey(SetName.VALIDATION), key, Purpose.access(task.taskId(), account)));
            } catch (FlockException e) {
                LOG.warn("{} gets no key: {}", account, e.what());
            }
        });
        return wrapped;
    }

    /** The key of the final set. */
    ContentKey finalKey() {
        return secrets.setKey(SetName.FINAL);
    }
}
