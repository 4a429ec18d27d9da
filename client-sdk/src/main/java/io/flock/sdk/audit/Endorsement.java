package io.flock.sdk.audit;

import com.google.protobuf.ByteString;

/** An endorser's serialised identity, and its signature over {@code payload ‖ endorser}. */
record Endorsement(ByteString endorser, ByteString signature) {}
