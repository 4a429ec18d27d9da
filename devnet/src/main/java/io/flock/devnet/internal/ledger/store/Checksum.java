package io.flock.devnet.internal.ledger.store;

import java.util.zip.CRC32C;

/** CRC-32C, the checksum of the block file. */
final class Checksum {
    private Checksum() {}

    static int of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    static int of(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
