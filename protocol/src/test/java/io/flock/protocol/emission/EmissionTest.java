package io.flock.protocol.emission;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Apportionment;
import io.flock.protocol.money.Share;
import io.flock.protocol.vectors.Vectors;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EmissionTest {
    private static final TaskName DIGITS = TaskName.parse("alliance:digits");

    @Test
    void schedule_isTheGoldenFigures() {
        assertThat(Vectors.objects(vectors().get("scheduled"))).isNotEmpty().allSatisfy(example -> assertThat(
                        EmissionSchedule.scheduled(example.get("mints").getAsInt())
                                .microsText())
                .isEqualTo(example.get("amount").getAsString()));
    }

    @Test
    void shares_areTheGoldenFigures() {
        for (JsonObject example : Vectors.objects(vectors().get("shared"))) {
            SortedMap<TaskName, Amount> expected = amounts(example.getAsJsonObject("parts"));
            SortedMap<TaskName, Amount> stakes = amounts(example.getAsJsonObject("stakes"));
            assertThat(Apportionment.largestRemainder(
                            Amount.ofMicros(example.get("minted").getAsString()),
                            stakes.entrySet().stream()
                                    .map(entry -> Share.of(entry.getKey(), entry.getValue()))
                                    .toList(),
                            FieldHash.ofDomain("any").digest()))
                    .isEqualTo(expected);
        }
    }

    /** FLock's 420 million over 60 months: the first day, rounded to a cent, would give 5.52 FLOCK more. */
    @Test
    void wholeSchedule_reachesFlocksTotal_andNeverPassesIt() {
        EmissionState state = EmissionState.start();
        SortedMap<TaskName, Amount> stakes = new TreeMap<>(Map.of(DIGITS, Amount.ofFlock(1)));
        while (state.mints() < EmissionSchedule.EPOCHS) {
            state = EpochClosing.of("flock", state, stakes, state.emitted()).state();
        }

        assertThat(state.emitted()).isEqualTo(EmissionSchedule.MOST);
        assertThat(EpochClosing.of("flock", state, stakes, state.emitted())
                        .record()
                        .minted())
                .isEqualTo(Amount.ZERO);
    }

    @Test
    void cap_cutsTheEpochThatWouldPassIt_andEndsMinting() {
        Amount left = Amount.ofFlock(7);

        assertThat(EmissionSchedule.next(0, Amount.ZERO, EmissionSchedule.CAP.minus(left)))
                .isEqualTo(left);
        assertThat(EmissionSchedule.next(0, Amount.ZERO, EmissionSchedule.CAP.plus(left)))
                .isEqualTo(Amount.ZERO);
        assertThat(EmissionSchedule.next(0, EmissionSchedule.MOST.minus(left), Amount.ZERO))
                .isEqualTo(left);
    }

    @Test
    void epochWithoutActiveStake_mintsNothing_andUsesNothingUp() {
        EpochClosing none = EpochClosing.of("flock", EmissionState.start(), new TreeMap<>(), Amount.ZERO);
        EpochClosing zero =
                EpochClosing.of("flock", none.state(), new TreeMap<>(Map.of(DIGITS, Amount.ZERO)), Amount.ZERO);

        assertThat(none.record()).isEqualTo(new EpochRecord(0, Amount.ZERO, List.of()));
        assertThat(zero.record().shares()).isEmpty();
        assertThat(zero.state()).isEqualTo(new EmissionState(2, 0, Amount.ZERO));
    }

    @Test
    void clock_countsEpochsFromItsOpening() {
        EpochClock clock = new EpochClock(1_000, 100);

        assertThat(clock.epochAt(999)).isZero();
        assertThat(clock.epochAt(1_099)).isZero();
        assertThat(clock.epochAt(1_100)).isEqualTo(1);
        assertThat(clock.endOf(1)).isEqualTo(1_200);
        assertThat(clock.closableAt(1, 5)).isEqualTo(1_210);
    }

    private static JsonObject vectors() {
        return Vectors.read("emission.json").getAsJsonObject();
    }

    private static SortedMap<TaskName, Amount> amounts(JsonObject object) {
        SortedMap<TaskName, Amount> amounts = new TreeMap<>();
        object.entrySet()
                .forEach(entry -> amounts.put(
                        TaskName.parse(entry.getKey()),
                        Amount.ofMicros(entry.getValue().getAsString())));
        return amounts;
    }
}
