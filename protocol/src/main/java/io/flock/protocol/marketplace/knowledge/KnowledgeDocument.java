package io.flock.protocol.marketplace.knowledge;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.Range;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/**
 * A document that was proposed to a knowledge base, with the state of its vote.
 *
 * @param cid where its bytes are said to be; the digest decides
 * @param bytes how many it has
 * @param ballot the number of the vote: a document that was not accepted may be proposed again
 * @param quorum the gmFLOCK that must vote, as governance asked when it was proposed
 * @param proposedAt in epoch seconds
 * @param votesUntil votes are taken before this time
 * @param closableFrom from when on the vote can be closed
 */
public record KnowledgeDocument(
        KnowledgeRef ref,
        @Limit(128) String cid,
        @Range(min = 1, max = KnowledgeBounds.MOST_BYTES) int bytes,
        @Limit(200) String title,
        @Limit(200) String licence,
        AccountId contributor,
        Amount deposit,
        Amount quorum,
        @Range(min = 1, max = 999_999) int ballot,
        KnowledgeStatus status,
        long proposedAt,
        long votesUntil,
        long closableFrom,
        Optional<KnowledgeOutcome> outcome)
        implements StateDocument {

    /** Its bytes. */
    public ContentRef content() {
        return new ContentRef(cid, ref.document());
    }

    /** What it holds of the deposit now. */
    public Amount held() {
        return status == KnowledgeStatus.OPEN ? deposit : Amount.ZERO;
    }

    /** Whether a proposal says the same of a document that is in the base or voted on. */
    public boolean isRepeatedBy(ProposeKnowledge request, AccountId by) {
        return (status == KnowledgeStatus.OPEN || status == KnowledgeStatus.ACCEPTED)
                && contributor.equals(by)
                && content().equals(request.content())
                && bytes == request.bytes()
                && title.equals(request.title())
                && licence.equals(request.licence());
    }

    /** The same with its vote closed. */
    public KnowledgeDocument closed(KnowledgeStatus as, KnowledgeOutcome by) {
        return new KnowledgeDocument(
                ref,
                cid,
                bytes,
                title,
                licence,
                contributor,
                deposit,
                quorum,
                ballot,
                as,
                proposedAt,
                votesUntil,
                closableFrom,
                Optional.of(by));
    }
}
