package io.flock.protocol.marketplace.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.request.ProposeKnowledge;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CloseRuleTest {
    private static final int WINDOW = 5;
    private static final long NOW = 1_800_000_000;
    private static final AccountId CONTRIBUTOR = AccountId.of("Org1MSP", "alice");
    private static final KnowledgeDocument DOCUMENT = ProposalRule.propose(
            new ProposeKnowledge(
                    ListingId.parse("reader"),
                    new ContentRef("bafydocument", FieldHash.ofDomain("text").digest()),
                    10,
                    "Text",
                    "CC0",
                    Optional.empty()),
            Optional.empty(),
            OpenProposals.none(),
            KnowledgeBounds.defaults(),
            WINDOW,
            CONTRIBUTOR,
            NOW);

    private final SortedMap<AccountId, KnowledgeVote> votes = new TreeMap<>();

    @Test
    void organisationThatOwnsMost_countsAsMuchAsAllOthers_soThatItAloneDecidesNothing() {
        vote("Org2MSP", "whale", true, 10_000);
        vote("Org3MSP", "bob", false, 60);
        vote("Org4MSP", "carol", false, 41);

        KnowledgeDocument closed = close(DayPoints.none());

        assertThat(closed.outcome().orElseThrow().accepting()).isEqualTo(Amount.ofFlock(101));
        assertThat(closed.status()).isEqualTo(KnowledgeStatus.REJECTED);
        assertThat(closed.outcome().orElseThrow().returned()).isEqualTo(DOCUMENT.deposit());
    }

    @Test
    void exactlyTwoThirdsOfTwoOrganisationsAgainst_costTheDeposit() {
        vote("Org2MSP", "bob", false, 50);
        vote("Org3MSP", "carol", false, 50);
        vote("Org4MSP", "dave", true, 50);

        assertThat(close(DayPoints.none()).outcome().orElseThrow().returned()).isEqualTo(Amount.ZERO);
    }

    @Test
    void oneMicroBelowTheQuorum_decidesNothing() {
        votes.put(
                AccountId.of("Org2MSP", "bob"),
                new KnowledgeVote(true, DOCUMENT.quorum().minus(Amount.ofMicros(1)), List.of(), NOW));

        assertThat(close(DayPoints.none()).status()).isEqualTo(KnowledgeStatus.LAPSED);
    }

    @Test
    void quorumOfNothing_stillNeedsAVote() {
        KnowledgeDocument free = ProposalRule.propose(
                new ProposeKnowledge(
                        ListingId.parse("reader"), DOCUMENT.content(), 10, "Text", "CC0", Optional.empty()),
                Optional.empty(),
                OpenProposals.none(),
                new KnowledgeBounds(Amount.ZERO, 60, Amount.ZERO, 100, 1),
                WINDOW,
                CONTRIBUTOR,
                NOW);

        assertThat(CloseRule.close(free, votes, DayPoints.none(), free.closableFrom())
                        .status())
                .isEqualTo(KnowledgeStatus.LAPSED);
    }

    @Test
    void eleventhAcceptedDocumentOfADay_givesNoMorePoints() {
        vote("Org2MSP", "bob", true, 100);
        DayPoints day = DayPoints.none();
        int given = 0;
        for (int i = 0; i < 11; i++) {
            int points = close(day).outcome().orElseThrow().points();
            given += points;
            day = day.plusContributed(points);
        }

        assertThat(given).isEqualTo(DayPoints.MOST_CONTRIBUTED);
        assertThat(close(day).outcome().orElseThrow().points()).isZero();
        assertThat(close(DayPoints.none().plusCreated()).outcome().orElseThrow().points())
                .isEqualTo(DayPoints.CONTRIBUTE);
    }

    @Test
    void dayOfATimestamp_beginsAtMidnightUtc() {
        assertThat(DayPoints.dayOf(86_399)).isZero();
        assertThat(DayPoints.dayOf(86_400)).isOne();
    }

    @Test
    void accountAfterTheLastSeatOfItsOrganisation_isRefused() {
        OrganisationVotes full = OrganisationVotes.none();
        KnowledgeVote vote = new KnowledgeVote(true, Amount.ofFlock(1), List.of(), NOW);
        for (int i = 0; i < OrganisationVotes.MOST_VOTERS; i++) {
            full = full.plus(AccountId.of("Org2MSP", "client" + i), vote);
        }
        OrganisationVotes last = full;

        assertThatThrownBy(() -> last.plus(AccountId.of("Org2MSP", "late"), vote))
                .isInstanceOfSatisfying(
                        FlockException.class, e -> assertThat(e.code()).contains(ErrorCode.TASK_FULL));
    }

    private void vote(String organisation, String name, boolean accept, long flock) {
        votes.put(AccountId.of(organisation, name), new KnowledgeVote(accept, Amount.ofFlock(flock), List.of(), NOW));
    }

    private KnowledgeDocument close(DayPoints day) {
        return CloseRule.close(DOCUMENT, votes, day, DOCUMENT.closableFrom());
    }
}
