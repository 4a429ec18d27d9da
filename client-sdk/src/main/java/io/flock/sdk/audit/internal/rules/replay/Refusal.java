package io.flock.sdk.audit.internal.rules.replay;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/** What the rules refuse; the codes are the ledger's own. */
public final class Refusal {
    private Refusal() {}

    public static void unless(boolean holds, ErrorCode code, String what) {
        if (!holds) {
            throw of(code, what);
        }
    }

    public static FlockException of(ErrorCode code, String what) {
        return new FlockException(code, what);
    }
}
