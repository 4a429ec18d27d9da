package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Found;
import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.token.Balances;
import io.flock.chaincode.rules.token.Credits;
import io.flock.chaincode.rules.token.Entries;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.knowledge.CloseRule;
import io.flock.protocol.marketplace.knowledge.DayPoints;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeOutcome;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeStatus;
import io.flock.protocol.marketplace.knowledge.KnowledgeVote;
import io.flock.protocol.marketplace.knowledge.OpenProposals;
import io.flock.protocol.marketplace.knowledge.OrganisationVotes;
import io.flock.protocol.marketplace.knowledge.ProposalRule;
import io.flock.protocol.marketplace.knowledge.VoteRule;
import io.flock.protocol.marketplace.knowledge.request.CloseVote;
import io.flock.protocol.marketplace.knowledge.request.GetKnowledge;
import io.flock.protocol.marketplace.knowledge.request.ListKnowledge;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.protocol.marketplace.knowledge.request.VoteKnowledge;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeList;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeView;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockRecord;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Documents of knowledge bases, and the votes on them. */
public final class Knowledge {
    private Knowledge() {}

    /**
     * Proposes a document and locks the deposit. The same again has no effect.
     *
     * @throws FlockException NOT_A_MEMBER, UNKNOWN_LISTING, LISTING_CLOSED, what {@link ProposalRule} refuses,
     *     INSUFFICIENT_BALANCE
     */
    public static void propose(Ledger ledger, ProposeKnowledge request) {
        Membership.require(ledger, ledger.caller().organisation());
        LedgerKey key = MarketKeys.knowledge(request.ref());
        Optional<KnowledgeDocument> before = ledger.find(key, KnowledgeDocument.class);
        if (before.filter(document -> document.isRepeatedBy(request, ledger.account()))
                .isPresent()) {
            return;
        }
        Market.open(ledger, request.listing());
        GovernanceParameters parameters = Membership.parameters(ledger);
        OpenProposals open = open(ledger, ledger.account());
        KnowledgeDocument document = ProposalRule.propose(
                request,
                before,
                open,
                parameters.marketBounds().knowledgeBounds(),
                parameters.clockWindowSeconds(),
                ledger.account(),
                ledger.transaction().timestamp());
        Balances.fold(ledger, ledger.account(), request.collect().orElse(List.of()));
        Balances.take(ledger, ledger.account(), document.deposit());
        ledger.put(key, document);
        ledger.put(MarketKeys.openProposals(ledger.account()), open.plusOne());
        ledger.happened(Market.event(ledger, EventKind.KNOWLEDGE_PROPOSED, key).withAmount(document.deposit()));
    }

    /**
     * Votes with locks of the caller. The same again has no effect.
     *
     * @throws FlockException NOT_A_MEMBER, UNKNOWN_DOCUMENT, UNKNOWN_LOCK, ALREADY_DONE, TASK_FULL, what {@link VoteRule}
     *     refuses
     */
    public static void vote(Ledger ledger, VoteKnowledge request) {
        AccountId account = ledger.account();
        Membership.require(ledger, account.organisation());
        KnowledgeDocument document = document(ledger, request.document());
        LedgerKey key = MarketKeys.knowledgeVotes(request.document(), request.ballot(), account.organisation());
        OrganisationVotes before = ledger.find(key, OrganisationVotes.class).orElseGet(OrganisationVotes::none);
        Optional<KnowledgeVote> earlier = before.of(account);
        if (earlier.isPresent()) {
            VoteRule.requireSame(earlier.get(), request, account);
            return;
        }
        KnowledgeVote vote = VoteRule.vote(
                document,
                request,
                locks(ledger, request.locks()),
                Membership.parameters(ledger).clockWindowSeconds(),
                account,
                ledger.transaction().timestamp());
        ledger.put(key, before.plus(account, vote));
        ledger.happened(Market.event(ledger, EventKind.KNOWLEDGE_VOTED, MarketKeys.knowledge(request.document()))
                .withAmount(vote.weight()));
    }

