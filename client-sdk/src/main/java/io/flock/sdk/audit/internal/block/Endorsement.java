package io.flock.sdk.audit.internal.block;

import com.google.protobuf.ByteString;

/** An endorser's serialised identity, and its signature over {@code payload ‖ endorser}. */
public record Endorsement(ByteString endorser, ByteString signature) {}
