package io.flock.protocol.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrailTest {
    private static final AccountId ANN = AccountId.of("Org1MSP", "ann");

    static Stream<Arguments> actions() {
        OrganisationId organisation = OrganisationId.parse("Org4MSP");
        TaskId task = TaskId.parse("digits");
        return Stream.of(
                Arguments.of(ProposalAction.setParameters(GovernanceParameters.defaults()), List.of("parameters")),
                Arguments.of(
                        ProposalAction.mint(new Grant(ANN, Amount.ofFlock(1))), List.of("grant", "grant:Org1MSP::ann")),
                Arguments.of(
                        ProposalAction.addOrganisation(organisation), List.of("organisation", "organisation:Org4MSP")),
                Arguments.of(
                        ProposalAction.removeOrganisation(organisation),
                        List.of("organisation", "organisation:Org4MSP")),
                Arguments.of(ProposalAction.stopTask(task), List.of("stopped-task", "stopped-task:digits")),
                Arguments.of(
                        ProposalAction.verifyTask(TaskName.alliance(task)),
                        List.of("verified-task", "verified-task:alliance:digits")),
                Arguments.of(
                        ProposalAction.unverifyTask(TaskName.arena(task)),
                        List.of("verified-task", "verified-task:arena:digits")),
                Arguments.of(ProposalAction.recogniseExpert(ANN), List.of("expert", "expert:Org1MSP::ann")),
                Arguments.of(ProposalAction.dismissExpert(ANN), List.of("expert", "expert:Org1MSP::ann")));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyAction_standsInAll_inThoseOfItsKind_andInThoseOfItsSubject(
            ProposalAction action, List<String> besideAll) {
        assertThat(Trail.of(Subject.of(action)).stream().map(Trail::toString))
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of("all"), besideAll.stream()).toList());
    }

    @Test
    void actionsAbove_areOfEveryKind() {
        assertThat(actions().map(each -> ((ProposalAction) each.get()[0]).kind()))
                .containsExactlyInAnyOrder(ActionKind.values());
    }

    /** One organisation's name may begin with another's. */
    @Test
    void trailOfASubject_holdsNothingOfAnother() {
        KeyRange range = KeyRange.changes(trail("Org1"));

        assertThat(LedgerKey.change(trail("Org1"), 1).composite()).isBetween(range.start(), range.end());
        assertThat(LedgerKey.change(trail("Org1MSP"), 1).composite()).isGreaterThan(range.end());
        assertThat(LedgerKey.change(trail("Org"), 1).composite()).isLessThan(range.start());
    }

    private static Trail trail(String organisation) {
        return new Trail(Optional.of(SubjectKind.ORGANISATION), Optional.of(organisation));
    }

    @ParameterizedTest
    @CsvSource({
        "PARAMETERS, parameters",
        "ORGANISATION, a b",
        "EXPERT, ann",
        "GRANT, ann",
        "VERIFIED_TASK, digits",
        "STOPPED_TASK, alliance:digits"
    })
    void nameThatTheKindCanNotHave_isRefused(SubjectKind kind, String name) {
        assertThatThrownBy(() -> new Trail(Optional.of(kind), Optional.of(name)))
                .hasMessageStartingWith("INVALID_ARGUMENT|");
        assertThatThrownBy(() -> new Subject(kind, Optional.of(name))).hasMessageStartingWith("INVALID_ARGUMENT|");
    }

    @Test
    void nameWithoutAKind_andASubjectWithoutItsName_areRefused() {
        assertThatThrownBy(() -> new Trail(Optional.empty(), Optional.of("Org1MSP")))
                .hasMessageStartingWith("INVALID_ARGUMENT|");
        assertThatThrownBy(() -> new Subject(SubjectKind.EXPERT, Optional.empty()))
                .hasMessageStartingWith("INVALID_ARGUMENT|");
    }

    @ParameterizedTest
    @EnumSource(SubjectKind.class)
    void oneMoreOfAKind_isCountedThereAndInTheTotal(SubjectKind kind) {
        ChangeCounts before = new ChangeCounts(1, 2, 3, 4, 5, 6);
        ChangeCounts after = before.and(kind);

        assertThat(after.total()).isEqualTo(22);
        assertThat(Arrays.stream(SubjectKind.values())
                        .filter(other -> after.of(other) != before.of(other))
                        .map(other -> other + " " + (after.of(other) - before.of(other))))
                .containsExactly(kind + " 1");
    }
}
