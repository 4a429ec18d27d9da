package io.flock.protocol.governance.request;

import io.flock.protocol.governance.FoundingDocument;

/** Founds the consortium, once. */
public record Found(FoundingDocument document) {}
