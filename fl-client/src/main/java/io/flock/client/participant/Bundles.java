package io.flock.client.participant;

import io.flock.client.bundle.Bundle;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.content.IpfsClient;

/** Fetches a task's bundle; other bytes than the ledger names are refused before anything of them is used (attack 19). */
public final class Bundles {
    private Bundles() {}

    /**
     * The bundle behind a reference.
     *
     * @throws FlockException CONTENT_MISMATCH, CONTENT_INVALID, CONTENT_UNAVAILABLE, CONTENT_TOO_LARGE, BUNDLE_INVALID
     */
    public static Bundle fetch(IpfsClient content, ContentRef ref) {
        Bundle bundle = Bundle.readCanonical(content.get(ref, Bundle.MAX_BYTES));
        if (!bundle.digest().equals(ref.digest())) {
            throw new FlockException(
                    ErrorCode.BUNDLE_INVALID,
                    "the bundle's digest is " + bundle.digest() + ", the ledger says " + ref.digest(),
                    "do not take part in this task");
        }
        return bundle;
    }
}
