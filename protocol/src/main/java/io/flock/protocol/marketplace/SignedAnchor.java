package io.flock.protocol.marketplace;

/** An anchor with the consumer's signature. */
public record SignedAnchor(Anchor anchor, VoucherSignature signature) {
    /** Whether the key signed it for this ledger. */
    public boolean isSignedBy(SigningKey key, String ledgerChannel) {
        return key.verifies(anchor.digest(ledgerChannel), signature);
    }
}
