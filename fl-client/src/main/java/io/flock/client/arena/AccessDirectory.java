package io.flock.client.arena;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.ArenaClient;
import io.flock.sdk.envelope.AccessKey;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The validators' public keys, from their applications, which never change. */
public final class AccessDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(AccessDirectory.class);

    private final ArenaClient arena;
    private final TaskId task;
    private final Map<AccountId, Optional<AccessKey>> known = new ConcurrentHashMap<>();

    /** Reads the ledger when it is asked for the first time. */
    public AccessDirectory(ArenaClient arena, TaskId task) {
        this.arena = arena;
        this.task = task;
    }

    /** The keys of the validators that take part, but for those whose key can't be used. */
    public SortedMap<AccountId, AccessKey> validators(ArenaRoster roster) {
        SortedMap<AccountId, AccessKey> keys = new TreeMap<>();
        for (ArenaMember member : roster.active(ArenaRole.VALIDATOR)) {
            known.computeIfAbsent(member.account(), this::read).ifPresent(key -> keys.put(member.account(), key));
        }
        return keys;
    }

    private Optional<AccessKey> read(AccountId account) {
        return arena.participant(task, account)
                .run()
                .stake()
                .flatMap(StakeRecord::accessKey)
                .flatMap(text -> parse(account, text));
    }

    /** A validator that names no key gets none, and so confirms nothing and has no duties. */
    private static Optional<AccessKey> parse(AccountId account, String text) {
        try {
            return Optional.of(new AccessKey(text));
        } catch (FlockException e) {
            LOG.warn("nothing is sealed for {}: {}", account, e.what());
            return Optional.empty();
        }
    }
}
