package io.flock.sdk.content;

import io.flock.protocol.commitment.Sha256;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * A content id: version 0 or 1, raw or dag-pb, always SHA-256. Written as {@code Qm…} (base58) or {@code b…} (base32);
 * other bases, codecs and hashes exist and are refused, so that a content has few names.
 */
public final class Cid {
    private static final byte[] SHA2_256 = {0x12, 0x20};
    private static final int MULTIHASH = 34;

    private final int version;
    private final Codec codec;
    private final byte[] sha256;

    private Cid(int version, Codec codec, byte[] sha256) {
        this.version = version;
        this.codec = codec;
        this.sha256 = sha256;
    }

    /** The CID that these bytes have as a block. A block of version 0 is always dag-pb. */
    public static Cid ofBlock(int version, Codec codec, byte[] block) {
        return new Cid(codec == Codec.RAW ? 1 : version, codec, Sha256.start().digest(block));
    }

    /**
     * Reads {@code Qm…} or {@code bafkrei…}, {@code bafybei…}.
     *
     * @throws FlockException CID_INVALID
     */
    public static Cid parse(String text) {
        return find(text)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.CID_INVALID,
                        "content id " + Quoted.of(text) + " can't be read",
                        "give a CIDv1 in base32 (bafkrei…, bafybei…) or a CIDv0 (Qm…), SHA-256 both"));
    }

    private static Optional<Cid> find(String text) {
        if (text.length() == 46 && text.startsWith("Qm")) {
            return Base58.decode(text, MULTIHASH).flatMap(Cid::ofBytes);
        }
        if (text.length() == 59 && text.startsWith("b")) {
            return Base32.decode(text.substring(1)).flatMap(Cid::ofBytes).filter(cid -> cid.version == 1);
        }
        return Optional.empty();
    }

    /** The binary form inside a link; empty for what this class does not support. */
    static Optional<Cid> ofBytes(byte[] bytes) {
        if (bytes.length == MULTIHASH) {
            return digest(bytes, 0).map(digest -> new Cid(0, Codec.DAG_PB, digest));
        }
        if (bytes.length != MULTIHASH + 2 || bytes[0] != 1) {
            return Optional.empty();
        }
        return Arrays.stream(Codec.values())
                .filter(codec -> codec.number() == bytes[1])
                .findFirst()
                .flatMap(codec -> digest(bytes, 2).map(digest -> new Cid(1, codec, digest)));
    }

    private static Optional<byte[]> digest(byte[] bytes, int from) {
        boolean known = Arrays.equals(bytes, from, from + 2, SHA2_256, 0, 2);
        return known ? Optional.of(Arrays.copyOfRange(bytes, from + 2, bytes.length)) : Optional.empty();
    }

    byte[] bytes() {
        byte[] bytes = new byte[version == 0 ? MULTIHASH : MULTIHASH + 2];
        int at = 0;
        if (version == 1) {
            bytes[at++] = 1;
            bytes[at++] = (byte) codec.number();
        }
        System.arraycopy(SHA2_256, 0, bytes, at, 2);
        System.arraycopy(sha256, 0, bytes, at + 2, sha256.length);
        return bytes;
    }

    /** Whether these bytes are the block that this CID names. */
    public boolean names(byte[] block) {
        return MessageDigest.isEqual(sha256, Sha256.start().digest(block));
    }

    public Codec codec() {
        return codec;
    }

    public int version() {
        return version;
    }

    /** The SHA-256 inside, in lower-case hex: a name for a file that holds the block. */
    public String sha256Hex() {
        return HexFormat.of().formatHex(sha256);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cid that
                && version == that.version
                && codec == that.codec
                && Arrays.equals(sha256, that.sha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version, codec, Arrays.hashCode(sha256));
    }

    @Override
    public String toString() {
        return version == 0 ? Base58.encode(bytes()) : "b" + Base32.encode(bytes());
    }
}
