package io.flock.protocol.alliance.advance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final TaskDefinition SIX =
            Scene.definition().participants(3, 6).build();

    private static JoinRecord join(String organisation, int number, long flock) {
        return new JoinRecord(
                AccountId.of(organisation, "p" + number), number, Amount.ofFlock(flock), Digest.parse("0a".repeat(32)));
    }

    /** Attack 43. */
    @Test
    void anOrganisationThatAppliesForAllSeats_getsAThird_whileOthersApply() {
        List<JoinRecord> applicants = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            applicants.add(join("A", i, 1_000 + i));
        }
        applicants.addAll(List.of(join("B", 0, 100), join("B", 1, 110), join("C", 0, 120), join("C", 1, 130)));

        assertThat(Admission.admit(SIX, applicants))
                .extracting(join -> join.account().toString())
                .containsExactly("A::p4", "A::p5", "B::p0", "B::p1", "C::p0", "C::p1");
    }

    @Test
    void seatsThatWouldStayEmpty_goToTheOrganisationAboveItsThird() {
        List<JoinRecord> applicants =
                List.of(join("A", 0, 500), join("A", 1, 400), join("A", 2, 300), join("A", 3, 200), join("B", 0, 100));

        assertThat(Admission.admit(SIX, applicants)).hasSize(5);
        assertThat(Admission.isFull(SIX, applicants)).isFalse();
    }

    @Test
    void oneOrganisation_canNotCloseRecruitingEarly() {
        List<JoinRecord> applicants = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            applicants.add(join("A", i, 100));
        }

        assertThat(Admission.isFull(SIX, applicants)).isFalse();
        assertThat(Admission.admit(SIX, applicants)).hasSize(6);
    }

    @Test
    void recruiting_endsAtOnce_whenAllSeatsAreTaken_andWhoIsNotAdmittedIsRefunded() {
        Scene scene = new Scene(
                Scene.definition()
                        .participants(3, 3)
                        .rewardPool(Amount.ofFlock(100))
                        .build(),
                Amount.ofFlock(100),
                Amount.ofFlock(200),
                Amount.ofFlock(300),
                Amount.ofFlock(150));
        long before = scene.world.now;
        scene.recruit();

        assertThat(scene.world.now).isEqualTo(before);
        AccountId loser = AccountId.of("Org0MSP", "p0");
        assertThat(scene.world.roster.orElseThrow().member(loser)).isEmpty();
        assertThat(scene.world.claimable(loser)).isEqualTo(Amount.ofFlock(100));
        scene.world.leave(loser);
        assertThat(scene.world.wallets.get(loser)).isEqualTo(Amount.ofFlock(100_000));
        assertThat(scene.world.claimable(loser)).isEqualTo(Amount.ZERO);
        assertThat(scene.world.total()).isEqualTo(scene.all);
    }

    @Test
    void recruiting_endsAtOnce_whenAllNamedAccountsHaveJoined_andWaitsForThemBefore() {
        List<AccountId> named =
                List.of(AccountId.of("Org0MSP", "p0"), AccountId.of("Org1MSP", "p1"), AccountId.of("Org2MSP", "p2"));
        TaskDefinition definition =
                Scene.definition().participants(3, 10).named(named).build();
        Scene two = new Scene(definition, Amount.ofFlock(100), Amount.ofFlock(100));
        Scene three = new Scene(definition, Amount.ofFlock(100), Amount.ofFlock(100), Amount.ofFlock(100));

        assertThat(two.world.awaited()).containsExactly(named.get(2));
        assertThat(AllianceAdvance.isDue(two.world.input(Scene.KEEPER))).isFalse();
        assertThat(AllianceAdvance.isDue(three.world.input(Scene.KEEPER))).isTrue();
    }

    /** Attack 42. */
    @Test
    void whoLeavesWhileItRecruits_getsEverythingBackAtOnce_andIsNotAdmitted() {
        Scene scene = Scene.ofTen();
        AccountId leaver = AccountId.of("Org0MSP", "p0");
        scene.world.leave(leaver);
        assertThat(scene.world.wallets.get(leaver)).isEqualTo(Amount.ofFlock(100_000));

        scene.recruit();
        assertThat(scene.phase()).isEqualTo(Phase.SEED);
        assertThat(scene.world.roster.orElseThrow().members()).hasSize(9);
        assertThat(scene.world.claimable(leaver)).isEqualTo(Amount.ZERO);
        assertThat(scene.world.total()).isEqualTo(scene.all);
    }
}
