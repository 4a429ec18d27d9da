package io.flock.devnet.conformance.fabric;

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

/** The folder tree that cryptogen writes. */
record Material(Path root) {

    Path organisation(int number) {
        return root.resolve("peerOrganizations").resolve("org" + number + ".test");
    }

    Path peer(int number) {
        return organisation(number).resolve("peers").resolve("peer0.org" + number + ".test");
    }

    Path admin(int number) {
        return organisation(number).resolve("users").resolve("Admin@org" + number + ".test");
    }

    Path orderers() {
        return root.resolve("ordererOrganizations").resolve("orderer.test");
    }

    Path orderer(int index) {
        return orderers().resolve("orderers").resolve("orderer" + index + ".orderer.test");
    }

    Path ordererAdmin() {
        return orderers().resolve("users").resolve("Admin@orderer.test");
    }

    static X509Certificate certificate(Path folder) throws IOException, GeneralSecurityException {
        try (Reader reader = Files.newBufferedReader(only(folder, ".pem"))) {
            return Identities.readX509Certificate(reader);
        }
    }

    static PrivateKey key(Path folder) throws IOException, GeneralSecurityException {
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
