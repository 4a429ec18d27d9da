package io.flock.protocol.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoleSeparationTest {
    private static final StakeRecord NODE = application("node", ArenaRole.NODE, 0);
    private static final StakeRecord JUROR = application("juror", ArenaRole.VALIDATOR, 1);
    private static final StakeRecord OTHER_JUROR = application("otherJuror", ArenaRole.VALIDATOR, 2);

    @Test
    void organisationWithoutApplications_mayTakeAnyRole() {
        assertThat(inOtherRole(ArenaRole.NODE, Set.of())).isEmpty();
        assertThat(inOtherRole(ArenaRole.VALIDATOR, Set.of())).isEmpty();
    }

    @Test
    void applicationThatStands_keepsItsOrganisationOutOfTheOtherRole_andNotOutOfItsOwn() {
        assertThat(inOtherRole(ArenaRole.VALIDATOR, Set.of(), NODE)).contains(NODE);
        assertThat(inOtherRole(ArenaRole.NODE, Set.of(), NODE)).isEmpty();
        assertThat(inOtherRole(ArenaRole.NODE, Set.of(), NODE, JUROR, OTHER_JUROR))
                .as("the first in the order of slots")
                .contains(JUROR);
    }

    @Test
    void applicationWhoseStakeWasTakenBack_bindsNobody_butTheNextOneDoes() {
        assertThat(inOtherRole(ArenaRole.VALIDATOR, Set.of(NODE.account()), NODE))
                .isEmpty();
        assertThat(inOtherRole(ArenaRole.NODE, Set.of(JUROR.account()), JUROR, OTHER_JUROR))
                .contains(OTHER_JUROR);
    }

    /** On the ledger each question is a read, which a later transaction may make invalid. */
    @Test
    void nobodyIsAskedAboutWhoseAnswerDecidesNothing() {
        List<AccountId> asked = new ArrayList<>();

        RoleSeparation.inOtherRole(ArenaRole.NODE, Stream.of(NODE, JUROR, OTHER_JUROR), account -> !asked.add(account));

        assertThat(asked).containsExactly(JUROR.account());
    }

    private static Optional<StakeRecord> inOtherRole(
            ArenaRole role, Set<AccountId> unstaked, StakeRecord... applications) {
        return RoleSeparation.inOtherRole(role, Stream.of(applications), unstaked::contains);
    }

    private static StakeRecord application(String name, ArenaRole role, int slot) {
        return new StakeRecord(
                AccountId.of("Org2MSP", name),
                role,
                slot,
                Amount.ofFlock(300),
                Digest.parse("0".repeat(64)),
                Optional.empty());
    }
}
