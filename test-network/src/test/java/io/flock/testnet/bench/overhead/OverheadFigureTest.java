package io.flock.testnet.bench.overhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flock.client.engine.choice.EngineKind;
import io.flock.client.participant.Step;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.load.CpuUse;
import io.flock.testnet.bench.load.TimedEngine;
import io.flock.testnet.bench.training.TrainingNet;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverheadFigureTest {
    private static final AccountId KEEPER = AccountId.of("Org1MSP", "keeper");
    private static final AccountId OTHER = AccountId.of("Org1MSP", "other");

    private static RoundFigure round(double seconds, double cpu) {
        return new RoundFigure(new CpuUse(seconds, cpu, 0), new TimedEngine.Time(2, 2));
    }

    @Test
    void overhead_isWhatIsLeftOfTheMedianRound_asAShareOfTheBareTraining() {
        OverheadFigure figure = new OverheadFigure(
                new OverheadOptions(10, 6000, 3),
                4,
                new TimedEngine.Time(10, 8),
                List.of(round(9, 3), round(3, 4), round(4, 6)));

        assertThat(figure.ofBare()).isCloseTo(0.2, within(1e-9));
        assertThat(figure.ofBareCpu()).isCloseTo(0.25, within(1e-9));
        assertThat(figure.lines()).hasSize(2).last().asString().contains("4 of 4", "20%", "25%");
        assertThat(figure.json().get("overheadShareOfBareTraining").getAsDouble())
                .isCloseTo(0.2, within(1e-9));
        assertThat(figure.json().getAsJsonArray("rounds")).hasSize(3);
    }

    @Test
    void roundsAreTold_fromTheirBeginnings_asTheKeeperSeesThem() {
        try (TimedEngine engine = new TimedEngine(EngineKind.DL4J.open(TrainingNet.DENSE.bundle(10)))) {
            RoundClock clock = new RoundClock(KEEPER, new CpuMeter(List.of()), engine);
            clock.step(KEEPER, new Step.PhaseSeen(Phase.SEED, 0, 0));
            clock.step(KEEPER, new Step.PhaseSeen(Phase.PROPOSE_COMMIT, 0, 0));
            clock.step(OTHER, new Step.PhaseSeen(Phase.PROPOSE_COMMIT, 1, 0));
            clock.step(KEEPER, new Step.PhaseSeen(Phase.VOTE_COMMIT, 0, 0));
            clock.step(KEEPER, new Step.PhaseSeen(Phase.PROPOSE_COMMIT, 1, 0));
            clock.step(KEEPER, new Step.PhaseSeen(Phase.COMPLETED, 1, 0));

            assertThat(clock.rounds())
                    .hasSize(2)
                    .allSatisfy(round -> assertThat(round.engine().seconds()).isZero());
        }
    }

    @Test
    void numberOutOfRange_isRefused_withTheOptionsName() {
        assertThatThrownBy(() -> new OverheadOptions(2, 20, 1))
                .hasMessageStartingWith("USAGE|--participants is from 3 to 100, not 2");
        assertThatThrownBy(() -> new OverheadOptions(3, 19, 1)).hasMessageContaining("--images");
        assertThatThrownBy(() -> new OverheadOptions(3, 20, 0)).hasMessageContaining("--rounds");
    }
}
