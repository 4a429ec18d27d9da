package io.flock.testnet.embedded.content;

import java.io.IOException;
import java.io.OutputStream;

/** Passes on so many bytes and then stops the writer; asks for the target only when the first byte comes. */
final class LimitedOutput extends OutputStream {
    /** Enough was written. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @FunctionalInterface
    interface Target {
        OutputStream open() throws IOException;
    }

    private final Target target;
    private long left;

    LimitedOutput(Target target, long limit) {
        this.target = target;
        this.left = limit;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (left == 0) {
            throw new Full();
        }
        int count = (int) Math.min(length, left);
        target.open().write(bytes, from, count);
        left -= count;
    }
}
