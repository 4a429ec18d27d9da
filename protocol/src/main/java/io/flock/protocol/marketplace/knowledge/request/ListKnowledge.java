package io.flock.protocol.marketplace.knowledge.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.identity.ListingId;
import java.util.Optional;

/** Asks for a page of the documents that were proposed to a listing's knowledge base. */
public record ListKnowledge(
        ListingId listing, @Range(min = 1, max = 100) int pageSize, @Limit(100) Optional<String> bookmark) {}
