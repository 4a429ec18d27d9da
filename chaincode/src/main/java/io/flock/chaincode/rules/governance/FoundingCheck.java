package io.flock.chaincode.rules.governance;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/** Each organisation decides by its process's settings which founding document it accepts. */
final class FoundingCheck {

    private FoundingCheck() {}

    static void requireAgreed(Ledger ledger, Digest digest) {
        Digest agreed = ledger.transaction().foundingDigest();
        if (!agreed.equals(digest)) {
            throw new FlockException(
                    ErrorCode.FOUNDING_MISMATCH,
                    "the founding document's digest is " + digest + ", this organisation agreed to " + agreed,
                    "send the agreed document, or start the organisation's chaincode with this digest");
        }
    }
}
