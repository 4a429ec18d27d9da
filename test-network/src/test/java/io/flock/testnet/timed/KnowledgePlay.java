package io.flock.testnet.timed;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.knowledge.KnowledgeBounds;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.request.ClaimKnowledge;
import io.flock.protocol.marketplace.knowledge.request.CloseVote;
import io.flock.protocol.marketplace.knowledge.request.GetKnowledgeRevenue;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.protocol.marketplace.knowledge.request.VoteKnowledge;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.request.Lock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The knowledge base of {@link MarketPlay}'s listing; each voter has one lock of 150 FLOCK. */
public final class KnowledgePlay {
    private final TimedLedger ledger;
    private final Map<AccountId, TransactionId> locks = new HashMap<>();

    public KnowledgePlay(TimedLedger ledger) {
        this.ledger = ledger;
    }

    public void propose(AccountId who, String text) {
        ledger.submit(
                who,
                "marketplace:ProposeKnowledge",
                new ProposeKnowledge(
                        MarketPlay.LISTING,
                        new ContentRef("bafydocument", ref(text).document()),
                        1_000,
                        text,
                        "CC0",
                        Optional.empty()));
    }

    public void vote(AccountId who, String text, boolean accept) {
        TransactionId lock = locks.computeIfAbsent(who, this::lock);
        ledger.submit(who, "marketplace:VoteKnowledge", new VoteKnowledge(ref(text), 1, accept, List.of(lock)));
    }

    private TransactionId lock(AccountId who) {
        return ledger.submit(who, "token:Lock", new Lock(Amount.ofFlock(150), 30, Optional.empty()), LockView.class)
                .lockId();
    }

    /** Waits until votes can be closed. */
    public void waitForTheClose() {
        ledger.waitSeconds(KnowledgeBounds.defaults().votingSeconds() + 2L * TimedLedger.CLOCK_WINDOW);
    }

    public void close(AccountId who, String text) {
        ledger.submit(who, "marketplace:CloseVote", new CloseVote(ref(text)));
    }

    /** What contributors have earned is divided, and the caller's part paid. */
    public void claim(AccountId contributor) {
        ledger.submit(
                contributor,
                "marketplace:ClaimKnowledge",
                new ClaimKnowledge(
                        MarketPlay.LISTING,
                        ledger.evaluate(
                                        "marketplace:GetKnowledgeRevenue",
                                        new GetKnowledgeRevenue(MarketPlay.LISTING, contributor),
                                        RevenueView.class)
                                .settlements()));
    }

    /** What one answer for each of these texts comes to. */
    public static DocumentUses uses(String... texts) {
        DocumentUses uses = DocumentUses.none();
        for (String text : texts) {
            uses = uses.plus(List.of(ref(text).document()));
        }
        return uses;
    }

    private static KnowledgeRef ref(String text) {
        return new KnowledgeRef(MarketPlay.LISTING, FieldHash.ofDomain(text).digest());
    }
}
