package io.flock.protocol.token.request;

import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/** Asks for a page of an account's locks. */
public record GetLocks(AccountId account, @Range(min = 1, max = 100) int pageSize, Optional<String> bookmark) {}
