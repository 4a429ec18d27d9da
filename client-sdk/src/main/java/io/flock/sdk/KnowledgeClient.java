package io.flock.sdk;

import com.google.errorprone.annotations.CheckReturnValue;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeVote;
import io.flock.protocol.marketplace.knowledge.request.ClaimKnowledge;
import io.flock.protocol.marketplace.knowledge.request.CloseVote;
import io.flock.protocol.marketplace.knowledge.request.GetKnowledge;
import io.flock.protocol.marketplace.knowledge.request.GetKnowledgeRevenue;
import io.flock.protocol.marketplace.knowledge.request.GetPoints;
import io.flock.protocol.marketplace.knowledge.request.ListKnowledge;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.protocol.marketplace.knowledge.request.VoteKnowledge;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeList;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeView;
import io.flock.protocol.marketplace.knowledge.view.PointsView;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.token.LockList;
import io.flock.protocol.token.LockView;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Knowledge bases of listed models: documents that contributors propose and gmFLOCK accept. Whoever repeats a step with the
 * same content succeeds again, without effect.
 */
@CheckReturnValue
public final class KnowledgeClient {
    private static final int PAGE = 100;

    private final Contract contract;
    private final Spending spending;
    private final GovernanceClient governance;
    private final TokenClient token;
    private final AccountId account;

    KnowledgeClient(
            Contract contract, Spending spending, GovernanceClient governance, TokenClient token, AccountId account) {
        this.contract = contract;
        this.spending = spending;
        this.governance = governance;
        this.token = token;
        this.account = account;
    }

    /** Proposes a document, and locks the deposit that governance asks for. */
    public Call<Committed<Done>> propose(ProposeKnowledge request) {
        return contract.call(() -> {
            GovernanceParameters parameters = governance.parameters().run();
            return spending.spend(
                    parameters.marketBounds().knowledgeBounds().deposit(),
                    request.collect(),
                    credits -> contract.submitNow(
                            "ProposeKnowledge",
                            Done.class,
                            new ProposeKnowledge(
                                    request.listing(),
                                    request.content(),
                                    request.bytes(),
                                    request.title(),
                                    request.licence(),
                                    credits)));
        });
    }

    /** Votes on a document with locks of the caller. */
    public Call<Committed<Done>> vote(VoteKnowledge request) {
        return contract.submit("VoteKnowledge", request);
    }

    /**
     * Votes with all that the caller may vote with: its greatest locks that last longer than the vote. The call fails with
     * LOCK_TOO_SHORT when it has none. Where it has voted on this ballot before, the same locks are named again.
     */
    public Call<Committed<Done>> vote(KnowledgeRef document, boolean accept) {
        return contract.call(() -> {
            KnowledgeView view = document(document).run();
            List<TransactionId> locks = Optional.ofNullable(view.votes().get(account))
                    .map(KnowledgeVote::locks)
                    .orElseGet(() -> locks(view.document()));
            return contract.submitNow(
                    "VoteKnowledge",
                    Done.class,
                    new VoteKnowledge(document, view.document().ballot(), accept, locks));
        });
    }

    private List<TransactionId> locks(KnowledgeDocument document) {
        List<LockView> lasting = new ArrayList<>();
        Optional<String> bookmark = Optional.empty();
        do {
            LockList page = token.locks(account, PAGE, bookmark).run();
            page.locks().stream()
                    .filter(lock -> lock.lock().redeemed().isEmpty() && lock.redeemableAt() >= document.closableFrom())
                    .forEach(lasting::add);
            bookmark = page.bookmark();
        } while (bookmark.isPresent());
        if (lasting.isEmpty()) {
            throw new FlockException(
                    ErrorCode.LOCK_TOO_SHORT,
                    account + " has no lock that lasts until " + document.closableFrom() + ", when the vote ends");
        }
        return lasting.stream()
                .sorted(Comparator.comparing((LockView lock) -> lock.lock().gm())
                        .reversed()
                        .thenComparing(LockView::lockId))
                .limit(KnowledgeVote.MOST_LOCKS)
                .map(LockView::lockId)
                .toList();
    }

    /** Closes a vote whose time is over; anybody may. */
    public Call<Committed<KnowledgeDocument>> close(KnowledgeRef document) {
        return contract.submit("CloseVote", KnowledgeDocument.class, new CloseVote(document));
    }

    /**
     * Divides all that searches in a base earned since, and pays the caller's part, in as many transactions as that takes;
     * NOTHING_TO_CLAIM when there is nothing.
     */
    public Call<Committed<ClaimResult>> claim(ListingId listing) {
        return contract.call(() -> RevenueClaims.all(
                revenue(listing, account)::run,
                settlements -> contract.submitNow(
                        "ClaimKnowledge", ClaimResult.class, new ClaimKnowledge(listing, settlements))));
    }

    /** What searches in a base earned its contributors, and the account's part. */
    public Call<RevenueView> revenue(ListingId listing, AccountId of) {
        return contract.query("GetKnowledgeRevenue", RevenueView.class, new GetKnowledgeRevenue(listing, of));
    }

    /** A document and the votes on it. */
    public Call<KnowledgeView> document(KnowledgeRef document) {
        return contract.query("GetKnowledge", KnowledgeView.class, new GetKnowledge(document));
    }

    /** A page of what was proposed to a listing's base. */
    public Call<KnowledgeList> documents(ListingId listing, int pageSize, Optional<String> bookmark) {
        return contract.query("ListKnowledge", KnowledgeList.class, new ListKnowledge(listing, pageSize, bookmark));
    }

    /** An account's contribution points. */
    public Call<PointsView> points(AccountId of) {
        return contract.query("GetPoints", PointsView.class, new GetPoints(of));
    }
}
