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
            return files.sorted().map(AuthorityFiles::read).toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /**
     * One certificate.
     *
     * @throws FlockException CONFIGURATION_INVALID when the file can't be read or holds none
     */
    public static X509Certificate read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
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
