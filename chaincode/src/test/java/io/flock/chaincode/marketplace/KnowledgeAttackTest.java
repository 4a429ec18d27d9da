package io.flock.chaincode.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeStatus;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.protocol.marketplace.request.Withdraw;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.request.Unlock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What would bend a vote, fill a base or farm points, and does not. */
class KnowledgeAttackTest {
    private static final Amount DEPOSIT = KnowledgeRun.BOUNDS.deposit();

    private final KnowledgeRun run = new KnowledgeRun();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(run.market.channel);
    }

    @Test
    void lockThatEndsBeforeTheVote_doesNotVote() {
        TransactionId oneDay = run.lock(run.second, Amount.ofFlock(100), 1);
        run.market.channel.waitSeconds(1);
        run.propose(run.contributor, "reading");

        assertThat(refusedVote(run.second, 1, oneDay)).isEqualTo(ErrorCode.LOCK_TOO_SHORT);
    }

    @Test
    void lockThatEndsWithTheVote_votes_andCanBeRedeemedOnlyWhenNobodyVotesAnyMore() {
        TransactionId oneDay = run.lock(run.second, Amount.ofFlock(100), 1);
        run.propose(run.contributor, "reading");
        run.vote(run.second, "reading", true, oneDay);
        run.waitForTheClose();
        run.market.channel.waitSeconds(-1);
        assertThat(run.market.channel.refusal(run.second, "token:Unlock", new Unlock(oneDay)))
                .isEqualTo(ErrorCode.TOO_EARLY);

        run.market.channel.waitSeconds(1);
        run.market.channel.submit(run.second, "token:Unlock", new Unlock(oneDay));

        assertThat(refusedVote(run.second, 1, run.secondLock)).isEqualTo(ErrorCode.ALREADY_DONE);
        assertThat(run.close(run.third, "reading").status()).isEqualTo(KnowledgeStatus.ACCEPTED);
    }

    @Test
    void lockNamedTwice_orOfAnother_orNone_isRefused() {
        run.propose(run.contributor, "reading");

        assertThat(refusedVote(run.second, 1, run.secondLock, run.secondLock)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(refusedVote(run.second, 1, run.thirdLock)).isEqualTo(ErrorCode.UNKNOWN_LOCK);
        assertThat(refusedVote(run.second, 1)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void secondVoteOfAnAccount_withMoreLocksOrForTheOtherSide_isRefused_andARepeatHasNoEffect() {
        run.propose(run.contributor, "reading");
        run.vote(run.second, "reading", true, run.secondLock);
        TransactionId more = run.lock(run.second, Amount.ofFlock(10), 30);
        run.vote(run.second, "reading", true, run.secondLock);

        assertThat(refusedVote(run.second, 1, run.secondLock, more)).isEqualTo(ErrorCode.ALREADY_DONE);
        assertThat(run.market.channel.refusal(
                        run.second,
                        "marketplace:VoteKnowledge",
                        KnowledgeRun.ballot("reading", 1, false, run.secondLock)))
                .isEqualTo(ErrorCode.ALREADY_DONE);
        assertThat(run.view("reading").votes().get(run.second.account()).weight())
                .isEqualTo(KnowledgeRun.LOCKED);
    }

    @Test
    void ownOrganisation_doesNotVoteOnItsDocument() {
        run.propose(run.contributor, "reading");
        Identity colleague = run.market.consortium.client(3);
        TransactionId lock = run.lock(colleague, Amount.ofFlock(500), 30);

        assertThat(refusedVote(colleague, 1, lock)).isEqualTo(ErrorCode.NOT_AUTHORISED);
    }

    @Test
    void voteAfterItsTime_orAfterTheClose_orOnAnotherBallot_isRefused() {
        run.propose(run.contributor, "reading");
        assertThat(refusedVote(run.second, 2, run.secondLock)).isEqualTo(ErrorCode.VOTE_CLOSED);
        run.market.channel.waitSeconds(KnowledgeRun.BOUNDS.votingSeconds());
        assertThat(refusedVote(run.second, 1, run.secondLock)).isEqualTo(ErrorCode.VOTE_CLOSED);
        run.waitForTheClose();
        run.close(run.third, "reading");

        assertThat(refusedVote(run.second, 1, run.secondLock)).isEqualTo(ErrorCode.VOTE_CLOSED);
    }

    @Test
    void votesOfAnEarlierBallot_doNotCount() {
        run.propose(run.contributor, "reading");
        run.vote(run.second, "reading", false, run.secondLock);
        run.waitForTheClose();
        run.close(run.third, "reading");
        run.propose(run.contributor, "reading");
        run.vote(run.third, "reading", true, run.thirdLock);
        run.waitForTheClose();

        KnowledgeDocument closed = run.close(run.third, "reading");

        assertThat(closed.status()).isEqualTo(KnowledgeStatus.ACCEPTED);
        assertThat(closed.outcome().orElseThrow().rejecting()).isEqualTo(Amount.ZERO);
    }

    @Test
    void sameDocumentTwice_isRefused_asLongAsItIsVotedOnOrInTheBase() {
        run.propose(run.contributor, "reading");
        Amount before = run.market.balance(run.contributor);
        run.propose(run.contributor, "reading");
        assertThat(run.market.balance(run.contributor)).isEqualTo(before);
        assertThat(refusedProposal(run.third, "reading")).isEqualTo(ErrorCode.DOCUMENT_EXISTS);
        run.vote(run.second, "reading", true, run.secondLock);
        run.waitForTheClose();
        run.close(run.third, "reading");

        assertThat(refusedProposal(run.third, "reading")).isEqualTo(ErrorCode.DOCUMENT_EXISTS);
    }

    @Test
    void closeTwice_paysOnce() {
        run.propose(run.contributor, "reading");
        run.vote(run.second, "reading", true, run.secondLock);
        run.waitForTheClose();
        KnowledgeDocument closed = run.close(run.contributor, "reading");
        Amount before = run.market.balance(run.contributor);
        run.market.channel.waitSeconds(5);

        assertThat(run.close(run.contributor, "reading")).isEqualTo(closed);
        assertThat(run.market.balance(run.contributor)).isEqualTo(before);
        assertThat(run.points(run.contributor).contributed()).isEqualTo(10);
    }

    @Test
    void floodOfProposals_endsAtTheAccountsLimit_untilOneIsClosed() {
        for (int i = 0; i < KnowledgeRun.BOUNDS.maxOpen(); i++) {
            run.propose(run.contributor, "text " + i);
        }
        assertThat(refusedProposal(run.contributor, "one more")).isEqualTo(ErrorCode.TOO_MANY_PROPOSALS);
        run.propose(run.third, "of another");
        run.waitForTheClose();
        run.close(run.third, "text 0");

        run.propose(run.contributor, "one more");
        assertThat(run.points(run.contributor).open()).isEqualTo(KnowledgeRun.BOUNDS.maxOpen());
    }

    @Test
    void proposeAndReject_givesNoPoints_andCostsTheDeposit_whereTwoOrganisationsAreClearlyAgainst() {
        run.propose(run.contributor, "spam");
        run.vote(run.second, "spam", false, run.secondLock);
        run.vote(run.third, "spam", false, run.thirdLock);
        run.waitForTheClose();
        Amount treasury = Money.treasury(run.market.channel);

        KnowledgeDocument closed = run.close(run.contributor, "spam");

        assertThat(closed.status()).isEqualTo(KnowledgeStatus.REJECTED);
        assertThat(closed.outcome().orElseThrow().returned()).isEqualTo(Amount.ZERO);
        assertThat(Money.treasury(run.market.channel)).isEqualTo(treasury.plus(DEPOSIT));
        assertThat(run.points(run.contributor).total()).isZero();
    }

    @Test
    void singleOrganisation_rejectsADocument_butTakesNoDeposit() {
        run.propose(run.contributor, "reading");
        run.vote(run.second, "reading", false, run.secondLock);
        run.waitForTheClose();

        KnowledgeDocument closed = run.close(run.contributor, "reading");

        assertThat(closed.status()).isEqualTo(KnowledgeStatus.REJECTED);
        assertThat(closed.outcome().orElseThrow().returned()).isEqualTo(DEPOSIT);
    }

    @Test
    void proposalForNoListing_orAWithdrawnOne_orByAStranger_isRefused_andAnOpenVoteStillEnds() {
        run.propose(run.contributor, "reading");
        run.market.channel.submit(run.market.lister, "marketplace:Withdraw", new Withdraw(MarketRun.LISTING));

        assertThat(refusedProposal(run.contributor, "late")).isEqualTo(ErrorCode.LISTING_CLOSED);
        assertThat(run.market.channel.refusal(
                        run.contributor,
                        "marketplace:ProposeKnowledge",
                        KnowledgeRun.proposal(ListingId.parse("nothing"), "reading")))
                .isEqualTo(ErrorCode.UNKNOWN_LISTING);
        assertThat(refusedProposal(Identity.client("Org9MSP", "stranger"), "text"))
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
        run.waitForTheClose();
        assertThat(run.close(run.second, "reading").outcome().orElseThrow().returned())
                .isEqualTo(DEPOSIT);
    }

    @Test
    void documentThatIsEmpty_orTooLarge_orSaysNothingOfItself_isRefused() {
        assertThat(refusedSize(KnowledgeRun.BOUNDS.maxBytes() + 1, "a title"))
                .isEqualTo(ErrorCode.PARAMETER_OUT_OF_BOUNDS);
        assertThat(refusedSize(0, "a title")).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(refusedSize(10, " ")).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    private ErrorCode refusedSize(int bytes, String title) {
        ContentRef content = KnowledgeRun.proposal("sized").content();
        ProposeKnowledge request = new ProposeKnowledge(MarketRun.LISTING, content, 1, title, "CC0", Optional.empty());
        return run.market.channel.refusalOf(
                run.contributor,
                "marketplace:ProposeKnowledge",
                Json.write(request).replace("\"bytes\":1,", "\"bytes\":" + bytes + ","));
    }

    private ErrorCode refusedProposal(Identity who, String text) {
        return run.market.channel.refusal(who, "marketplace:ProposeKnowledge", KnowledgeRun.proposal(text));
    }

    private ErrorCode refusedVote(Identity who, int ballot, TransactionId... locks) {
        return run.market.channel.refusal(
                who, "marketplace:VoteKnowledge", KnowledgeRun.ballot("reading", ballot, true, locks));
    }
}
