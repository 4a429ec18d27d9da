package io.flock.devnet.internal.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;

/**
 * The hash chain over what the blocks did to the state, by which peers find out that they diverged: SHA-256 over the
 * number of codes, the codes, the updates in order of namespace and key, and the hash of the block before.
 */
final class CommitHash {
    private CommitHash() {}

    /**
     * The hash of the next block.
     *
     * @param previous empty before block 1
     * @param codes one byte per transaction
     */
    static ByteString next(ByteString previous, ByteString codes, BlockUpdates updates) {
        MessageDigest digest = Sha256.digest();
        try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            CodedOutputStream out = CodedOutputStream.newInstance(sink);
            out.writeUInt64NoTag(codes.size());
            out.writeRawBytes(codes);
            for (Map.Entry<String, ? extends Map<String, BlockUpdates.Update>> namespace :
                    updates.namespaces().entrySet()) {
                String name = namespace.getKey();
                for (Map.Entry<String, BlockUpdates.Update> update :
                        namespace.getValue().entrySet()) {
                    byte[] entry = entry(name, update.getKey(), update.getValue());
                    out.writeByteArray(1, entry);
                    name = "";
                }
            }
            out.writeRawBytes(previous);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a digest takes all bytes", e);
        }
        return ByteString.copyFrom(digest.digest());
    }

    // Fields as in a peer's own message: 1 namespace (on its first key only), 3 key, 4 deleted, 5 value, 6 version.
    private static byte[] entry(String namespace, String key, BlockUpdates.Update update) throws IOException {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        if (!namespace.isEmpty()) {
            out.writeString(1, namespace);
        }
        if (!key.isEmpty()) {
            out.writeByteArray(3, key.getBytes(StandardCharsets.UTF_8));
        }
        ByteString value = Writes.value(update.write());
        if (value.isEmpty()) {
            out.writeBool(4, true);
        } else {
            out.writeBytes(5, value);
        }
        out.writeBytes(
                6,
                sortable(update.version().block())
                        .concat(sortable(update.version().transaction())));
        out.flush();
        return bytes.toByteString().toByteArray();
    }

    /** The number without leading zero bytes, behind one byte that says how many there are. */
    private static ByteString sortable(long number) {
        int size = (Long.SIZE - Long.numberOfLeadingZeros(number) + Byte.SIZE - 1) / Byte.SIZE;
        byte[] bytes = new byte[1 + size];
        bytes[0] = (byte) size;
        for (int i = 0; i < size; i++) {
            bytes[size - i] = (byte) (number >>> (i * Byte.SIZE));
        }
        return ByteString.copyFrom(bytes);
    }
}
