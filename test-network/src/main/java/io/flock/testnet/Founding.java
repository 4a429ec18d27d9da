package io.flock.testnet;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.sdk.FlockClient;

/**
 * Founds the consortium as a real one is founded: every organisation's chaincode was started with the digest of the
 * agreed document, and an administrator of one of them sends the document.
 */
public final class Founding {
    /** The enrolment id of an organisation's administrator on networks of this module. */
    public static final String ADMINISTRATOR = "admin";

    private Founding() {}

    /**
     * Sends the document unless the consortium is founded already.
     *
     * @return how many blocks a peer has at least that knows of it; 0 where it was founded before
     */
    public static long ensure(FlockClient administrator, FoundingDocument founding) {
        return isFounded(administrator)
                ? 0
                : administrator.governance().found(founding).run().block() + 1;
    }

    private static boolean isFounded(FlockClient administrator) {
        try {
            administrator.governance().parameters().run();
            return true;
        } catch (FlockException e) {
            if (e.is(ErrorCode.NOT_FOUNDED)) {
                return false;
            }
            throw e;
        }
    }
}
