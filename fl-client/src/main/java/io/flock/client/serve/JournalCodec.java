package io.flock.client.serve;

import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.SignedAnchor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The bytes of a journal's records, each: length of its body (4 bytes), CRC-32C of the body (4), kind (1), content. For one
 * thread at a time.
 */
final class JournalCodec {
    private static final int HEAD = 8;
    private static final int MOST = 1 << 16;
    private static final int BUFFER = 1 << 20;
    private static final byte CHAIN = 1;
    private static final byte PAYMENT = 2;
    private static final byte FINAL = 3;
    private static final byte SEARCH = 4;
    private static final byte GONE = 5;
    private static final byte EARLIER = 6;
    private static final byte CLOSED = 7;

    private final ByteBuffer out = ByteBuffer.allocate(MOST);
    private final CRC32C crc = new CRC32C();

    /** A record as it is written; valid until the next one. */
    ByteBuffer write(JournalRecord record) {
        if (record instanceof JournalRecord.Payment payment) {
            return payment(
                    payment.chain(),
                    payment.index(),
                    payment.rows(),
                    payment.word().bytes());
        } else if (record instanceof JournalRecord.Chain chain) {
            return json(CHAIN, chain.signed());
        } else if (record instanceof JournalRecord.Final last) {
            return json(FINAL, last.account());
        } else if (record instanceof JournalRecord.Search) {
            return json(SEARCH, record);
        } else if (record instanceof JournalRecord.Gone) {
            return json(GONE, record);
        } else if (record instanceof JournalRecord.Earlier) {
            return json(EARLIER, record);
        }
        return json(CLOSED, record);
    }

    /** {@link JournalRecord.Payment} from its parts: a host writes one for each request. */
    ByteBuffer payment(int chain, int index, int rows, byte[] word) {
        begin(PAYMENT).putInt(chain).putInt(index).putInt(rows).put(word);
        return end();
    }

    private ByteBuffer json(byte kind, Object content) {
        begin(kind).put(Json.writeBytes(content));
        return end();
    }

    private ByteBuffer begin(byte kind) {
        return out.clear().position(HEAD).put(kind);
    }

    private ByteBuffer end() {
        out.flip();
        int length = out.limit() - HEAD;
        return out.putInt(0, length).putInt(Integer.BYTES, sum(out.slice(HEAD, length)));
    }

    /**
     * Reads a file from its beginning. What a killed process or a full disk leaves of a record is the last one; where others
     * stand behind one that is not whole, it was damaged since, and they are of those that count.
     *
     * @return where the last whole record before {@code end} ends
     * @throws DamagedJournalException other whole records stand behind that
     */
    long read(FileChannel channel, long end, Consumer<JournalRecord> reader) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        long whole = 0;
        while (whole < end) {
            in.clear().limit((int) Math.min(BUFFER, end - whole));
            while (in.hasRemaining() && channel.read(in, whole + in.position()) >= 0) {}
            long before = whole;
            whole += records(in.flip(), reader);
            if (whole == before) {
                requireNothingBehind(in, whole);
                return whole;
            }
        }
        return whole;
    }

    /** Answers how many bytes are whole records. */
    private int records(ByteBuffer in, Consumer<JournalRecord> reader) throws IOException {
        int at = 0;
        for (int length = wholeAt(in, at); length > 0; length = wholeAt(in, at)) {
            reader.accept(parse(in.slice(at + HEAD, length)));
            at += HEAD + length;
        }
        return at;
    }

    /** How long the body of the whole record is that begins there, or 0 where none does. */
    private int wholeAt(ByteBuffer in, int at) {
        if (in.limit() - at < HEAD) {
            return 0;
        }
        int length = in.getInt(at);
        boolean fits = length >= 1 && length <= MOST - HEAD && length <= in.limit() - at - HEAD;
        return fits && sum(in.slice(at + HEAD, length)) == in.getInt(at + Integer.BYTES) ? length : 0;
    }

    /** Records are much shorter than the buffer: behind one that is damaged it has others, if there are. */
    private void requireNothingBehind(ByteBuffer in, long whole) throws DamagedJournalException {
        for (int at = 1; at <= in.limit() - HEAD; at++) {
            if (wholeAt(in, at) > 0) {
                throw new DamagedJournalException(whole);
            }
        }
    }

    private static JournalRecord parse(ByteBuffer body) throws IOException {
        byte kind = body.get();
        return switch (kind) {
            case CHAIN -> new JournalRecord.Chain(Json.read(rest(body), SignedAnchor.class));
            case SEARCH -> Json.read(rest(body), JournalRecord.Search.class);
            case FINAL -> new JournalRecord.Final(Json.read(rest(body), FinalAccount.class));
            case GONE -> Json.read(rest(body), JournalRecord.Gone.class);
            case EARLIER -> Json.read(rest(body), JournalRecord.Earlier.class);
            case CLOSED -> Json.read(rest(body), JournalRecord.Closed.class);
            case PAYMENT -> {
                int chain = body.getInt();
                int index = body.getInt();
                int rows = body.getInt();
                yield new JournalRecord.Payment(chain, index, rows, Digest.ofBytes(rest(body)));
            }
            default -> throw new IOException("a record of kind " + kind + ", which this version does not know");
        };
    }

    private static byte[] rest(ByteBuffer body) {
        byte[] rest = new byte[body.remaining()];
        body.get(rest);
        return rest;
    }

    private int sum(ByteBuffer body) {
        crc.reset();
        crc.update(body);
        return (int) crc.getValue();
    }
}
