package io.flock.client.knowledge;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeStatus;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a host's bases in step with the ledger: what was accepted is fetched, verified, read and indexed. For one thread. */
public final class KnowledgeHosting {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeHosting.class);
    private static final int PAGE = 50;

    /** Asks the ledger for a page of what was proposed to a base. */
    @FunctionalInterface
    public interface Proposed {
        KnowledgeList page(ListingId listing, int size, Optional<String> bookmark);
    }

    private enum Outcome {
        ADDED,
        HELD,
        MISSING
    }

    /** Fetches content, at most so many bytes, and compares it with its digest. */
    @FunctionalInterface
    public interface Contents {
        byte[] get(ContentRef content, int maxBytes);
    }

    private final Proposed ledger;
    private final Contents content;
    private final KnowledgeBases bases;
    private final int mostDocuments;
    private final Set<KnowledgeRef> unreadable = new HashSet<>();
    private volatile boolean ended;

    /** @param mostDocuments of one base; what is above is left out, in the order of the digests */
    public KnowledgeHosting(Proposed ledger, Contents content, KnowledgeBases bases, int mostDocuments) {
        this.ledger = ledger;
        this.content = content;
        this.bases = bases;
        this.mostDocuments = mostDocuments;
    }

    /**
     * Indexes what was accepted since. One bad document keeps no other out: what can't be fetched is tried again the next
     * time, what is no text, or can't be indexed for a fault of the software, is left out until the host starts again. What
     * is missing then is told by {@link KnowledgeBases#states}.
     *
     * @return how many documents were added
     * @throws FlockException what the ledger refuses; STATE_FOLDER_UNUSABLE, UNSUPPORTED
     */
    public int refresh(ListingId listing) {
        Set<Digest> accepted = new TreeSet<>();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        Optional<String> bookmark = Optional.empty();
        do {
            KnowledgeList page = ledger.page(listing, PAGE, bookmark);
            for (KnowledgeDocument document : page.documents()) {
                if (document.status() == KnowledgeStatus.ACCEPTED && accepted.size() < mostDocuments && !ended) {
                    accepted.add(document.ref().document());
                    outcomes.merge(add(listing, document), 1, Integer::sum);
                }
            }
            bookmark = page.bookmark();
        } while (bookmark.isPresent() && accepted.size() < mostDocuments && !ended);
        int missing = outcomes.getOrDefault(Outcome.MISSING, 0);
        if (!ended) {
            bases.refreshed(listing, accepted.size() - missing, missing);
        }
        return outcomes.getOrDefault(Outcome.ADDED, 0);
    }

    /** That a refresh of this base has failed. */
    void failed(ListingId listing) {
        bases.failed(listing);
    }

    /** Lets a refresh end soon. */
    void end() {
        ended = true;
        bases.endAdding();
    }

    private Outcome add(ListingId listing, KnowledgeDocument document) {
        Digest digest = document.ref().document();
        if (unreadable.contains(document.ref())) {
            return Outcome.MISSING;
        }
        KnowledgeIndex index = bases.open(listing);
        if (index.holds(digest)) {
            return Outcome.HELD;
        }
        try {
            index.add(document, text(document));
            return Outcome.ADDED;
        } catch (FlockException e) {
            if (e.is(ErrorCode.STATE_FOLDER_UNUSABLE)) {
                throw e;
            }
            if (e.is(ErrorCode.DATA_INVALID)) {
                unreadable.add(document.ref());
            }
            LOG.warn("{} is not indexed: {}", document.ref(), e.getMessage());
            return Outcome.MISSING;
        } catch (RuntimeException e) {
            // What anybody may propose decides how the tokenizer and the model fare: the next documents come all the
            // same.
            unreadable.add(document.ref());
            LOG.error("{} is not indexed", document.ref(), e);
            return Outcome.MISSING;
        }
    }

    private String text(KnowledgeDocument document) {
        byte[] bytes = content.get(document.content(), document.bytes());
        if (bytes.length != document.bytes()) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    document.ref() + " has " + bytes.length + " bytes, not " + document.bytes() + " as proposed");
        }
        return DocumentText.of(bytes, document.ref().toString());
    }
}
