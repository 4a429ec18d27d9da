package io.flock.protocol.token;

import java.util.List;
import java.util.Optional;

/** One page of an account's locks, redeemed ones included; a bookmark when there are more. */
public record LockList(List<LockView> locks, Optional<String> bookmark) {}
