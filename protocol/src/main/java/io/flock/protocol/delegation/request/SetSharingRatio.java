package io.flock.protocol.delegation.request;

import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.money.Millionths;

/** Announces another ratio for the caller's pool. */
public record SetSharingRatio(ArenaRole role, Millionths ratio) {}
