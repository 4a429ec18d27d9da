package io.flock.protocol.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attack 38: trap tasks are refused, one case per reason. */
class TaskDefinitionCheckTest {
    private static final GovernanceParameters BOUNDS = GovernanceParameters.defaults();

    private static TaskDefinitionBuilder valid() {
        return TaskDefinition.builder(TaskId.parse("t"), new ContentRef("bafkbundle", Digest.parse("0b".repeat(32))));
    }

    @Test
    void theDefaults_areAccepted() {
        assertThatCode(() -> TaskDefinitionCheck.check(valid().build(), BOUNDS)).doesNotThrowAnyException();
    }

    static Stream<Arguments> traps() {
        return Stream.of(
                trap("PARAMETER_OUT_OF_BOUNDS|rounds", task -> task.rounds(1_001)),
                trap("PARAMETER_OUT_OF_BOUNDS|minParticipants", task -> task.participants(2, 10)),
                trap("PARAMETER_OUT_OF_BOUNDS|minParticipants", task -> task.participants(8, 7)),
                trap("PARAMETER_OUT_OF_BOUNDS|maxParticipants", task -> task.participants(7, 257)),
                trap("PARAMETER_OUT_OF_BOUNDS|the length of RECRUITING", task -> task.phases(PhaseLengths.all(179))),
                trap("PARAMETER_OUT_OF_BOUNDS|the length of", task -> task.phases(PhaseLengths.all(2_592_001))),
                trap(
                        "PARAMETER_OUT_OF_BOUNDS|the length of AGGREGATE_REVEAL",
                        task -> task.phases(new PhaseLengths(600, 600, 600, 600, 600, 600, 600, 1))),
                trap("PARAMETER_OUT_OF_BOUNDS|slashFraction", task -> task.slashFraction(Millionths.of(250_001))),
                trap("PARAMETER_OUT_OF_BOUNDS|absentSlash", task -> task.absentSlash(Amount.parse("20.000001"))),
                trap("PARAMETER_OUT_OF_BOUNDS|proposerFraction", task -> task.proposerFraction(Millionths.of(0))),
                trap("PARAMETER_OUT_OF_BOUNDS|minStake", task -> task.minStake(Amount.ZERO)),
                trap(
                        "PARAMETER_OUT_OF_BOUNDS|minStake is at most 1000000000",
                        task -> task.minStake(Amount.parse("1000000000.000001"))),
                trap("PARAMETER_OUT_OF_BOUNDS|minStake is at most 3010000000", task -> task.stakeIn(StakeUnit.GMFLOCK)
                        .minStake(Amount.ofMicros(Long.MAX_VALUE))
                        .absentSlash(Amount.ofMicros(1_000_000_000_000_000_000L))),
                trap(
                        "PARAMETER_OUT_OF_BOUNDS|aggregation krum(1) needs 5 proposers in a round; with minParticipants 7 and"
                                + " proposerFraction 300000 millionths there are 2",
                        task -> task.aggregation(new AggregationRule.Krum(1))),
                trap(
                        "PARAMETER_OUT_OF_BOUNDS|aggregation trimmedMean(0.2) needs 5",
                        task -> task.aggregation(AggregationRule.parse("trimmedMean(0.2)"))),
                trap("DEPOSIT_TOO_LOW|", task -> task.rewardPool(Amount.parse("700.000001"))),
                trap(
                        "PARAMETER_OUT_OF_BOUNDS|participants names from",
                        task -> task.named(List.of(AccountId.of("A", "a")))),
                trap("PARAMETER_OUT_OF_BOUNDS|participants names accounts of", task -> task.participants(3, 3)
                        .rewardPool(Amount.ZERO)
                        .named(List.of(AccountId.of("A", "a"), AccountId.of("A", "b"), AccountId.of("A", "c")))),
                trap("INVALID_ARGUMENT|participants names an account twice", task -> task.participants(3, 3)
                        .rewardPool(Amount.ZERO)
                        .named(List.of(AccountId.of("A", "a"), AccountId.of("A", "a"), AccountId.of("B", "c")))));
    }

    private static Arguments trap(String refusal, UnaryOperator<TaskDefinitionBuilder> change) {
        return Arguments.of(refusal, change.apply(valid()).build());
    }

    @ParameterizedTest
    @MethodSource("traps")
    void aTrap_isRefused(String refusal, TaskDefinition definition) {
        assertThatThrownBy(() -> TaskDefinitionCheck.check(definition, BOUNDS)).hasMessageStartingWith(refusal);
    }

    @Test
    void theDeposit_isEnoughExactlyAtItsBound() {
        assertThatCode(() -> TaskDefinitionCheck.check(
                        valid().rewardPool(Amount.ofFlock(700)).build(), BOUNDS))
                .doesNotThrowAnyException();
    }

    @Test
    void flockThatIsSaid_isKept_andMeansTheSameAsNothing() {
        TaskDefinition silent = valid().stakeIn(StakeUnit.FLOCK).build();
        String said = Json.write(silent).replaceFirst("}$", ",\"stakeIn\":\"FLOCK\"}");

        TaskDefinition read = Json.read(said, TaskDefinition.class);

        assertThat(Json.write(read)).isNotEqualTo(Json.write(silent)).contains("\"stakeIn\":\"FLOCK\"");
        assertThat(read.stakesGmFlock()).isFalse();
        assertThat(silent.stakeIn()).isEmpty();
        assertThat(silent.stakeUnit()).isEqualTo(StakeUnit.FLOCK);
    }

    @Test
    void bothWaysOfVoting_areAccepted_andTasksWithoutArenaCanBeForbidden() {
        TaskDefinition collective = valid().voteMode(VoteMode.COLLECTIVE).build();
        GovernanceParameters strict =
                new GovernanceParameters(60, 180, 2_592_000, 256, 1_000, Millionths.of(250_000), false);

        assertThatCode(() -> TaskDefinitionCheck.check(collective, BOUNDS)).doesNotThrowAnyException();
        assertThatThrownBy(() -> TaskDefinitionCheck.check(valid().build(), strict))
                .hasMessageStartingWith("PARAMETER_OUT_OF_BOUNDS|");
    }
}
