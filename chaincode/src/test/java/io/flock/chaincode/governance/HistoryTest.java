package io.flock.chaincode.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.Approval;
import io.flock.protocol.governance.ChangeList;
import io.flock.protocol.governance.Execution;
import io.flock.protocol.governance.GovernanceChange;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.HistoryStart;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.governance.Subject;
import io.flock.protocol.governance.SubjectKind;
import io.flock.protocol.governance.Voice;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.GetProposal;
import io.flock.protocol.governance.request.ListChanges;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who changed what, when, in which order. */
class HistoryTest {
    private static final OrganisationId NEW = OrganisationId.parse("Org4MSP");
    private static final ProposalAction ADD = ProposalAction.addOrganisation(NEW);

    private final Consortium3 consortium = Consortium3.founded(1);
    private final Channel channel = consortium.channel();
    private final long founded = channel.now();

    @Test
    void proposal_approval_andChange_haveTheTimesOfTheirTransactions() {
        channel.waitSeconds(10);
        propose("p", ADD);
        channel.waitSeconds(20);
        approve("p", 1, ADD);
        channel.waitSeconds(30);

        ProposalView view = view("p");
        assertThat(view.proposal().proposedAt()).contains(founded + 10);
        assertThat(view.voices())
                .containsExactly(
                        new Voice(
                                OrganisationId.parse("Org1MSP"),
                                consortium.governor(0).account(),
                                Optional.of(founded + 10)),
                        new Voice(
                                OrganisationId.parse("Org2MSP"),
                                consortium.governor(1).account(),
                                Optional.of(founded + 30)));
        assertThat(view.approvals())
                .isEqualTo(view.voices().stream().map(Voice::organisation).toList());
        assertThat(view.change())
                .contains(new GovernanceChange(
                        1,
                        founded + 30,
                        new Subject(SubjectKind.ORGANISATION, Optional.of("Org4MSP")),
                        1,
                        Optional.empty()));
    }

    @Test
    void open_hasATime_andNoChange() {
        propose("p", ADD);

        assertThat(view("p").proposal().proposedAt()).contains(founded);
        assertThat(view("p").change()).isEmpty();
        assertThat(changes().changes()).isEmpty();
        assertThat(changes().start()).contains(new HistoryStart(founded, true));
    }

    @Test
    void secondParameters_nameThoseThatTheyReplaced() {
        GovernanceParameters first = parameters(500);
        GovernanceParameters second = parameters(700);
        decide("z", ProposalAction.setParameters(first));
        decide("y", ADD);
        decide("a", ProposalAction.setParameters(second));

        List<GovernanceChange> changes = ofKind(SubjectKind.PARAMETERS).stream()
                .map(view -> view.change().orElseThrow())
                .toList();
        assertThat(changes).extracting(GovernanceChange::number).containsExactly(1, 3);
        assertThat(changes).extracting(GovernanceChange::version).containsExactly(1, 2);
        assertThat(changes)
                .extracting(change -> change.replaced().orElseThrow())
                .containsExactly(Consortium3.parameters(), first);
    }

    @Test
    void changes_standInTheirOrder_notInThatOfTheirIds() {
        AccountId expert = consortium.client(0).account();
        propose("c", ADD);
        decide("z", ProposalAction.recogniseExpert(expert));
        approve("c", 2, ADD);
        decide("b", ProposalAction.recogniseExpert(consortium.client(1).account()));
        decide("a", ProposalAction.dismissExpert(expert));

        assertThat(changes().changes()).extracting(HistoryTest::id).containsExactly("z", "c", "b", "a");
        assertThat(ofKind(SubjectKind.EXPERT)).extracting(HistoryTest::id).containsExactly("z", "b", "a");
        assertThat(list(new ListChanges(
                                Optional.of(SubjectKind.EXPERT), Optional.of(expert.toString()), 10, Optional.empty()))
                        .changes())
                .extracting(HistoryTest::id)
                .containsExactly("z", "a");
        assertThat(ofKind(SubjectKind.GRANT)).isEmpty();
    }

    @Test
    void pages_holdWhatTheyAreAskedFor_andGoOnAtTheBookmark() {
        List<String> decided = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String id = "p" + (9 - i);
            decided.add(id);
            decide(id, i % 2 == 0 ? ADD : ProposalAction.removeOrganisation(NEW));
        }
        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Optional<String> bookmark = Optional.empty();
        do {
            ChangeList page =
                    list(new ListChanges(Optional.of(SubjectKind.ORGANISATION), Optional.empty(), 3, bookmark));
            page.changes().forEach(view -> seen.add(id(view)));
            sizes.add(page.changes().size());
            bookmark = page.bookmark();
        } while (bookmark.isPresent());

