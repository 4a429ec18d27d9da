package io.flock.testnet.demo;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.identity.AccountId;
import java.util.Locale;

/**
 * One account in the Arena.
 *
 * @param index from 0 within its role
 * @param slot its slot among those of its organisation
 */
record ArenaPlayer(AccountId account, ArenaRole role, int index, int slot, Behaviour behaviour) {
    /** How it plays. */
    enum Behaviour {
        HONEST,
        /** Submits nothing of its own: near copies of the leading model, which the colluder opens for it. */
        PLAGIARIST,
        /** Scores at random, without looking. */
        CARELESS,
        /** Gives the plagiarist full marks, and opens others' submissions for it. */
        COLLUDING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
