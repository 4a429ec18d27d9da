package io.flock.protocol.marketplace.request;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.VersionRef;

/** Asks what a version earned its contributors. */
public record GetRevenue(VersionRef version, AccountId account) {}