    private static SortedMap<TransactionId, LockRecord> locks(Ledger ledger, List<TransactionId> named) {
        SortedMap<TransactionId, LockRecord> locks = new TreeMap<>();
        for (TransactionId id : named) {
            locks.put(
                    id,
                    ledger.find(LedgerKey.lock(ledger.account(), id), LockRecord.class)
                            .orElseThrow(() -> new FlockException(
                                    ErrorCode.UNKNOWN_LOCK, ledger.account() + " has no lock " + id)));
        }
        return locks;
    }

    /**
     * Closes a vote: the deposit goes its way, the contributor gets its points. Again answers the same, without effect.
     *
     * @throws FlockException UNKNOWN_DOCUMENT, TOO_EARLY
     */
    public static KnowledgeDocument close(Ledger ledger, CloseVote request) {
        KnowledgeDocument document = document(ledger, request.document());
        if (document.status() != KnowledgeStatus.OPEN) {
            return document;
        }
        AccountId contributor = document.contributor();
        int day = DayPoints.dayOf(document.proposedAt());
        DayPoints points = Points.of(ledger, contributor, day);
        KnowledgeDocument closed = CloseRule.close(
                document, votes(ledger, document), points, ledger.transaction().timestamp());
        KnowledgeOutcome outcome = closed.outcome().orElseThrow();
        LedgerKey key = MarketKeys.knowledge(document.ref());
        ledger.put(key, closed);
        ledger.put(
                MarketKeys.openProposals(contributor), open(ledger, contributor).minusOne());
        if (outcome.points() > 0) {
            ledger.put(MarketKeys.points(contributor, day), points.plusContributed(outcome.points()));
        }
        giveBack(ledger, closed, outcome.returned());
        Entries.add(ledger, EntryKind.TREASURY, document.deposit().minus(outcome.returned()));
        ledger.happened(Market.event(ledger, EventKind.KNOWLEDGE_CLOSED, key)
                .withPhase(closed.status().name())
                .withAmount(outcome.returned()));
        return closed;
    }

    private static void giveBack(Ledger ledger, KnowledgeDocument document, Amount returned) {
        if (returned.isZero()) {
            return;
        }
        if (document.contributor().equals(ledger.account())) {
            Balances.add(ledger, document.contributor(), returned);
        } else {
            Credits.give(
                    ledger,
                    EventKind.TRANSFERRED,
                    ledger.account(),
                    document.contributor(),
                    returned,
                    "deposit of " + document.ref().document());
        }
    }

    private static SortedMap<AccountId, KnowledgeVote> votes(Ledger ledger, KnowledgeDocument document) {
        SortedMap<AccountId, KnowledgeVote> votes = new TreeMap<>();
        ledger.range(MarketKeys.knowledgeVotes(document.ref(), document.ballot()), OrganisationVotes.class)
                .forEach(found -> votes.putAll(found.document().votes()));
        return votes;
    }

    private static OpenProposals open(Ledger ledger, AccountId account) {
        return ledger.find(MarketKeys.openProposals(account), OpenProposals.class)
                .orElseGet(OpenProposals::none);
    }

    /** @throws FlockException UNKNOWN_DOCUMENT */
    static KnowledgeDocument document(Ledger ledger, KnowledgeRef ref) {
        return ledger.find(MarketKeys.knowledge(ref), KnowledgeDocument.class)
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_DOCUMENT, "there is no " + ref));
    }

    public static KnowledgeView view(Ledger ledger, GetKnowledge request) {
        KnowledgeDocument document = document(ledger, request.document());
        return new KnowledgeView(document, votes(ledger, document));
    }

    /** A page in the order of the digests; the bookmark is the digest with which the next one begins. */
    public static KnowledgeList list(Ledger ledger, ListKnowledge request) {
        ListingId listing = Market.listing(ledger, request.listing()).id();
        Page<KnowledgeDocument> page = ledger.page(
                MarketKeys.knowledge(listing),
                request.bookmark()
                        .map(Digest::parse)
                        .map(digest -> MarketKeys.knowledge(new KnowledgeRef(listing, digest))),
                request.pageSize(),
                KnowledgeDocument.class);
        return new KnowledgeList(
                page.documents().stream().map(Found::document).toList(),
                page.next().map(key -> key.attributes().get(1)));
    }
}
