package io.flock.client.serve;

import io.flock.client.journal.RecordFile;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.SignedAnchor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * An append-only file of payments. A record is written to the operating system before its prediction is answered, so that a
 * killed process loses none; {@link #force} brings them to the disk, for a machine that loses power.
 *
 * <p>Each record: length of its body (4 bytes), CRC-32C of the body (4), kind (1), content. A torn record can only be the
 * last one; opening cuts it off. One process writes a journal at a time.
 */
final class VoucherJournal implements AutoCloseable {
    private static final int HEAD = 8;
    private static final int MOST = 1 << 16;
    private static final int BUFFER = 1 << 20;
    private static final byte CHAIN = 1;
    private static final byte PAYMENT = 2;
    private static final byte FINAL = 3;
    private static final byte SEARCH = 4;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer out = ByteBuffer.allocate(MOST);
    private final CRC32C crc = new CRC32C();
    private final RecordFile records;

    private VoucherJournal(Path file, FileChannel channel, Consumer<JournalRecord> reader) throws IOException {
        this.file = file;
        this.channel = channel;
        channel.truncate(read(reader));
        records = new RecordFile(channel);
    }

    /**
     * Opens a journal and tells what it holds, oldest first.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE when another process has it, or it can't be read
     */
    static VoucherJournal open(Path file, Consumer<JournalRecord> reader) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(file, channel);
            return new VoucherJournal(file, channel, reader);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this process.
        }
        channel.close();
        throw new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                file + " is in use by another server",
                "end the other one, or give each its own --journal");
    }

    /** Answers where the last whole record ends. */
    private long read(Consumer<JournalRecord> reader) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        long whole = 0;
        while (channel.read(in) >= 0 || in.position() > 0) {
            in.flip();
            int before = in.remaining();
            while (in.remaining() >= HEAD) {
                int length = in.getInt(in.position());
                if (length < 1 || length > MOST - HEAD) {
                    return whole;
                }
                if (in.remaining() < HEAD + length) {
                    break;
                }
                ByteBuffer body = in.slice(in.position() + HEAD, length);
                if (sum(body.duplicate()) != in.getInt(in.position() + Integer.BYTES)) {
                    return whole;
                }
                reader.accept(parse(body));
                in.position(in.position() + HEAD + length);
                whole += HEAD + length;
            }
            boolean stuck = in.remaining() == before && channel.position() >= channel.size();
            in.compact();
            if (stuck) {
                return whole;
            }
        }
        return whole;
    }

    private static JournalRecord parse(ByteBuffer body) {
        byte kind = body.get();
        return switch (kind) {
            case CHAIN -> new JournalRecord.Chain(Json.read(rest(body), SignedAnchor.class));
            case SEARCH -> Json.read(rest(body), JournalRecord.Search.class);
            case FINAL -> new JournalRecord.Final(Json.read(rest(body), FinalAccount.class));
            default -> {
                int chain = body.getInt();
                int index = body.getInt();
                int rows = body.getInt();
                yield new JournalRecord.Payment(chain, index, rows, Digest.ofBytes(rest(body)));
            }
        };
    }

    private static byte[] rest(ByteBuffer body) {
        byte[] rest = new byte[body.remaining()];
        body.get(rest);
        return rest;
    }

    /** Writes a chain. */
    void chain(SignedAnchor signed) {
        append(CHAIN, Json.writeBytes(signed));
    }

    /** Writes a final account. */
    void finalAccount(FinalAccount account) {
        append(FINAL, Json.writeBytes(account));
    }

    /** Writes a search. */
    void search(JournalRecord.Search search) {
        append(SEARCH, Json.writeBytes(search));
    }

    /** Writes a payment. */
    void payment(int chain, int index, int rows, byte[] word) {
        ByteBuffer body = ByteBuffer.allocate(3 * Integer.BYTES + word.length);
        body.putInt(chain).putInt(index).putInt(rows).put(word);
        append(PAYMENT, body.array());
    }

    private synchronized void append(byte kind, byte[] content) {
        out.clear();
        out.putInt(content.length + 1).putInt(0).put(kind).put(content);
        out.flip();
        out.putInt(Integer.BYTES, sum(out.slice(HEAD, content.length + 1)));
        try {
            records.append(out);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private int sum(ByteBuffer body) {
        crc.reset();
        crc.update(body);
        return (int) crc.getValue();
    }

    /** Bytes in the file. */
    long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Brings what was written to the disk. */
    void force() {
        try {
            records.force();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static FlockException unusable(Path file, IOException e) {
        return new FlockException(
                ErrorCode.STATE_FOLDER_UNUSABLE,
                file + ": " + e.getMessage(),
                "check rights and free space; without a journal no payment is taken",
                e);
    }

    @Override
    public void close() {
        try {
            channel.force(false);
            channel.close();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }
}
