package io.flock.protocol.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stakes of gmFLOCK change in what is accepted as a task of the Arena. */
class ArenaTaskCheckTest {
    private static final GovernanceParameters BOUNDS = GovernanceParameters.defaults();
    private static final Digest DIGEST = Digest.parse("0b".repeat(32));

    private static ArenaTaskBuilder valid(StakeUnit unit) {
        SealedSet set = new SealedSet(new ContentRef("bafkdataset", DIGEST), DIGEST);
        return ArenaTask.builder(TaskId.parse("t"), new ContentRef("bafkbundle", DIGEST), set, set)
                .stakeIn(unit);
    }

    private static void check(ArenaTask task) {
        ArenaTaskCheck.check(task, BOUNDS, BOUNDS.arenaBounds());
    }

    @ParameterizedTest
    @EnumSource
    void theDefaults_areAccepted(StakeUnit unit) {
        assertThatCode(() -> check(valid(unit).build())).doesNotThrowAnyException();
    }

    /** {@code 3.01 · 700 / (11 settlements · 7 participants)}. */
    @Test
    void theDepositInGmFlock_isEnoughExactlyAtItsBound() {
        assertThatCode(() -> check(valid(StakeUnit.GMFLOCK)
                        .absentSlash(Amount.parse("27.363637"))
                        .build()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(valid(StakeUnit.GMFLOCK)
                        .absentSlash(Amount.parse("27.363636"))
                        .build()))
                .hasMessageStartingWith("DEPOSIT_TOO_LOW|")
                .hasMessageContaining("gmFLOCK of 365 days");
        assertThatCode(() -> check(valid(StakeUnit.FLOCK)
                        .absentSlash(Amount.parse("9.090910"))
                        .build()))
                .doesNotThrowAnyException();
    }

    @Test
    void stakeThatNobodyCanHave_isRefused() {
        assertThatThrownBy(() -> check(valid(StakeUnit.FLOCK)
                        .nodes(new Seats(2, 4, Amount.parse("1000000000.000001")))
                        .build()))
                .hasMessageStartingWith("PARAMETER_OUT_OF_BOUNDS|minStake is at most 1000000000 FLOCK");
        assertThatThrownBy(() -> check(valid(StakeUnit.GMFLOCK)
                        .validators(new Seats(5, 9, Amount.parse("3010000000.000001")))
                        .build()))
                .hasMessageStartingWith("PARAMETER_OUT_OF_BOUNDS|minStake is at most 3010000000 gmFLOCK");
    }

    @Test
    void flockThatIsSaid_isKept_andMeansTheSameAsNothing() {
        ArenaTask silent = valid(StakeUnit.FLOCK).build();
        String said = Json.write(silent).replaceFirst("}$", ",\"stakeIn\":\"FLOCK\"}");

        ArenaTask read = Json.read(said, ArenaTask.class);

        assertThat(Json.write(read)).isNotEqualTo(Json.write(silent)).contains("\"stakeIn\":\"FLOCK\"");
        assertThat(read.stakesGmFlock()).isFalse();
        assertThat(silent.stakeIn()).isEmpty();
        assertThat(silent.stakeUnit()).isEqualTo(StakeUnit.FLOCK);
    }
}
