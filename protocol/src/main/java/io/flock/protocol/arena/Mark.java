package io.flock.protocol.arena;

import io.flock.protocol.identity.AccountId;

/**
 * A score that others have to be better than.
 *
 * @param node whose submission it is
 * @param epoch in which it was scored
 */
public record Mark(AccountId node, int epoch, Score score) {}
