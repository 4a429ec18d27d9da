package io.flock.testnet.arena;

import static io.flock.testnet.arena.ArenaCommands.NODES;
import static io.flock.testnet.arena.ArenaCommands.TASK;
import static io.flock.testnet.arena.ArenaCommands.VALIDATORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.Engine;
import io.flock.testnet.Waiting;
import io.flock.testnet.arena.Running.Ran;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stakes out of locks, in tasks that take gmFLOCK and in one that doesn't. */
abstract class GmStakeScenarios extends ArenaCommandScenario {
    GmStakeScenarios(Engine engine) {
        super(engine);
    }

    @Test
    void stakesOfGmFlock_comeOutOfLocks_andGoBackIntoThem() {
        AccountId node = NODES.get(0);
        AccountId judge = VALIDATORS.get(0);
        assertThat(commands().create("--stake-in", "gmflock").status()).isZero();
        assertThat(commands().run("arena", "list").out()).contains("300 gm");
        assertThat(commands().run("arena", "show", TASK.text()).out()).contains("at least 300 gmFLOCK of a node");
        Ran without = Running.of(commands().train(0)).await();
        assertThat(without.status()).isEqualTo(ErrorCode.USAGE.exitClass().status());
        assertThat(without.out()).contains("give --lock with 300 gmFLOCK or more");

        Running training = Running.of(ArenaCommands.with(commands().train(0), "--lock", lock(node)));
        Running judging = Running.of(ArenaCommands.with(commands().validate(judge), "--lock", lock(judge)));
        Waiting.until("both have staked", () -> Optional.of(commands().task())
                .filter(view -> view.nodes() + view.validators() == 2));
        training.stop();
        judging.stop();
        assertThat(locks(node)).containsPattern("100 +301 +300 ");
        Running again = Running.of(commands().train(0));
        assertThat(commands().run("arena", "cancel", TASK.text()).status()).isZero();

        again.requireSuccess();
        assertThat(locks(node)).containsPattern("100 +301 +365 ");
        assertThat(commands().run(judge, "arena", "claim", TASK.text()).out())
                .contains("300 gmFLOCK of stake, which are back in lock");
        assertThat(locks(judge)).containsPattern("100 +301 +365 ");
        Running.of(commands().train(1)).requireSuccess(); // never staked, and no lock would help now
        commands().isAuditedClean();
    }

    @Test
    void lockForATaskThatTakesFlock_isRefused_beforeAnythingIsStaked() {
        AccountId node = NODES.get(0);
        assertThat(commands().create().status()).isZero();

        Ran refused = Running.of(ArenaCommands.with(commands().train(0), "--lock", lock(node)))
                .await();

        assertThat(refused.status()).isEqualTo(ErrorCode.USAGE.exitClass().status());
        assertThat(refused.out()).contains("takes FLOCK as stake, and a lock is given");
        assertThat(commands().task().nodes()).isZero();
        assertThat(locks(node)).containsPattern("100 +301 +365 ");
    }

    private String lock(AccountId account) {
        Ran locked = commands().run(account, "token", "lock", "100", "--days", "365", "--output", "json");
        assertThat(locked.status()).as(locked.out()).isZero();
        return locked.json().get("lockId").getAsString();
    }

    private String locks(AccountId account) {
        return commands().run(account, "token", "locks").out();
    }
}
