package io.flock.sdk.connection;

import java.security.GeneralSecurityException;

/**
 * Makes ECDSA signatures with a key that it keeps: the seam for a hardware security module. Called by several threads
 * at once.
 */
@FunctionalInterface
public interface Signer {
    /**
     * Signs a SHA-256 digest of 32 bytes.
     *
     * @return the signature in ASN.1 DER; its {@code s} may be high, the SDK lowers it
     */
    byte[] sign(byte[] digest) throws GeneralSecurityException;
}
