package io.flock.protocol.delegation.request;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/** Asks for a pool and a page of its delegations. */
public record GetPool(
        AccountId owner, ArenaRole role, @Range(min = 1, max = 256) int pageSize, Optional<String> bookmark) {}
