package io.flock.sdk.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** A file with one X.509 certificate, PEM or DER. */
record CertificateFile(Path path) {
    X509Certificate read() {
        try (InputStream in = Files.newInputStream(path)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException e) {
            throw IdentityProblem.unreadable(path, e);
        }
    }
}
