package io.flock.sdk.connection;

import io.flock.protocol.identity.AccountId;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/**
 * Who calls: an account, its certificate, and what signs for it. Made by {@link Identities}, which has checked that the
 * three belong together.
 */
public final class Identity {
    private final AccountId account;
    private final X509Certificate certificate;
    private final BigInteger curveOrder;
    private final Signer signer;

    Identity(AccountId account, X509Certificate certificate, BigInteger curveOrder, Signer signer) {
        this.account = account;
        this.certificate = certificate;
        this.curveOrder = curveOrder;
        this.signer = signer;
    }

    /** The account that the ledger knows this identity by. */
    public AccountId account() {
        return account;
    }

    /** The certificate that goes with every call. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** A low-S signature over a SHA-256 digest. */
    public byte[] sign(byte[] digest) throws GeneralSecurityException {
        return LowS.normalise(curveOrder, signer.sign(digest));
    }

    @Override
    public String toString() {
        return account.toString();
    }
}
