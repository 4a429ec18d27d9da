package io.flock.client.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damaged copies of a valid input; the same seed gives the same ones. */
final class Mutations {
    /** What breaks parsers: ends of ranges, deep nesting, odd texts. */
    private static final List<String> TOKENS = List.of(
            "-1",
            "0",
            "00",
            "9223372036854775808",
            "-0.0",
            "1e999",
            "NaN",
            "null",
            "true",
            "{}",
            "[]",
            "[[[[[[[[",
            "}}}}",
            "\"",
            "\"\"",
            "\\u0000",
            "\\ud800",
            ",",
            ",,",
            ":",
            "\n",
            "\r\n",
            "\t",
            "\uFEFF",
            "\u0000",
            "ÿ",
            "%s",
            "../",
            "__metadata__",
            "data_offsets",
            "schemaVersion",
            "type",
            "F32",
            "BF16",
            "layers");

    private final byte[] valid;
    private final SplittableRandom random;

    Mutations(byte[] valid, long seed) {
        this.valid = valid;
        this.random = new SplittableRandom(seed);
    }

    /** The next one, at most four times as long as the valid input and 64 bytes. */
    byte[] next() {
        byte[] bytes = valid;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            bytes = change(bytes);
        }
        return Arrays.copyOf(bytes, Math.min(bytes.length, 4 * valid.length + 64));
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int length = random.nextInt(1, 17);
        int to = Math.min(bytes.length, at + length);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(bytes, at);
            case 1 -> spliced(bytes, at, new byte[0], to);
            case 2 -> spliced(bytes, at, noise(length), to);
            case 3 -> spliced(bytes, at, noise(length), at);
            case 4 -> spliced(bytes, at, token(), at);
            case 5 -> spliced(bytes, at, token(), to);
            case 6 -> spliced(bytes, at, piece(bytes), at);
            default -> Arrays.copyOf(bytes, at);
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        if (at < copy.length) {
            copy[at] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] piece(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(64)));
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (byte) random.nextInt();
        }
        return noise;
    }

    private byte[] token() {
        return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spliced(byte[] bytes, int from, byte[] middle, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
