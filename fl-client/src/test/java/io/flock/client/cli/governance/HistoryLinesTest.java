package io.flock.client.cli.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.governance.ArenaBounds;
import io.flock.protocol.governance.GovernanceChange;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.HistoryStart;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.governance.Subject;
import io.flock.protocol.governance.Voice;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryLinesTest {
    private static final AccountId ADMIN = AccountId.of("Org1MSP", "admin");
    private static final TransactionId TRANSACTION = TransactionId.parse("ab".repeat(32));
    private static final ProposalAction ADD = ProposalAction.addOrganisation(OrganisationId.parse("Org4MSP"));

    private static GovernanceParameters parameters(int maxRounds) {
        return new GovernanceParameters(5, 15, 86_400, 256, maxRounds, Millionths.of(250_000), true);
    }

    private static Proposal proposal(ProposalAction action, Optional<Long> at) {
        return new Proposal(ProposalId.parse("p-1"), action, action.digest(), ADMIN, at);
    }

    private static ProposalView changed(ProposalAction action, Optional<GovernanceParameters> replaced) {
        return view(
                proposal(action, Optional.of(1_800_000_000L)),
                Optional.of(1_800_000_010L),
                Optional.of(TRANSACTION),
                Optional.of(new GovernanceChange(7, 1_800_000_020L, Subject.of(action), 2, replaced)));
    }

    private static ProposalView view(
            Proposal proposal,
            Optional<Long> approvedAt,
            Optional<TransactionId> transaction,
            Optional<GovernanceChange> change) {
        return new ProposalView(
                proposal,
                List.of(ADMIN.organisation()),
                List.of(new Voice(ADMIN.organisation(), ADMIN, approvedAt)),
                transaction.isPresent(),
                transaction,
                change);
    }

    @Test
    void change_isARow_withItsPlaceAndTime() {
        assertThat(HistoryLines.row(changed(ADD, Optional.empty())))
                .containsExactly(
                        "7",
                        "2027-01-15T08:00:20Z",
                        "ADD_ORGANISATION",
                        "Org4MSP",
                        "organisation 2",
                        "Org1MSP::admin",
                        "Org1MSP",
                        "p-1");
    }

    @Test
    void parameters_areShownByWhatChanged() {
        GovernanceParameters after =
                parameters(700).withArena(new ArenaBounds(Amount.ofFlock(9), Millionths.of(1), 365));

        assertThat(HistoryLines.about(changed(ProposalAction.setParameters(after), Optional.of(parameters(500)))))
                .isEqualTo("arena.claimFee default → 1, arena.creatorMinStake default → 9000000,"
                        + " arena.maxVestingDays default → 365, maxRounds 500 → 700");
    }

    @Test
    void sameParametersAgain_changeNothing_andSaySo() {
        assertThat(HistoryLines.about(
                        changed(ProposalAction.setParameters(parameters(500)), Optional.of(parameters(500)))))
                .isEqualTo("nothing");
    }

    @Test
    void shownProposal_hasTheTimesOfAll() {
        assertThat(GovernanceShowCommand.lines(changed(ADD, Optional.empty())))
                .contains(
                        "proposal    p-1 by Org1MSP::admin at 2027-01-15T08:00:00Z",
                        "approved by Org1MSP: Org1MSP::admin at 2027-01-15T08:00:10Z",
                        "took effect in " + TRANSACTION.text() + " at 2027-01-15T08:00:20Z",
                        "changed     Org4MSP; change 7 of all, 2 of kind organisation");
    }

    @Test
    void proposalOfEarlierChaincode_isShownWithoutTimes() {
        assertThat(GovernanceShowCommand.lines(view(
                        proposal(ADD, Optional.empty()), Optional.empty(), Optional.of(TRANSACTION), Optional.empty())))
                .contains(
                        "proposal    p-1 by Org1MSP::admin",
                        "approved by Org1MSP: Org1MSP::admin",
                        "took effect in " + TRANSACTION.text())
                .noneMatch(line -> line.startsWith("changed"));
        assertThat(GovernanceShowCommand.lines(
                        view(proposal(ADD, Optional.empty()), Optional.empty(), Optional.empty(), Optional.empty())))
                .contains("took effect not yet");
    }

    @Test
    void firstLine_saysSinceWhen() {
        assertThat(HistoryLines.of(Optional.of(new HistoryStart(1_800_000_000L, true)), HistoryLines.table()))
                .hasSize(2)
                .first()
                .isEqualTo("since the founding at 2027-01-15T08:00:00Z");
        assertThat(HistoryLines.of(Optional.of(new HistoryStart(1_800_000_000L, false)), HistoryLines.table()))
                .first()
                .asString()
                .startsWith("since 2027-01-15T08:00:00Z; what took effect before is in 'flock governance list'");
        assertThat(HistoryLines.of(Optional.empty(), HistoryLines.table()))
                .first()
                .asString()
                .startsWith("no history yet");
    }
}
