package io.flock.protocol.governance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;

/** One organisation's approval of a digest. */
public record Approval(Digest digest, AccountId approver) implements StateDocument {}
