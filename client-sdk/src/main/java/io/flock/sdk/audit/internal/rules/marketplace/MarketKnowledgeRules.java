package io.flock.sdk.audit.internal.rules.marketplace;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
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
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.protocol.marketplace.knowledge.request.VoteKnowledge;
import io.flock.protocol.token.LockRecord;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.rules.token.MoneyRules;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Knowledge bases: votes are weighed again by their locks, counted again, and deposits and points derived from that. */
final class MarketKnowledgeRules {
    private MarketKnowledgeRules() {}

    static void propose(Replay replay) {
        ProposeKnowledge request = replay.request(ProposeKnowledge.class);
        MarketState market = new MarketState(replay);
        market.requireMember();
        LedgerKey key = MarketKeys.knowledge(request.ref());
        Optional<KnowledgeDocument> before = replay.find(key, KnowledgeDocument.class);
        if (before.filter(document -> document.isRepeatedBy(request, market.account()))
                .isPresent()) {
            return;
        }
        market.active(request.listing());
        GovernanceParameters parameters = Membership.parameters(replay);
        OpenProposals open = open(replay, market.account());
        KnowledgeDocument document = ProposalRule.propose(
                request,
                before,
                open,
                market.bounds().knowledgeBounds(),
                parameters.clockWindowSeconds(),
                market.account(),
                market.now());
        MoneyRules.fold(replay, request.collect());
        MoneyRules.take(replay, market.account(), document.deposit());
        replay.put(key, document);
        replay.put(MarketKeys.openProposals(market.account()), open.plusOne());
    }

    static void vote(Replay replay) {
        VoteKnowledge request = replay.request(VoteKnowledge.class);
        MarketState market = new MarketState(replay);
        market.requireMember();
        KnowledgeDocument document = document(replay, request.document());
        LedgerKey key = MarketKeys.knowledgeVotes(
                request.document(), request.ballot(), market.account().organisation());
        OrganisationVotes before = replay.find(key, OrganisationVotes.class).orElseGet(OrganisationVotes::none);
        Optional<KnowledgeVote> earlier = before.of(market.account());
        if (earlier.isPresent()) {
            VoteRule.requireSame(earlier.get(), request, market.account());
            return;
        }
        SortedMap<TransactionId, LockRecord> locks = new TreeMap<>();
        for (TransactionId id : request.locks()) {
            locks.put(
                    id,
                    replay.find(LedgerKey.lock(market.account(), id), LockRecord.class)
                            .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_LOCK, "there is no lock " + id)));
        }
        int window = Membership.parameters(replay).clockWindowSeconds();
        replay.put(
                key,
                before.plus(
                        market.account(),
                        VoteRule.vote(document, request, locks, window, market.account(), market.now())));
    }

    static void close(Replay replay) {
        MarketState market = new MarketState(replay);
        KnowledgeDocument document =
                document(replay, replay.request(CloseVote.class).document());
        if (document.status() != KnowledgeStatus.OPEN) {
            return;
        }
        SortedMap<AccountId, KnowledgeVote> votes = new TreeMap<>();
        replay.range(MarketKeys.knowledgeVotes(document.ref(), document.ballot()), OrganisationVotes.class)
                .values()
                .forEach(organisation -> votes.putAll(organisation.votes()));
        AccountId contributor = document.contributor();
        LedgerKey day = MarketKeys.points(contributor, DayPoints.dayOf(document.proposedAt()));
        DayPoints points = replay.find(day, DayPoints.class).orElseGet(DayPoints::none);
        KnowledgeDocument closed = CloseRule.close(document, votes, points, market.now());
        KnowledgeOutcome outcome = closed.outcome().orElseThrow();
        replay.put(MarketKeys.knowledge(document.ref()), closed);
        replay.put(
                MarketKeys.openProposals(contributor), open(replay, contributor).minusOne());
        if (outcome.points() > 0) {
            replay.put(day, points.plusContributed(outcome.points()));
        }
        if (!outcome.returned().isZero()) {
            if (contributor.equals(market.account())) {
                MoneyRules.add(replay, contributor, outcome.returned());
            } else {
                MoneyRules.give(
                        replay,
                        market.account(),
                        contributor,
                        outcome.returned(),
                        "deposit of " + document.ref().document());
            }
        }
        MoneyRules.enter(replay, EntryKind.TREASURY, document.deposit().minus(outcome.returned()));
    }

    /** What a new listing gives its lister. */
    static void created(MarketState market) {
        LedgerKey key = MarketKeys.points(market.account(), DayPoints.dayOf(market.now()));
        market.replay()
                .put(
                        key,
                        market.replay()
                                .find(key, DayPoints.class)
                                .orElseGet(DayPoints::none)
                                .plusCreated());
    }

    private static OpenProposals open(Replay replay, AccountId account) {
        return replay.find(MarketKeys.openProposals(account), OpenProposals.class)
                .orElseGet(OpenProposals::none);
    }

    static KnowledgeDocument document(Replay replay, KnowledgeRef ref) {
        return replay.find(MarketKeys.knowledge(ref), KnowledgeDocument.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_DOCUMENT, "there is no " + ref));
    }
}
