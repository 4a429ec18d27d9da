package io.flock.devnet.internal.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.flock.devnet.internal.ledger.bytes.Sha256;
import io.flock.devnet.internal.ledger.rwset.Writes;
import io.flock.devnet.internal.ledger.state.BlockUpdates;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
                    write(out, name, ByteString.copyFromUtf8(update.getKey()), update.getValue());
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
    private static void write(CodedOutputStream out, String namespace, ByteString key, BlockUpdates.Update update)
            throws IOException {
        ByteString value = Writes.value(update.write());
        ByteString version = sortable(update.version().block())
                .concat(sortable(update.version().transaction()));
        int size = (namespace.isEmpty() ? 0 : CodedOutputStream.computeStringSize(1, namespace))
                + (key.isEmpty() ? 0 : CodedOutputStream.computeBytesSize(3, key))
                + (value.isEmpty()
                        ? CodedOutputStream.computeBoolSize(4, true)
                        : CodedOutputStream.computeBytesSize(5, value))
                + CodedOutputStream.computeBytesSize(6, version);
        out.writeTag(1, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(size);
        if (!namespace.isEmpty()) {
            out.writeString(1, namespace);
        }
        if (!key.isEmpty()) {
            out.writeBytes(3, key);
        }
        if (value.isEmpty()) {
            out.writeBool(4, true);
        } else {
            out.writeBytes(5, value);
        }
        out.writeBytes(6, version);
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
