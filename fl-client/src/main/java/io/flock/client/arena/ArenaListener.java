package io.flock.client.arena;

import io.flock.protocol.identity.AccountId;

/** Is told of every step, on the account's own thread; must not block. */
@FunctionalInterface
public interface ArenaListener {
    /** Listens to nothing. */
    ArenaListener NONE = (account, step) -> {};

    void step(AccountId account, ArenaEvent step);
}
