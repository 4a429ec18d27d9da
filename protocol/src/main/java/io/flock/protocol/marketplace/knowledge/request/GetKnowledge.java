package io.flock.protocol.marketplace.knowledge.request;

import io.flock.protocol.marketplace.knowledge.KnowledgeRef;

/** Asks for a document of a knowledge base and the votes on it. */
public record GetKnowledge(KnowledgeRef document) {}
