package io.flock.chaincode.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.RoleSeparation;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.money.Amount;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks in which an organisation is node or validator. Client i is of organisation i mod 3. */
class ArenaSeparationTest {
    private static final ArenaTask SEPARATED =
            ArenaRun.definition().separation(RoleSeparation.ORGANISATIONS).build();

    private final Consortium3 consortium = Consortium3.founded(6);

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(consortium.channel());
    }

    @Test
    void otherRoleOfTheOrganisation_isRefused_andChangesNothing() {
        ArenaRun run = created(SEPARATED, List.of(1, 2), List.of(4, 7, 5));
        stake(run, ArenaRole.VALIDATOR, 0, 0);
        var before = run.channel().documents();

        assertThat(refusal(run, ArenaRole.NODE, 0, 1)).isEqualTo(ErrorCode.NOT_AUTHORISED);
        assertThat(run.channel().documents()).isEqualTo(before);
        stake(run, ArenaRole.NODE, 1, 0);
        assertThat(refusal(run, ArenaRole.VALIDATOR, 2, 1)).isEqualTo(ErrorCode.NOT_AUTHORISED);
        stake(run, ArenaRole.VALIDATOR, 1, 1);
    }

    @Test
    void applicationThatWasTakenBack_bindsItsOrganisationNoLonger() {
        ArenaRun run = created(SEPARATED, List.of(1), List.of(4));
        stake(run, ArenaRole.VALIDATOR, 0, 0);
        run.submit(run.of(ArenaRole.VALIDATOR).get(0), "Unstake", new Unstake(ArenaRun.TASK));

        stake(run, ArenaRole.NODE, 0, 1);
        assertThat(run.view().nodes()).isEqualTo(1);
    }

    @Test
    void separatedTask_playsToItsEnd() {
        ArenaRun run = created(SEPARATED, List.of(1, 4), List.of(3, 6, 9, 2, 5, 8));
        run.stakeAll();

        run.until(ArenaPhase.COMPLETED);

        assertThat(run.roster().best()).isPresent();
        assertThat(run.roster().pool()).isEqualTo(Amount.ZERO);
    }

    @Test
    void withoutIt_anOrganisationHasBoth_andTheDefinitionSaysNothing() {
        ArenaTask usual =
                ArenaRun.definition().separation(RoleSeparation.ACCOUNTS).build();
        ArenaRun run = created(usual, List.of(1), List.of(4));
        stake(run, ArenaRole.VALIDATOR, 0, 0);
        stake(run, ArenaRole.NODE, 0, 1);

        assertThat(Json.write(usual)).doesNotContain("separation");
        assertThat(Json.write(SEPARATED)).contains("\"separation\":\"ORGANISATIONS\"");
    }

    private ArenaRun created(ArenaTask definition, List<Integer> nodes, List<Integer> validators) {
        return ArenaRun.created(consortium, definition, clients(nodes), clients(validators));
    }

    private List<Identity> clients(List<Integer> numbers) {
        return numbers.stream().map(consortium::client).toList();
    }

    private static void stake(ArenaRun run, ArenaRole role, int number, int slot) {
        Contestant who = run.of(role).get(number);
        run.submit(who, "Stake", who.stake(slot, ArenaRun.STAKE));
    }

    private static ErrorCode refusal(ArenaRun run, ArenaRole role, int number, int slot) {
        Contestant who = run.of(role).get(number);
        return run.refusal(who, "Stake", who.stake(slot, ArenaRun.STAKE));
    }
}
