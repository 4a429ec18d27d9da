package io.flock.testnet.archive;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/**
 * Gzip without compression. What a compressor makes of the same bytes depends on its version and on the Java
 * distribution; a package id is a digest of the archive, so the archive must not.
 */
final class StoredGzip {
    private static final int LONGEST_BLOCK = 0xffff;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private StoredGzip() {}

    static byte[] of(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HEADER);
        int from = 0;
        do {
            int length = Math.min(LONGEST_BLOCK, content.length - from);
            out.write(from + length == content.length ? 1 : 0);
            littleEndian(out, length, 2);
            littleEndian(out, ~length, 2);
            out.write(content, from, length);
            from += length;
        } while (from < content.length);
        CRC32 sum = new CRC32();
        sum.update(content);
        littleEndian(out, sum.getValue(), 4);
        littleEndian(out, content.length, 4);
        return out.toByteArray();
    }

    private static void littleEndian(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }
}
