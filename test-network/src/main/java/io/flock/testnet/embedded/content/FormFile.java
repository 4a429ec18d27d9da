package io.flock.testnet.embedded.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first part of a {@code multipart/form-data} body as a stream (RFC 7578, RFC 2046 §5.1.1). Holds no more than a
 * buffer; a body that ends before its closing boundary is an error, not a shorter file.
 */
final class FormFile extends InputStream {
    private static final Pattern BOUNDARY = Pattern.compile(
            "multipart/form-data;.*boundary=\"?([A-Za-z0-9'()+_,./:=? -]{1,70})\"?.*", Pattern.CASE_INSENSITIVE);
    private static final int MAX_HEADER = 8192;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[1 << 16];
    /** Of the buffer: what was not given yet, and up to where it surely is the file's. */
    private int from;

    private int sure;
    private int to;
    private boolean ended;

    private FormFile(InputStream in, byte[] delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    static FormFile open(Optional<String> contentType, InputStream body) throws IOException, RpcException {
        Matcher matcher = BOUNDARY.matcher(contentType.orElse(""));
        if (!matcher.matches()) {
            throw new RpcException(400, "file argument 'path' is required: send it as multipart/form-data");
        }
        InputStream in = new BufferedInputStream(body, 1 << 16);
        String first = line(in);
        if (!first.equals("--" + matcher.group(1))) {
            throw new RpcException(400, "the body does not begin with its boundary");
        }
        int header = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            header += line.length();
            if (header > MAX_HEADER) {
                throw new RpcException(400, "the part's header is too long");
            }
        }
        return new FormFile(in, ("\r\n--" + matcher.group(1)).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (from == sure && !ended) {
            fill();
        }
        int count = Math.min(length, sure - from);
        System.arraycopy(buffer, from, target, offset, count);
        from += count;
        return count == 0 ? -1 : count;
    }

    /** Reads until some bytes surely are the file's, or it ends. */
    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        sure = 0;
        while (sure == 0 && !ended) {
            int more = in.read(buffer, to, buffer.length - to);
            if (more < 0) {
                throw new IOException("unexpected EOF: the body ends before its closing boundary");
            }
            to += more;
            search();
        }
    }

    /** Finds the delimiter, or how far none can have begun: one may be cut off by the end of the buffer. */
    private void search() {
        for (sure = 0; sure < to; sure++) {
            if (buffer[sure] == delimiter[0]) {
                int same = Arrays.mismatch(buffer, sure, to, delimiter, 0, delimiter.length);
                if (same < 0 || same == delimiter.length) {
                    ended = true;
                    return;
                }
                if (sure + same == to) {
                    return;
                }
            }
        }
    }

    private static String line(InputStream in) throws IOException, RpcException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > MAX_HEADER) {
                throw new RpcException(400, "the body is no multipart/form-data");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
