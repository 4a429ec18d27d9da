package io.flock.sdk.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.KnowledgeBounds;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.KnowledgeOutcome;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeStatus;
import io.flock.protocol.marketplace.knowledge.OpenProposals;
import io.flock.protocol.marketplace.knowledge.ProposalRule;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.protocol.marketplace.knowledge.search.FoundPassage;
import io.flock.protocol.marketplace.knowledge.search.SearchAnswer;
import io.flock.protocol.marketplace.knowledge.search.SearchRequest;
import io.flock.protocol.money.Amount;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A host that lies about its sources is not believed. */
class KnowledgeSearchTest {
    private static final ListingId LISTING = ListingId.parse("reader");
    private static final AccountId ANN = AccountId.of("Org1MSP", "ann");
    private static final AccountId FRIEND = AccountId.of("Org2MSP", "friend");
    private static final SearchRequest QUESTION = new SearchRequest("how?", Optional.of(2));
    private static final KnowledgeDocument OPEN = ProposalRule.propose(
            new ProposeKnowledge(
                    LISTING,
                    new ContentRef("bafydocument", FieldHash.ofDomain("text").digest()),
                    10,
                    "Text",
                    "CC0",
                    Optional.empty()),
            Optional.empty(),
            OpenProposals.none(),
            KnowledgeBounds.defaults(),
            5,
            ANN,
            1_800_000_000);
    private static final KnowledgeDocument ACCEPTED = OPEN.closed(
            KnowledgeStatus.ACCEPTED,
            new KnowledgeOutcome(Amount.ofFlock(100), Amount.ZERO, 1, Amount.ofFlock(1), 10, 1_800_100_000));

    @Test
    void answerWithSourcesAsRecorded_isBelieved_andEachSourceIsReadOnce() {
        int[] read = {0};
        KnowledgeSearch search = search(request -> answer(passage("Text", ANN), 2), ref -> {
            read[0]++;
            return ACCEPTED;
        });

        assertThat(search.ask(QUESTION).passages()).hasSize(2);
        assertThat(search.ask(QUESTION).passages()).hasSize(2);
        assertThat(read[0]).isOne();
    }

    @Test
    void friendNamedAsContributor_orAnotherTitle_orADocumentThatWasNotAccepted_isRefused() {
        refused(answer(passage("Text", FRIEND), 1), ACCEPTED);
        refused(answer(passage("Other", ANN), 1), ACCEPTED);
        refused(answer(passage("Text", ANN), 1), OPEN);
    }

    @Test
    void moreThanWasAskedFor_isRefused() {
        refused(answer(passage("Text", ANN), 3), ACCEPTED);
    }

    private static void refused(SearchAnswer answer, KnowledgeDocument recorded) {
        KnowledgeSearch search = search(request -> answer, ref -> recorded);

        assertThatThrownBy(() -> assertThat(search.ask(QUESTION)).isNull())
                .isInstanceOfSatisfying(
                        FlockException.class, e -> assertThat(e.code()).contains(ErrorCode.CONTENT_MISMATCH));
    }

    private static KnowledgeSearch search(
            Function<SearchRequest, SearchAnswer> asked, Function<KnowledgeRef, KnowledgeDocument> ledger) {
        return new KnowledgeSearch(LISTING, FRIEND, asked, answer -> {}, ledger, Optional.empty());
    }

    private static SearchAnswer answer(FoundPassage passage, int times) {
        return new SearchAnswer(Collections.nCopies(times, passage));
    }

    private static FoundPassage passage(String title, AccountId contributor) {
        return new FoundPassage(OPEN.ref().document(), OPEN.cid(), title, "CC0", contributor, 0, "text", 1);
    }
}
