package io.flock.devnet.internal.ledger.store;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Start of a block file: 8 bytes magic, 4 bytes format, 32 bytes hash of the definition, 4 bytes CRC-32C of those. */
final class FileHeader {
    static final int SIZE = 48;

    private static final byte[] MAGIC = "FABBLOCK".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int CHECKED = SIZE - Integer.BYTES;

    private FileHeader() {}

    static byte[] write(ByteString definitionHash) {
        ByteBuffer header = ByteBuffer.allocate(SIZE);
        header.put(MAGIC).putInt(FORMAT).put(definitionHash.toByteArray());
        header.putInt(Checksum.of(header.array(), 0, CHECKED));
        return header.array();
    }

    /**
     * Passes for the header of this network's file only.
     *
     * @throws LedgerException if the file is something else, damaged, of another format or of another network
     */
    static void require(byte[] bytes, ByteString definitionHash) {
        if (bytes.length < SIZE || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new LedgerException(
                    "LEDGER_DAMAGED", "the file of blocks does not begin like one", "choose another data folder");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (header.getInt(CHECKED) != Checksum.of(bytes, 0, CHECKED)) {
            throw BlockDamage.of(0, "the header of the file before it has a wrong checksum");
        }
        int format = header.getInt(MAGIC.length);
        if (format != FORMAT) {
            throw new LedgerException(
                    "LEDGER_FORMAT",
                    "the file of blocks has format " + format + ", this version reads format " + FORMAT,
                    "open it with the version that wrote it, or choose another data folder");
        }
        if (!ByteString.copyFrom(bytes, MAGIC.length + Integer.BYTES, definitionHash.size())
                .equals(definitionHash)) {
            throw new LedgerException(
                    "LEDGER_OTHER_DEFINITION",
                    "the data folder was made by a network with another definition",
                    "start with the organisations, policies, batch parameters and chaincodes that it was made with,"
                            + " or choose another data folder");
        }
    }
}
