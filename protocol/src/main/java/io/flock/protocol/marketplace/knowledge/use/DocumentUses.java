package io.flock.protocol.marketplace.knowledge.use;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many answers of a channel named each document, since it was opened. An answer counts once for a document, however many
 * of its passages it has.
 */
public record DocumentUses(@Limit(DocumentUses.MOST_DOCUMENTS) SortedMap<Digest, Long> answers) {
    /** As many documents as the searches of one channel can name: each is read when they are settled. */
    public static final int MOST_DOCUMENTS = 256;

    public DocumentUses {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        if (answers.size() > MOST_DOCUMENTS || answers.values().stream().anyMatch(times -> times < 1)) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "at most " + MOST_DOCUMENTS + " documents are used on a channel, each in one answer at least",
                    "open another channel");
        }
    }

    public static DocumentUses none() {
        return new DocumentUses(new TreeMap<>());
    }

    /** With one more answer. */
    public DocumentUses plus(Collection<Digest> documents) {
        SortedMap<Digest, Long> more = new TreeMap<>(answers);
        new TreeSet<>(documents).forEach(document -> more.merge(document, 1L, Long::sum));
        return new DocumentUses(more);
    }

    /** Whether no document has fewer answers than in another count. */
    public boolean covers(DocumentUses other) {
        return other.answers.entrySet().stream()
                .allMatch(each -> answers.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    /**
     * What came since an earlier count; all, where nothing came: then the money is divided as everything so far.
     *
     * @throws FlockException VOUCHER_INVALID when a document has fewer answers than before
     */
    public DocumentUses since(DocumentUses before) {
        SortedMap<Digest, Long> more = new TreeMap<>(answers);
        before.answers.forEach((document, times) -> {
            long now = answers.getOrDefault(document, 0L);
            if (now < times) {
                throw new FlockException(
                        ErrorCode.VOUCHER_INVALID,
                        "document " + document + " was in " + times + " answers before, and now in " + now,
                        "settle the consumer's last voucher");
            }
            more.put(document, now - times);
        });
        more.values().removeIf(times -> times == 0);
        return more.isEmpty() ? this : new DocumentUses(more);
    }

    /** What a voucher names them by. */
    public Digest digest() {
        FieldHash hash = FieldHash.ofDomain("flock/document-uses/v1").field(answers.size());
        answers.forEach((document, times) -> hash.field(document).field(times.longValue()));
        return hash.digest();
    }
}
