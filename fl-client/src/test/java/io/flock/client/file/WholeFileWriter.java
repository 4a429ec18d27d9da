package io.flock.client.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes one file after the other until it is killed; tells each by a character. */
final class WholeFileWriter {
    static final int BYTES = 1 << 20;

    private WholeFileWriter() {}

    public static void main(String[] arguments) throws IOException {
        WholeFile file = WholeFile.of(Path.of(arguments[0]));
        byte[] bytes = new byte[BYTES];
        for (byte value = 1; ; value = (byte) (value % 100 + 1)) {
            Arrays.fill(bytes, value);
            file.write(bytes);
            System.out.write('.');
            System.out.flush();
        }
    }
}
