package io.flock.protocol.arena;

import io.flock.protocol.identity.AccountId;

/**
 * A submission that was scored and does not stand: it is not better enough than what others had revealed before.
 *
 * @param score what it was scored
 * @param toBeat the best of another organisation, revealed in an earlier epoch
 */
public record Unimproved(AccountId node, Score score, Mark toBeat) {}
