package io.flock.testnet.fabric.files;

import io.flock.protocol.commitment.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

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
        String metadata = Template.named("package/metadata.json").fill(Map.of("label", label));
        byte[] code = TarGz.of(new TreeMap<>(Map.of(
                "connection.json",
                utf8(Template.named("package/connection.json").text()))));
        return TarGz.of(new TreeMap<>(Map.of("metadata.json", utf8(metadata), "code.tar.gz", code)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
