package io.flock.protocol.marketplace.knowledge;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import java.util.Optional;

/** What may be proposed to a knowledge base. */
public final class ProposalRule {
    private ProposalRule() {}

    /**
     * A proposal as it begins. A document that was rejected, or on which too few voted, may be proposed again by anybody: a
     * wrong address or a bad title by one account does not keep the document out for all.
     *
     * @param before what the base knows of the digest
     * @param open the account's proposals that are voted on
     * @throws FlockException DOCUMENT_EXISTS, TOO_MANY_PROPOSALS, PARAMETER_OUT_OF_BOUNDS for too many bytes,
     *     INVALID_ARGUMENT for an empty title or licence
     */
    public static KnowledgeDocument propose(
            ProposeKnowledge request,
            Optional<KnowledgeDocument> before,
            OpenProposals open,
            KnowledgeBounds bounds,
            int clockWindowSeconds,
            AccountId by,
            long now) {
        before.ifPresent(ProposalRule::requireFree);
        requireSaid("$.title", request.title());
        requireSaid("$.licence", request.licence());
        if (request.bytes() > bounds.maxBytes()) {
            throw new FlockException(
                    ErrorCode.PARAMETER_OUT_OF_BOUNDS,
                    "a document has at most " + bounds.maxBytes() + " bytes, not " + request.bytes());
        }
        if (open.open() >= bounds.maxOpen()) {
            throw new FlockException(
                    ErrorCode.TOO_MANY_PROPOSALS,
                    by + " has " + open.open() + " open proposals, at most " + bounds.maxOpen() + " may be");
        }
        long votesUntil = now + bounds.votingSeconds();
        return new KnowledgeDocument(
                request.ref(),
                request.content().cid(),
                request.bytes(),
                request.title(),
                request.licence(),
                by,
                bounds.deposit(),
                bounds.quorum(),
                before.map(KnowledgeDocument::ballot).orElse(0) + 1,
                KnowledgeStatus.OPEN,
                now,
                votesUntil,
                votesUntil + 2L * clockWindowSeconds,
                Optional.empty());
    }

    private static void requireFree(KnowledgeDocument document) {
        if (document.status() == KnowledgeStatus.OPEN || document.status() == KnowledgeStatus.ACCEPTED) {
            throw new FlockException(
                    ErrorCode.DOCUMENT_EXISTS,
                    document.ref() + " is " + document.status() + ", proposed by " + document.contributor());
        }
    }

    private static void requireSaid(String field, String text) {
        if (text.isBlank()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, field + " is empty");
        }
    }
}
