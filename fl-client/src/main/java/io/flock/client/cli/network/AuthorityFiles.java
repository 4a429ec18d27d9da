package io.flock.client.cli.network;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** CA certificates on disk, as cryptogen lays them out. */
public final class AuthorityFiles {
    private AuthorityFiles() {}

    /** All certificates of a {@code cacerts} folder. */
    static List<X509Certificate> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /**
     * All certificates of a file: an organisation may have one authority for its peers and another for its users.
     *
     * @throws FlockException CONFIGURATION_INVALID: it holds none, or something else
     */
    public static List<X509Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new CertificateException("no certificate in it");
            }
            return certificates;
        } catch (IOException | CertificateException e) {
            throw unreadable(file, e);
        }
    }

    private static FlockException unreadable(Path file, Exception e) {
        return new FlockException(
                ErrorCode.CONFIGURATION_INVALID,
                "CA certificate " + file + " can't be read: " + e,
                "name a PEM file",
                e);
    }
}
