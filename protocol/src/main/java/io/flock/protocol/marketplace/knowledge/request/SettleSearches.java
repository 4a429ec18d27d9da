package io.flock.protocol.marketplace.knowledge.request;

import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;

/** Takes what searches are worth out of a channel; for the channel's host. */
public record SettleSearches(SearchesPaid paid) {}
