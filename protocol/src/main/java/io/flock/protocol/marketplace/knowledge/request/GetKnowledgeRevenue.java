package io.flock.protocol.marketplace.knowledge.request;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;

/** Asks what searches in a base earned its contributors, and an account. */
public record GetKnowledgeRevenue(ListingId listing, AccountId account) {}
