package io.flock.chaincode.marketplace;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.knowledge.KnowledgeBounds;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.request.CloseVote;
import io.flock.protocol.marketplace.knowledge.request.GetKnowledge;
import io.flock.protocol.marketplace.knowledge.request.GetPoints;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.protocol.marketplace.knowledge.request.VoteKnowledge;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeView;
import io.flock.protocol.marketplace.knowledge.view.PointsView;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.request.Lock;
import java.util.List;
import java.util.Optional;

/** A listed model's knowledge base, a contributor, and a voter of each other organisation with a lock. */
final class KnowledgeRun {
    static final Amount LOCKED = Amount.ofFlock(150);
    static final KnowledgeBounds BOUNDS = KnowledgeBounds.defaults();

    final MarketRun market = MarketRun.open();
    final Identity contributor = market.consortium.client(0);
    final Identity second = market.consortium.client(1);
    final Identity third = market.consortium.client(2);
    final TransactionId secondLock = lock(second, LOCKED, 30);
    final TransactionId thirdLock = lock(third, LOCKED, 30);

    TransactionId lock(Identity who, Amount amount, int days) {
        return market.channel
                .submit(who, "token:Lock", new Lock(amount, days, Optional.empty()), LockView.class)
                .lockId();
    }

    static KnowledgeRef ref(String text) {
        return new KnowledgeRef(MarketRun.LISTING, Trainer.digest(text));
    }

    static ProposeKnowledge proposal(String text) {
        return proposal(MarketRun.LISTING, text);
    }

    static ProposeKnowledge proposal(ListingId listing, String text) {
        return new ProposeKnowledge(
                listing,
                new ContentRef("bafydocument", Trainer.digest(text)),
                1_000,
                "How " + text + " is done",
                "CC-BY-4.0",
                Optional.empty());
    }

    void propose(Identity who, String text) {
        market.channel.submit(who, "marketplace:ProposeKnowledge", proposal(text));
    }

    static VoteKnowledge ballot(String text, int ballot, boolean accept, TransactionId... locks) {
        return new VoteKnowledge(ref(text), ballot, accept, List.of(locks));
    }

    void vote(Identity who, String text, boolean accept, TransactionId... locks) {
        market.channel.submit(
                who,
                "marketplace:VoteKnowledge",
                ballot(text, view(text).document().ballot(), accept, locks));
    }

    void waitForTheClose() {
        market.channel.waitSeconds(BOUNDS.votingSeconds() + 2L * Consortium3.CLOCK_WINDOW);
    }

    KnowledgeDocument close(Identity who, String text) {
        return market.channel.submit(who, "marketplace:CloseVote", new CloseVote(ref(text)), KnowledgeDocument.class);
    }

    KnowledgeView view(String text) {
        return market.channel.evaluate(
                contributor, "marketplace:GetKnowledge", new GetKnowledge(ref(text)), KnowledgeView.class);
    }

    PointsView points(Identity of) {
        return market.channel.evaluate(of, "marketplace:GetPoints", new GetPoints(of.account()), PointsView.class);
    }
}
