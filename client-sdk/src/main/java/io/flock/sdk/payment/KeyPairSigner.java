package io.flock.sdk.payment;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.VoucherSignature;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/**
 * Signs vouchers and final accounts with a fresh key on P-256 that is nobody's identity and is kept nowhere: for benches and
 * tests of what is paid for, without a network. Who pays for real signs {@linkplain VoucherSigner#of with an identity's key}.
 * Safe for use by several threads.
 */
public final class KeyPairSigner implements VoucherSigner {
    private static final int BITS = 256;

    private final KeyPair keys;

    /** Makes its key. */
    public KeyPairSigner() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(BITS);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    @Override
    public SigningKey key() {
        return SigningKey.of(keys.getPublic());
    }

    @Override
    public VoucherSignature sign(Digest digest) {
        try {
            Signature ecdsa = Signature.getInstance("NONEwithECDSA");
            ecdsa.initSign(keys.getPrivate());
            ecdsa.update(digest.bytes());
            return VoucherSignature.ofBytes(ecdsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has ECDSA", e);
        }
    }
}
