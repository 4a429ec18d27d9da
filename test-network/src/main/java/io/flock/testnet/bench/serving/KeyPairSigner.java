package io.flock.testnet.bench.serving;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.VoucherSignature;
import io.flock.sdk.payment.VoucherSigner;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/** Signs vouchers and final accounts with a fresh key of its own, without a network's identities. */
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
