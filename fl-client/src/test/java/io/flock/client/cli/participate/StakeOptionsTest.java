package io.flock.client.cli.participate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.cli.option.Converters;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.StakeUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StakeOptionsTest {
    private static final Digest DIGEST = Digest.parse("0b".repeat(32));
    private static final TransactionId LOCK = TransactionId.parse("ab".repeat(32));

    @Test
    void accountThatHasJoinedWithALock_goesOnWithoutNamingIt() {
        JoinRecord join = new JoinRecord(
                AccountId.of("Org1MSP", "alice"),
                0,
                Amount.ofFlock(301),
                DIGEST,
                Optional.of(new Cover(LOCK, Amount.ofFlock(100))),
                Optional.empty());

        assertThat(options().lock(task(StakeUnit.GMFLOCK), () -> Optional.of(join)))
                .contains(LOCK);
    }

    @Test
    void accountThatHasNotJoined_isToldHowMuchALockHasToHave() {
        assertThatThrownBy(() -> options().lock(task(StakeUnit.GMFLOCK), Optional::empty))
                .isInstanceOf(FlockException.class)
                .hasMessageContaining("297 gmFLOCK or more");
    }

    @Test
    void lockIsTakenAsGiven_andNoneWhereFlockIsStaked() {
        assertThat(options("--lock", LOCK.toString()).lock(task(StakeUnit.GMFLOCK), StakeOptionsTest::unasked))
                .contains(LOCK);
        assertThat(options("--lock", LOCK.toString()).lock(task(StakeUnit.FLOCK), StakeOptionsTest::unasked))
                .isEmpty();
    }

    @Test
    void stakeNotGiven_isTheLeastThatTheTaskTakes() {
        assertThat(options().stake(task(StakeUnit.FLOCK))).isEqualTo(Amount.ofFlock(100));
        assertThat(options().stake(task(StakeUnit.GMFLOCK))).isEqualTo(Amount.ofFlock(297));
    }

    private static Optional<JoinRecord> unasked() {
        throw new AssertionError("the ledger need not be asked");
    }

    private static TaskDefinition task(StakeUnit unit) {
        return TaskDefinition.builder(TaskId.parse("digits"), new ContentRef("bafybundle", DIGEST))
                .stakeIn(unit)
                .build();
    }

    private static StakeOptions options(String... arguments) {
        StakeOptions options = new StakeOptions();
        CommandLine line = new CommandLine(options);
        Converters.register(line);
        line.parseArgs(arguments);
        return options;
    }
}
