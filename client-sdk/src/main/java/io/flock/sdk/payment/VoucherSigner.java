package io.flock.sdk.payment;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.VoucherSignature;
import io.flock.sdk.connection.Identity;
import java.security.GeneralSecurityException;

/** Signs vouchers or final accounts with a key on P-256. */
public interface VoucherSigner {
    /** What verifies its signatures. */
    SigningKey key();

    VoucherSignature sign(Digest digest);

    /** Signs with an identity's own key, wherever that is kept. */
    static VoucherSigner of(Identity identity) {
        SigningKey key = SigningKey.of(identity.certificate().getPublicKey());
        return new VoucherSigner() {
            @Override
            public SigningKey key() {
                return key;
            }

            @Override
            public VoucherSignature sign(Digest digest) {
                try {
                    return VoucherSignature.ofBytes(identity.sign(digest.bytes()));
                } catch (GeneralSecurityException e) {
                    throw new FlockException(
                            ErrorCode.IDENTITY_INVALID,
                            identity + " could not sign: " + e.getMessage(),
                            ErrorCode.IDENTITY_INVALID.remedy(),
                            e);
                }
            }
        };
    }
}
