package io.flock.testnet.archive;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A package of chaincode as a service, as peers install it. It holds no code, only where each peer finds its process, and
 * its bytes depend on the label and the connection alone: every organisation makes the same one.
 */
public final class ChaincodePackage {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}");

    private final String label;
    private final byte[] bytes;

    private ChaincodePackage(String label, byte[] bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    /**
     * Makes the package.
     *
     * @param label up to 64 letters, digits and {@code _ . + -}, such as {@code flock_1.0}; USAGE for another
     */
    public static ChaincodePackage of(String label, PackagedConnection connection) {
        if (!LABEL.matcher(label).matches()) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    "'" + label + "' is no label of a package",
                    "give up to 64 letters, digits and _ . + -, the first a letter or digit");
        }
        String metadata = "{\"path\": \"\", \"type\": \"ccaas\", \"label\": \"" + label + "\"}\n";
        byte[] code = archive(Map.of("connection.json", utf8(connection.json())));
        return new ChaincodePackage(label, archive(Map.of("metadata.json", utf8(metadata), "code.tar.gz", code)));
    }

    private static byte[] archive(Map<String, byte[]> files) {
        return StoredGzip.of(TarFile.of(new TreeMap<>(files)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The name by which people know it. */
    public String label() {
        return label;
    }

    /** SHA-256 of the archive. */
    public Digest digest() {
        return FieldHash.ofBytes(bytes);
    }

    /** Under which the peers know it: {@code label:sha256}. */
    public String id() {
        return label + ":" + digest();
    }

    /** The archive. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
