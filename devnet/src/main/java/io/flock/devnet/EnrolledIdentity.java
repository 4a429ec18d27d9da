package io.flock.devnet;

import io.flock.devnet.internal.msp.KeyMaterial;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A member of an organisation, with all that a gateway client needs to act as one. */
public final class EnrolledIdentity {
    private final String mspId;
    private final String id;
    private final KeyMaterial material;

    EnrolledIdentity(String mspId, String id, KeyMaterial material) {
        this.mspId = mspId;
        this.id = id;
        this.material = material;
    }

    public String mspId() {
        return mspId;
    }

    /** The enrolment id, which is the certificate's common name. */
    public String id() {
        return id;
    }

    public X509Certificate certificate() {
        return material.x509();
    }

    public String certificatePem() {
        return material.certificatePem();
    }

    /** A key of Bouncy Castle's provider: signing with it is several times faster than with the JDK's. */
    public PrivateKey privateKey() {
        return material.privateKey();
    }

    /** PKCS#8. */
    public String privateKeyPem() {
        return material.keyPem();
    }
}
