package io.flock.sdk.envelope;

import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file that carries its key, wrapped for each account that may read it: {@code flock-envelope/1}, a line end, the wrapped
 * keys as canonical JSON, a line end, then a {@link SealedStream} to which all before it belongs as associated data.
 */
public final class Envelope {
    private static final byte[] MAGIC = "flock-envelope/1\n".getBytes(StandardCharsets.US_ASCII);

    private Envelope() {}

    private record Keys(@Limit(256) SortedMap<AccountId, String> keys) {}

    /** What the bytes around content of this length are at most. */
    public static long overhead(long content) {
        long segments = content / (1 << 20) + 2;
        return MAGIC.length + Json.MAX_LENGTH + 64 + 16 * segments;
    }

    /** The bytes of an envelope of so much content for these receivers; every other one with them is none, or is padded. */
    public static long length(Set<AccountId> receivers, long content) {
        SortedMap<AccountId, String> wrapped = new TreeMap<>();
        receivers.forEach(receiver -> wrapped.put(receiver, "A".repeat(KeyWrap.TEXT_LENGTH)));
        return MAGIC.length + keys(wrapped).length + 1 + SealedStream.sealedLength(content);
    }

    /**
     * Seals content for some accounts; the same input gives the same bytes.
     *
     * @param key for this content; at best derived from it and a secret
     * @param context what the envelope is, see {@link KeyWrap#wrap}
     * @throws FlockException ENVELOPE_INVALID: a receiver's key can't be used
     */
    public static byte[] seal(
            ContentKey key, SortedMap<AccountId, AccessKey> receivers, String context, byte[] content) {
        SortedMap<AccountId, String> wrapped = new TreeMap<>();
        receivers.forEach((account, receiver) -> wrapped.put(account, KeyWrap.wrap(key, receiver, context)));
        byte[] keys = keys(wrapped);
        byte[] head = ByteBuffer.allocate(MAGIC.length + keys.length + 1)
                .put(MAGIC)
                .put(keys)
                .put((byte) '\n')
                .array();
        byte[] sealed = SealedStream.seal(key, head, content);
        return ByteBuffer.allocate(Math.addExact(head.length, sealed.length))
                .put(head)
                .put(sealed)
                .array();
    }

    /**
     * Opens an envelope as one of its receivers.
     *
     * @throws FlockException ENVELOPE_INVALID: it is none, is damaged, or was sealed for others or something else
     */
    public static byte[] open(byte[] envelope, AccountId account, AccessKeyPair pair, String context) {
        return open(envelope, key(envelope, account, pair, context));
    }

    /**
     * Opens an envelope with its content key.
     *
     * @throws FlockException ENVELOPE_INVALID: it is none, is damaged, or was sealed with another key
     */
    public static byte[] open(byte[] envelope, ContentKey key) {
        int head = head(envelope);
        return SealedStream.open(
                key, Arrays.copyOf(envelope, head), Arrays.copyOfRange(envelope, head, envelope.length));
    }

    /**
     * The content key that an envelope holds for one of its receivers.
     *
     * @throws FlockException ENVELOPE_INVALID: it is none, or holds no key that was wrapped for this account and context
     */
    public static ContentKey key(byte[] envelope, AccountId account, AccessKeyPair pair, String context) {
        String wrapped = keys(envelope, head(envelope)).keys().get(account);
        if (wrapped == null) {
            throw invalid("the envelope holds no key for " + account);
        }
        return pair.unwrap(wrapped, context);
    }

    /**
     * Whom an envelope says that it is sealed for; anybody can read that, and only each of them whether it is true.
     *
     * @throws FlockException ENVELOPE_INVALID: it is no envelope
     */
    public static SortedSet<AccountId> receivers(byte[] envelope) {
        return Collections.unmodifiableSortedSet(
                new TreeSet<>(keys(envelope, head(envelope)).keys().keySet()));
    }

    private static byte[] keys(SortedMap<AccountId, String> wrapped) {
        return Json.writeBytes(new Keys(Collections.unmodifiableSortedMap(wrapped)));
    }

    /** Where the sealed stream begins. */
    private static int head(byte[] envelope) {
        int most = Math.min(envelope.length, MAGIC.length + Json.MAX_LENGTH + 1);
        boolean named =
                envelope.length > MAGIC.length && Arrays.equals(envelope, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
        for (int i = MAGIC.length; named && i < most; i++) {
            if (envelope[i] == '\n') {
                return i + 1;
            }
        }
        throw invalid("the bytes are no envelope");
    }

    private static Keys keys(byte[] envelope, int head) {
        try {
            return Json.read(Arrays.copyOfRange(envelope, MAGIC.length, head - 1), Keys.class);
        } catch (FlockException e) {
            throw invalid("the envelope's keys can't be read: " + e.what());
        }
    }

    private static FlockException invalid(String what) {
        return new FlockException(ErrorCode.ENVELOPE_INVALID, what, "ask whoever sealed it");
    }
}
