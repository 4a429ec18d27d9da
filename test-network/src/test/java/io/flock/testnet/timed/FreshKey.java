package io.flock.testnet.timed;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.VoucherSignature;
import io.flock.sdk.payment.VoucherSigner;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/** A key of its own that signs vouchers or final accounts. */
public final class FreshKey implements VoucherSigner {
    private final KeyPair keys;

    public FreshKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
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
            throw new IllegalStateException(e);
        }
    }
}
