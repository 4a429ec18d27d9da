package io.flock.testnet.arena;

import static io.flock.testnet.arena.ArenaCommands.NODES;
import static io.flock.testnet.arena.ArenaCommands.TASK;
import static io.flock.testnet.arena.ArenaCommands.VALIDATORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.ErrorCode;
import io.flock.testnet.Engine;
import io.flock.testnet.Waiting;
import io.flock.testnet.arena.Running.Ran;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a task separates roles, an organisation is node or validator. */
abstract class SeparatedRolesScenarios extends ArenaCommandScenario {
    SeparatedRolesScenarios(Engine engine) {
        super(engine);
    }

    @Test
    void separatedRoles_leaveAnOrganisationOneOfThem() {
        assertThat(commands().create("--separate-roles").status()).isZero();
        assertThat(commands().run("arena", "show", TASK.text()).out()).contains("node or validator, never both");
        Running training = Running.of(commands().train(0));
        Waiting.until(
                "the node has staked", () -> Optional.of(commands().task()).filter(view -> view.nodes() == 1));

        Ran ofItsOrganisation =
                Running.of(commands().validate(VALIDATORS.get(2))).await();

        assertThat(ofItsOrganisation.status())
                .isEqualTo(ErrorCode.NOT_AUTHORISED.exitClass().status());
        assertThat(ofItsOrganisation.out()).contains(NODES.get(0) + " has applied as NODE", "apply as NODE");
        training.stop();
    }
}
