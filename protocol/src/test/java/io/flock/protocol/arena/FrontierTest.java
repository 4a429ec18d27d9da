package io.flock.protocol.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrontierTest {
    @Example
    void nothingWasShown_andNothingIsToBeat() {
        assertThat(Frontier.none().ofOthers(organisation(1))).isEmpty();
    }

    @Example
    void leadersOwnBest_isNotToBeatForItself_butTheBestOfTheOthers() {
        Frontier frontier = Frontier.none()
                .with(mark(1, 0, 900_000))
                .with(mark(1, 1, 910_000))
                .with(mark(2, 1, 850_000));

        assertThat(frontier.ofOthers(organisation(1))).contains(mark(2, 1, 850_000));
        assertThat(frontier.ofOthers(organisation(2))).contains(mark(1, 1, 910_000));
        assertThat(frontier.ofOthers(organisation(3))).contains(mark(1, 1, 910_000));
    }

    @Example
    void ofEqualScores_theOneBeforeStaysAhead() {
        Frontier frontier = Frontier.none()
                .with(mark(1, 0, 900_000))
                .with(mark(2, 1, 900_000))
                .with(mark(1, 2, 900_000));

        assertThat(frontier.best()).contains(mark(1, 0, 900_000));
        assertThat(frontier.second()).contains(mark(2, 1, 900_000));
    }

    @Example
    void secondOfTheSameOrganisation_orABetterSecond_canNotBe() {
        assertThatThrownBy(() -> new Frontier(Optional.of(mark(1, 0, 2)), Optional.of(mark(1, 0, 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Frontier(Optional.of(mark(1, 0, 1)), Optional.of(mark(2, 0, 2))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Frontier(Optional.empty(), Optional.of(mark(2, 0, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Two are enough: for every organisation they say the same as the whole history. */
    @Property(tries = 500)
    void bestOfOthers_isThatOfTheWholeHistory(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 39) Integer> history) {
        Frontier frontier = Frontier.none();
        List<Mark> all = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Mark mark = mark(history.get(i) % 4, i, history.get(i) / 4);
            frontier = frontier.with(mark);
            all.add(mark);
            for (int number = 0; number < 5; number++) {
                OrganisationId own = organisation(number);
                Optional<Integer> best = all.stream()
                        .filter(one -> !one.node().organisation().equals(own))
                        .map(one -> one.score().millionths())
                        .max(Comparator.naturalOrder());
                assertThat(frontier.ofOthers(own).map(one -> one.score().millionths()))
                        .isEqualTo(best);
            }
        }
        assertThat(Json.read(Json.write(frontier), Frontier.class)).isEqualTo(frontier);
    }

    private static Mark mark(int organisation, int epoch, int millionths) {
        return new Mark(AccountId.of(organisation(organisation).text(), "node"), epoch, Score.of(millionths));
    }

    private static OrganisationId organisation(int number) {
        return OrganisationId.parse("Org" + number + "MSP");
    }
}
