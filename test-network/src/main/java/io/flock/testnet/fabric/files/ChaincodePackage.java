package io.flock.testnet.fabric.files;

import io.flock.protocol.commitment.Digest;
import io.flock.testnet.archive.PackagedConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A package that tells each peer, through the external builder's configuration, where its own chaincode process listens:
 * one for all peers. Its id is a digest of its bytes, so it is made once and kept, and known before it is installed: the
 * processes can start first.
 *
 * @param id {@code label:sha256}
 */
public record ChaincodePackage(Path file, String id) {
    /** Makes the package of this label in the folder, or finds the one that was made. */
    public static ChaincodePackage ensure(Path folder, String label) {
        Path file = folder.resolve(label + ".tar.gz");
        if (!Files.exists(file)) {
            PrivateFile.write(file, archive(label));
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new ChaincodePackage(file, label + ":" + Digest.ofBytes(sha256(bytes)));
        } catch (IOException e) {
            throw PrivateFile.unusable(file, e);
        }
    }

    private static byte[] archive(String label) {
        PackagedConnection connection = new PackagedConnection(PackagedConnection.ANY_ADDRESS, true);
        return io.flock.testnet.archive.ChaincodePackage.of(label, connection).bytes();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