        assertThat(seen).isEqualTo(decided);
        assertThat(sizes).containsExactly(3, 3, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pageSize\":10,\"bookmark\":\"1\"}",
                "{\"pageSize\":10,\"bookmark\":\"00000x\"}",
                "{\"pageSize\":10,\"bookmark\":\"-00001\"}",
                "{\"pageSize\":0}",
                "{\"pageSize\":101}",
                "{\"pageSize\":10,\"name\":\"Org1MSP\"}",
                "{\"pageSize\":10,\"kind\":\"EXPERT\",\"name\":\"Org1MSP\"}"
            })
    void whatIsNoHistory_isRefused(String request) {
        assertThat(channel.refusalOf(consortium.client(0), "governance:ListChanges", request))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    /** What an earlier chaincode left: a proposal that took effect, one that is open with one approval, and no times. */
    @Test
    void onALedgerOfEarlierChaincode_theHistoryBeginsWithTheNextApproval() {
        Consortium3 earlier = Consortium3.founded(1);
        Channel old = earlier.channel();
        placeEarlier(earlier, "done", ProposalAction.addOrganisation(NEW), true);
        ProposalAction expert = ProposalAction.recogniseExpert(earlier.client(0).account());
        placeEarlier(earlier, "open", expert, false);
        old.takeAway(LedgerKey.historyStart());
        old.waitSeconds(100);
        old.submit(earlier.governor(2), "governance:Approve", new Approve(ProposalId.parse("open"), expert.digest()));

        ChangeList changes =
                old.evaluate(earlier.client(0), "governance:ListChanges", all(10, Optional.empty()), ChangeList.class);
        assertThat(changes.start()).contains(new HistoryStart(old.now(), false));
        assertThat(changes.changes()).singleElement().satisfies(view -> {
            assertThat(id(view)).isEqualTo("open");
            assertThat(view.proposal().proposedAt()).isEmpty();
            assertThat(view.voices())
                    .extracting(Voice::approvedAt)
                    .containsExactly(Optional.empty(), Optional.of(old.now()));
            assertThat(view.change().orElseThrow().number()).isEqualTo(1);
        });
        ProposalView done = old.evaluate(
                earlier.client(0),
                "governance:GetProposal",
                new GetProposal(ProposalId.parse("done")),
                ProposalView.class);
        assertThat(done.executed()).isTrue();
        assertThat(done.change()).isEmpty();
    }

    private static void placeEarlier(Consortium3 consortium, String name, ProposalAction action, boolean executed) {
        ProposalId id = ProposalId.parse(name);
        AccountId proposer = consortium.governor(0).account();
        consortium
                .channel()
                .place(LedgerKey.proposal(id), new Proposal(id, action, action.digest(), proposer, Optional.empty()));
        consortium
                .channel()
                .place(
                        LedgerKey.approval(id, proposer.organisation()),
                        new Approval(action.digest(), proposer, Optional.empty()));
        if (executed) {
            consortium
                    .channel()
                    .place(
                            LedgerKey.executed(id),
                            new Execution(TransactionId.parse("ab".repeat(32)), Optional.empty()));
        }
    }

    @Test
    void start_isWrittenOnce() {
        SortedMap<String, String> before = channel.documents();
        channel.waitSeconds(50);
        decide("p", ADD);
        decide("q", ProposalAction.removeOrganisation(NEW));

        String key = LedgerKey.historyStart().composite();
        assertThat(channel.documents().get(key)).isEqualTo(before.get(key));
    }

    private static String id(ProposalView view) {
        return view.proposal().proposalId().text();
    }

    private static GovernanceParameters parameters(int maxRounds) {
        return new GovernanceParameters(7, 21, 100, 10, maxRounds, Millionths.of(100_000), false);
    }

    /** By all three: a majority also of four. */
    private void decide(String id, ProposalAction action) {
        propose(id, action);
        approve(id, 1, action);
        approve(id, 2, action);
    }

    private void propose(String id, ProposalAction action) {
        channel.submit(consortium.governor(0), "governance:Propose", new Propose(ProposalId.parse(id), action));
    }

    private void approve(String id, int organisation, ProposalAction action) {
        channel.submit(
                consortium.governor(organisation),
                "governance:Approve",
                new Approve(ProposalId.parse(id), action.digest()));
    }

    private ProposalView view(String id) {
        return channel.evaluate(
                consortium.client(0),
                "governance:GetProposal",
                new GetProposal(ProposalId.parse(id)),
                ProposalView.class);
    }

    private ChangeList changes() {
        return list(all(10, Optional.empty()));
    }

    private static ListChanges all(int pageSize, Optional<String> bookmark) {
        return new ListChanges(Optional.empty(), Optional.empty(), pageSize, bookmark);
    }

    private List<ProposalView> ofKind(SubjectKind kind) {
        return list(new ListChanges(Optional.of(kind), Optional.empty(), 10, Optional.empty()))
                .changes();
    }

    private ChangeList list(ListChanges request) {
        return channel.evaluate(consortium.client(0), "governance:ListChanges", request, ChangeList.class);
    }
}
