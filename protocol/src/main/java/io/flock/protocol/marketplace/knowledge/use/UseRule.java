package io.flock.protocol.marketplace.knowledge.use;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeStatus;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whose documents a settlement of searches pays. */
public final class UseRule {
    private UseRule() {}

    /**
     * The uses that a settlement divides by: those since the last one.
     *
     * @throws FlockException VOUCHER_INVALID when the voucher stands for other uses, or for fewer than were settled
     */
    public static DocumentUses counted(PaymentChannel channel, SearchesPaid paid) {
        if (!paid.uses().digest().equals(paid.voucher().uses())) {
            throw new FlockException(
                    ErrorCode.VOUCHER_INVALID,
                    "search voucher of channel " + channel.id() + " stands for other uses than those given",
                    "give the uses that the consumer signed");
        }
        return paid.uses().since(channel.uses());
    }

    /**
     * Each contributor's uses. A host's choice of passages must not pay the host: documents of its own organisation earn
     * nothing at it.
     *
     * @param documents those that are counted
     * @throws FlockException VOUCHER_INVALID for a document that was not accepted
     */
    public static SortedMap<AccountId, Long> contributors(
            List<KnowledgeDocument> documents, DocumentUses counted, AccountId host) {
        SortedMap<AccountId, Long> uses = new TreeMap<>();
        for (KnowledgeDocument document : documents) {
            if (document.status() != KnowledgeStatus.ACCEPTED) {
                throw new FlockException(
                        ErrorCode.VOUCHER_INVALID,
                        document.ref() + " is " + document.status() + ", and can't have been used");
            }
            AccountId contributor = document.contributor();
            if (!contributor.organisation().equals(host.organisation())) {
                uses.merge(contributor, counted.answers().get(document.ref().document()), Math::addExact);
            }
        }
        return Collections.unmodifiableSortedMap(uses);
    }
}
