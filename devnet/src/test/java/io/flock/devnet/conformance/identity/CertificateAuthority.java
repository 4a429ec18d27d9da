package io.flock.devnet.conformance.identity;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** An organisation's authority with its key. */
public record CertificateAuthority(String mspId, X509Certificate certificate, PrivateKey key) {

    public CertificateRequest request(String commonName) {
        return new CertificateRequest(this, commonName);
    }

    /** A client as the organisation would enrol it. */
    public Credentials client(String commonName) {
        return request(commonName).unit("client").issue();
    }

    /** A stranger's authority with the same names as this one, but another key. */
    public CertificateAuthority forged() {
        KeyPair keys = Keys.generate();
        X509Certificate lookalike = Certificates.selfSigned(certificate.getSubjectX500Principal(), keys);
        return new CertificateAuthority(mspId, lookalike, keys.getPrivate());
    }
}
