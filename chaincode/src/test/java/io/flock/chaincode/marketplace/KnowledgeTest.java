package io.flock.chaincode.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.marketplace.knowledge.DayPoints;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeOutcome;
import io.flock.protocol.marketplace.knowledge.KnowledgeStatus;
import io.flock.protocol.marketplace.knowledge.request.CloseVote;
import io.flock.protocol.marketplace.knowledge.request.ListKnowledge;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeList;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Credit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A document's way into a knowledge base. */
class KnowledgeTest {
    private static final Amount DEPOSIT = KnowledgeRun.BOUNDS.deposit();

    private final KnowledgeRun run = new KnowledgeRun();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(run.market.channel);
    }

    @Test
    void proposal_locksTheDeposit_andIsVotedOn() {
        Amount before = run.market.balance(run.contributor);
        run.propose(run.contributor, "reading");

        KnowledgeDocument document = run.view("reading").document();
        assertThat(document.status()).isEqualTo(KnowledgeStatus.OPEN);
        assertThat(document.contributor()).isEqualTo(run.contributor.account());
        assertThat(document.votesUntil()).isEqualTo(document.proposedAt() + KnowledgeRun.BOUNDS.votingSeconds());
        assertThat(document.closableFrom()).isEqualTo(document.votesUntil() + 2L * Consortium3.CLOCK_WINDOW);
        assertThat(run.market.balance(run.contributor)).isEqualTo(before.minus(DEPOSIT));
        assertThat(run.points(run.contributor).open()).isOne();
    }

    @Test
    void acceptedDocument_isInTheBase_andItsContributorGetsDepositAndPoints() {
        run.propose(run.contributor, "reading");
        run.vote(run.second, "reading", true, run.secondLock);
        run.vote(run.third, "reading", true, run.thirdLock);
        run.waitForTheClose();
        Amount before = run.market.balance(run.contributor);

        KnowledgeDocument closed = run.close(run.contributor, "reading");

        assertThat(closed.status()).isEqualTo(KnowledgeStatus.ACCEPTED);
        assertThat(closed.outcome())
                .contains(new KnowledgeOutcome(
                        KnowledgeRun.LOCKED.times(2),
                        Amount.ZERO,
                        2,
                        DEPOSIT,
                        DayPoints.CONTRIBUTE,
                        run.market.channel.now()));
        assertThat(run.market.balance(run.contributor)).isEqualTo(before.plus(DEPOSIT));
        assertThat(run.points(run.contributor).contributed()).isEqualTo(10);
        assertThat(run.points(run.contributor).open()).isZero();
    }

    @Test
    void voteClosedByAnother_leavesTheDepositAsACredit() {
        run.propose(run.contributor, "reading");
        run.waitForTheClose();
        run.close(run.third, "reading");

        assertThat(run.market.view(run.contributor).credits())
                .map(id -> run.market
                        .channel
                        .document(LedgerKey.credit(run.contributor.account(), id), Credit.class)
                        .orElseThrow())
                .contains(new Credit(
                        DEPOSIT,
                        run.third.account(),
                        "deposit of " + KnowledgeRun.ref("reading").document()));
    }

    @Test
    void listingAModel_givesItsListerAHundredPoints_once() {
        run.market.list();

        assertThat(run.points(run.market.lister).created()).isEqualTo(DayPoints.CREATE);
        assertThat(run.points(run.contributor).total()).isZero();
    }

    @Test
    void documentWithoutVotes_orBelowTheQuorum_lapses_andMayBeProposedAgainByAnother() {
        run.propose(run.contributor, "reading");
        run.vote(run.second, "reading", true, run.lock(run.second, Amount.ofFlock(99), 30));
        run.waitForTheClose();

        assertThat(run.close(run.second, "reading").status()).isEqualTo(KnowledgeStatus.LAPSED);
        run.propose(run.third, "reading");
        KnowledgeDocument again = run.view("reading").document();
        assertThat(again.ballot()).isEqualTo(2);
        assertThat(again.contributor()).isEqualTo(run.third.account());
        assertThat(run.view("reading").votes()).isEmpty();
    }

    @Test
    void tie_isRejected_andCostsNothing() {
        run.propose(run.contributor, "reading");
        run.vote(run.second, "reading", true, run.secondLock);
        run.vote(run.third, "reading", false, run.thirdLock);
        run.waitForTheClose();

        KnowledgeDocument closed = run.close(run.second, "reading");

        assertThat(closed.status()).isEqualTo(KnowledgeStatus.REJECTED);
        assertThat(closed.outcome().orElseThrow().returned()).isEqualTo(DEPOSIT);
        assertThat(run.points(run.contributor).contributed()).isZero();
    }

    @Test
    void voteClosedTooEarly_isRefused() {
        run.propose(run.contributor, "reading");
        run.market.channel.waitSeconds(KnowledgeRun.BOUNDS.votingSeconds());

        assertThat(run.market.channel.refusal(
                        run.second, "marketplace:CloseVote", new CloseVote(KnowledgeRun.ref("reading"))))
                .isEqualTo(ErrorCode.TOO_EARLY);
    }

    @Test
    void base_isListedInPages() {
        List.of("one", "two", "three").forEach(text -> run.propose(run.contributor, text));
        List<Digest> seen = new ArrayList<>();
        Optional<String> bookmark = Optional.empty();
        do {
            KnowledgeList page = run.market.channel.evaluate(
                    run.second,
                    "marketplace:ListKnowledge",
                    new ListKnowledge(MarketRun.LISTING, 2, bookmark),
                    KnowledgeList.class);
            page.documents().forEach(document -> seen.add(document.ref().document()));
            bookmark = page.bookmark();
        } while (bookmark.isPresent());

        assertThat(seen)
                .isSorted()
                .containsExactlyInAnyOrder(
                        KnowledgeRun.ref("one").document(),
                        KnowledgeRun.ref("two").document(),
                        KnowledgeRun.ref("three").document());
    }

    @Test
    void everyStep_isTold() {
        run.propose(run.contributor, "reading");
        run.vote(run.second, "reading", true, run.secondLock);
        run.waitForTheClose();
        run.close(run.second, "reading");

        assertThat(run.market.channel.events())
                .extracting(FlockEvent::kind)
                .contains(EventKind.KNOWLEDGE_PROPOSED, EventKind.KNOWLEDGE_VOTED, EventKind.KNOWLEDGE_CLOSED);
    }
}
