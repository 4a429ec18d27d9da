package io.flock.protocol.marketplace.knowledge.request;

import io.flock.protocol.identity.AccountId;

/** Asks for an account's contribution points. */
public record GetPoints(AccountId account) {}
