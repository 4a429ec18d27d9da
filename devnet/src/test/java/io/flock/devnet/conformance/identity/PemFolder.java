package io.flock.devnet.conformance.identity;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.identity.Identities;

/** A folder with one certificate or one key, as cryptogen writes them. */
public final class PemFolder {
    private PemFolder() {}

    public static X509Certificate certificate(Path folder) throws IOException, GeneralSecurityException {
        try (Reader reader = Files.newBufferedReader(only(folder, ".pem"))) {
            return Identities.readX509Certificate(reader);
        }
    }

    public static PrivateKey key(Path folder) throws IOException, GeneralSecurityException {
        try (Reader reader = Files.newBufferedReader(only(folder, "_sk"))) {
            return Identities.readPrivateKey(reader);
        }
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            if (found.size() != 1) {
                throw new IOException(folder + " holds " + found.size() + " files *" + ending);
            }
            return found.get(0);
        }
    }
}
