package io.flock.protocol.marketplace.knowledge.request;

import io.flock.protocol.marketplace.knowledge.KnowledgeRef;

/** Closes the vote on a document; anybody may. */
public record CloseVote(KnowledgeRef document) {}
