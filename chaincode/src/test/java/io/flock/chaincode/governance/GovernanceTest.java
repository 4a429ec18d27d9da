package io.flock.chaincode.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.ExpertList;
import io.flock.protocol.governance.ExpertView;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.ProposalList;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Found;
import io.flock.protocol.governance.request.GetParameters;
import io.flock.protocol.governance.request.GetProposal;
import io.flock.protocol.governance.request.ListExperts;
import io.flock.protocol.governance.request.ListProposals;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GovernanceTest {
    private static final ProposalId ID = ProposalId.parse("p1");
    private static final OrganisationId NEW = OrganisationId.parse("Org4MSP");
    private static final ProposalAction ADD = ProposalAction.addOrganisation(NEW);

    private final Consortium3 consortium = Consortium3.founded(1);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    @Test
    void founding_isOnce_andTheSameAgainChangesNothing() {
        SortedMap<String, String> before = channel.documents();
        channel.submit(consortium.governor(1), "governance:Found", new Found(consortium.document()));

        assertThat(channel.documents()).isEqualTo(before);
        assertThat(channel.refusal(consortium.governor(0), "governance:Found", new Found(other())))
                .isEqualTo(ErrorCode.ALREADY_FOUNDED);
    }

    @Test
    void documentThatTheOrganisationDidNotAgreeTo_isRefused() {
        Consortium3 unfounded = Consortium3.unfounded(1);

        assertThat(unfounded.channel().refusal(unfounded.governor(0), "governance:Found", new Found(other())))
                .isEqualTo(ErrorCode.FOUNDING_MISMATCH);
    }

    @Test
    void founding_isForGovernorsOfTheDocumentsOrganisations() {
        Consortium3 unfounded = Consortium3.unfounded(1);
        Found found = new Found(unfounded.document());

        assertThat(unfounded.channel().refusal(unfounded.client(0), "governance:Found", found))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        assertThat(unfounded.channel().refusal(Identity.governor("Org9MSP"), "governance:Found", found))
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void beforeTheFounding_nothingCanBeProposedOrAsked() {
        Consortium3 unfounded = Consortium3.unfounded(1);

        assertThat(unfounded.channel().refusal(unfounded.governor(0), "governance:Propose", new Propose(ID, ADD)))
                .isEqualTo(ErrorCode.NOT_FOUNDED);
        assertThat(unfounded.channel().refusal(unfounded.client(0), "governance:GetParameters", new GetParameters()))
                .isEqualTo(ErrorCode.NOT_FOUNDED);
    }

    @Test
    void proposal_takesEffectWithAMajorityOfOrganisations() {
        propose(0, ADD);
        assertThat(members()).doesNotContain(NEW);

        approve(1, ADD);
        assertThat(members()).contains(NEW);
        assertThat(view().executed()).isTrue();
        assertThat(view().approvals()).hasSize(2);
    }

    @Test
    void experts_areRecognisedAndDismissed_byMajority() {
        AccountId expert = consortium.client(0).account();
        propose(0, ProposalAction.recogniseExpert(expert));
        assertThat(experts()).isEmpty();
        approve(1, ProposalAction.recogniseExpert(expert));
        assertThat(experts()).containsExactly(new ExpertView(expert, ID));
        assertThat(view().transaction()).isPresent();

        Propose again = new Propose(ProposalId.parse("again"), ProposalAction.recogniseExpert(expert));
        assertThat(channel.refusal(consortium.governor(0), "governance:Propose", again))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        ProposalAction dismissal = ProposalAction.dismissExpert(expert);
        ProposalId other = ProposalId.parse("dismissal");
        channel.submit(consortium.governor(0), "governance:Propose", new Propose(other, dismissal));
        channel.submit(consortium.governor(2), "governance:Approve", new Approve(other, dismissal.digest()));
        assertThat(experts()).isEmpty();
    }

    @Test
    void strangers_canBeNoExperts_andWhoIsNone_canNotBeDismissed() {
        assertThat(refusalOf(ProposalAction.recogniseExpert(AccountId.of("Org9MSP", "ann"))))
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(refusalOf(ProposalAction.dismissExpert(consortium.client(0).account())))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    private ErrorCode refusalOf(ProposalAction action) {
        return channel.refusal(consortium.governor(0), "governance:Propose", new Propose(ID, action));
    }

    private List<ExpertView> experts() {
        return channel.evaluate(
                        consortium.client(0),
                        "governance:ListExperts",
                        new ListExperts(10, Optional.empty()),
                        ExpertList.class)
                .experts();
    }

    @Test
    void organisation_hasOneVoice_howeverManyGovernors() {
        propose(0, ADD);
        Identity second = new Identity(
                AccountId.of("Org1MSP", "second"), io.flock.chaincode.contract.Creators.admin("Org1MSP", "second"));
        channel.submit(second, "governance:Approve", new Approve(ID, ADD.digest()));

        assertThat(members()).doesNotContain(NEW);
        assertThat(view().approvals()).hasSize(1);
    }

    @Test
    void sameAgain_changesNothing_beforeAndAfterTheEffect() {
        propose(0, ADD);
        SortedMap<String, String> proposed = channel.documents();
        propose(0, ADD);
        approve(0, ADD);
        assertThat(channel.documents()).isEqualTo(proposed);

        approve(1, ADD);
        SortedMap<String, String> executed = channel.documents();
        approve(1, ADD);
        approve(2, ADD);
        assertThat(channel.documents()).isEqualTo(executed);
    }

    @Test
    void voiceOfARemovedOrganisation_countsNoMore() {
        propose(0, ADD);
        ProposalId removal = ProposalId.parse("p2");
        ProposalAction remove = ProposalAction.removeOrganisation(OrganisationId.parse("Org1MSP"));
        channel.submit(consortium.governor(1), "governance:Propose", new Propose(removal, remove));
        channel.submit(consortium.governor(2), "governance:Approve", new Approve(removal, remove.digest()));

        approve(1, ADD);
        assertThat(members()).doesNotContain(NEW, OrganisationId.parse("Org1MSP"));
        approve(2, ADD);
        assertThat(members()).contains(NEW);
    }

    @Test
    void mint_givesACredit_andRaisesTheSupply() {
        AccountId alice = consortium.client(0).account();
        ProposalAction mint = ProposalAction.mint(new Grant(alice, Amount.ofFlock(5)));
        propose(0, mint);
        approve(1, mint);

        assertThat(channel.evaluate(consortium.client(0), "token:BalanceOf", new BalanceOf(alice), BalanceView.class)
                        .uncollected())
                .isEqualTo(Amount.ofFlock(5));
    }

    @Test
    void parameters_areReplaced() {
        GovernanceParameters changed =
                new GovernanceParameters(7, 21, 100, 10, 10, io.flock.protocol.money.Millionths.of(100_000), false);
        ProposalAction set = ProposalAction.setParameters(changed);
        propose(0, set);
        approve(1, set);

        assertThat(channel.evaluate(
                        consortium.client(0),
                        "governance:GetParameters",
                        new GetParameters(),
                        GovernanceParameters.class))
                .isEqualTo(changed);
    }

    @Test
    void proposals_areListedByPages() {
        for (String id : List.of("a", "b", "c")) {
            channel.submit(consortium.governor(0), "governance:Propose", new Propose(ProposalId.parse(id), ADD));
        }
        ProposalList first = list(Optional.empty());
        ProposalList second = list(first.bookmark());

        assertThat(first.proposals())
                .extracting(v -> v.proposal().proposalId().text())
                .containsExactly("a", "b");
        assertThat(second.proposals())
                .extracting(v -> v.proposal().proposalId().text())
                .containsExactly("c");
        assertThat(second.bookmark()).isEmpty();
    }

    static Stream<Arguments> refusals() {
        OrganisationId member = OrganisationId.parse("Org2MSP");
        AccountId stranger = AccountId.of("Org9MSP", "x");
        AccountId alice = AccountId.of("Org1MSP", "client0");
        Amount all = Amount.ofMicros(Long.MAX_VALUE);
        return Stream.of(
                Arguments.of(propose(ProposalAction.addOrganisation(member)), "INVALID_ARGUMENT"),
                Arguments.of(propose(ProposalAction.removeOrganisation(NEW)), "NOT_A_MEMBER"),
                Arguments.of(propose(ProposalAction.mint(new Grant(stranger, all))), "NOT_A_MEMBER"),
                Arguments.of(propose(ProposalAction.mint(new Grant(alice, Amount.ZERO))), "INVALID_ARGUMENT"),
                Arguments.of(propose(ProposalAction.mint(new Grant(alice, all))), "AMOUNT_OVERFLOW"),
                Arguments.of(propose(ProposalAction.stopTask(TaskId.parse("none"))), "UNKNOWN_TASK"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void proposalWithoutSense_isRefused_andChangesNothing(Propose request, String code) {
        SortedMap<String, String> before = channel.documents();

        assertThat(channel.refusal(consortium.governor(0), "governance:Propose", request))
                .hasToString(code);
        assertThat(channel.documents()).isEqualTo(before);
    }

    @Test
    void othersThanGovernorsOfMembers_areRefused() {
        propose(0, ADD);
        Propose propose = new Propose(ProposalId.parse("p2"), ADD);
        Approve approve = new Approve(ID, ADD.digest());

        assertThat(channel.refusal(consortium.client(0), "governance:Propose", propose))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        assertThat(channel.refusal(consortium.client(1), "governance:Approve", approve))
                .isEqualTo(ErrorCode.NOT_AUTHORISED);
        assertThat(channel.refusal(Identity.governor("Org9MSP"), "governance:Propose", propose))
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(channel.refusal(Identity.governor("Org9MSP"), "governance:Approve", approve))
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void otherDigest_otherProposal_otherId_areRefused() {
        propose(0, ADD);
        ProposalAction other = ProposalAction.addOrganisation(OrganisationId.parse("Org5MSP"));

        assertThat(channel.refusal(consortium.governor(1), "governance:Approve", new Approve(ID, other.digest())))
                .isEqualTo(ErrorCode.PROPOSAL_MISMATCH);
        assertThat(channel.refusal(consortium.governor(0), "governance:Propose", new Propose(ID, other)))
                .isEqualTo(ErrorCode.ALREADY_DONE);
        assertThat(channel.refusal(consortium.governor(1), "governance:Propose", new Propose(ID, ADD)))
                .isEqualTo(ErrorCode.ALREADY_DONE);
        ProposalId unknown = ProposalId.parse("unknown");
        assertThat(channel.refusal(consortium.governor(1), "governance:Approve", new Approve(unknown, ADD.digest())))
                .isEqualTo(ErrorCode.UNKNOWN_PROPOSAL);
        assertThat(channel.refusal(consortium.client(0), "governance:GetProposal", new GetProposal(unknown)))
                .isEqualTo(ErrorCode.UNKNOWN_PROPOSAL);
    }

    @Test
    void actionThatBecameImpossible_isRefusedWhenItWouldTakeEffect() {
        propose(0, ADD);
        ProposalId second = ProposalId.parse("p2");
        channel.submit(consortium.governor(0), "governance:Propose", new Propose(second, ADD));
        approve(1, ADD);
        channel.submit(consortium.governor(1), "governance:Approve", new Approve(second, ADD.digest()));

        assertThat(channel.refusal(consortium.governor(2), "governance:Approve", new Approve(second, ADD.digest())))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    private static Propose propose(ProposalAction action) {
        return new Propose(ID, action);
    }

    private static FoundingDocument other() {
        return new FoundingDocument(List.of(OrganisationId.parse("Org1MSP")), Consortium3.parameters(), List.of());
    }

    private void propose(int organisation, ProposalAction action) {
        channel.submit(consortium.governor(organisation), "governance:Propose", new Propose(ID, action));
    }

    private void approve(int organisation, ProposalAction action) {
        channel.submit(consortium.governor(organisation), "governance:Approve", new Approve(ID, action.digest()));
    }

    private ProposalView view() {
        return channel.evaluate(
                consortium.client(0), "governance:GetProposal", new GetProposal(ID), ProposalView.class);
    }

    private ProposalList list(Optional<String> bookmark) {
        return channel.evaluate(
                consortium.client(0), "governance:ListProposals", new ListProposals(2, bookmark), ProposalList.class);
    }

    private List<OrganisationId> members() {
        return channel.document(LedgerKey.consortium(), Consortium.class)
                .orElseThrow()
                .organisations();
    }
}
