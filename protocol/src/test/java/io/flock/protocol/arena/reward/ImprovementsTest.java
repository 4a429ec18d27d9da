package io.flock.protocol.arena.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.Frontier;
import io.flock.protocol.arena.Mark;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.Unimproved;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImprovementsTest {
    private static final Millionths LEAST = Millionths.of(2_000);
    private static final Mark BEFORE = mark("Org1MSP", 0, 900_000);

    @ParameterizedTest
    @CsvSource({"898000,false", "900000,false", "901999,false", "902000,true", "1000000,true"})
    void standsFromExactlyTheImprovementOn(int score, boolean stands) {
        Improvements now = judged(List.of(scored("Org2MSP", score, 1, BEFORE)), LEAST);

        assertThat(now.standing().containsKey(node("Org2MSP"))).isEqualTo(stands);
        assertThat(now.unimproved())
                .isEqualTo(stands ? List.of() : List.of(new Unimproved(node("Org2MSP"), Score.of(score), BEFORE)));
    }

    @Example
    void withoutAnyImprovementAskedFor_anEqualScoreDoesNotStand() {
        Millionths none = Millionths.of(0);

        assertThat(judged(List.of(scored("Org2MSP", 900_000, 1, BEFORE)), none).standing())
                .isEmpty();
        assertThat(judged(List.of(scored("Org2MSP", 900_001, 1, BEFORE)), none).standing())
                .isNotEmpty();
    }

    @Example
    void firstEpoch_letsAllThatAreValidStand_andInvalidOnesNot() {
        Improvements now = Improvements.of(
                0,
                Frontier.none(),
                List.of(
                        scored("Org1MSP", 900_000, 0),
                        scored("Org2MSP", 100_000, 0),
                        new Scored(node("Org3MSP"), Score.INVALID, 0, Optional.empty())),
                LEAST);

        assertThat(now.standing()).containsOnlyKeys(node("Org1MSP"), node("Org2MSP"));
        assertThat(now.unimproved()).isEmpty();
        assertThat(now.frontier().best()).contains(mark("Org1MSP", 0, 900_000));
        assertThat(now.frontier().second()).contains(mark("Org2MSP", 0, 100_000));
    }

    /** Inside of an epoch nobody has seen what another submits. */
    @Example
    void sameEpochsSubmissions_doNotCountAgainstEachOther() {
        Improvements now =
                judged(List.of(scored("Org2MSP", 950_000, 1, BEFORE), scored("Org3MSP", 950_000, 1, BEFORE)), LEAST);

        assertThat(now.standing()).containsOnlyKeys(node("Org2MSP"), node("Org3MSP"));
    }

    /** An epoch that was void has shown its submissions, and scored none. */
    @Example
    void whatWasShownInAVoidEpoch_countsAgainstItsCopies_andNotAgainstItself() {
        Improvements now = Improvements.of(
                1, Frontier.none(), List.of(scored("Org1MSP", 900_000, 0), scored("Org2MSP", 901_000, 1)), LEAST);

        assertThat(now.standing()).containsOnlyKeys(node("Org1MSP"));
        assertThat(now.unimproved())
                .containsExactly(new Unimproved(node("Org2MSP"), Score.of(901_000), mark("Org1MSP", 1, 900_000)));
    }

    @Example
    void otherAccountOfTheOwnOrganisation_isNotToBeat() {
        AccountId second = AccountId.of("Org1MSP", "other");
        Frontier frontier = Frontier.none().with(BEFORE);
        Improvements now = Improvements.of(
                1,
                frontier,
                List.of(
                        scored("Org1MSP", 900_000, 0),
                        new Scored(second, Score.of(900_000), 1, frontier.ofOthers(second.organisation()))),
                LEAST);

        assertThat(now.standing()).containsOnlyKeys(node("Org1MSP"), second);
    }

    /** Attack 17: whatever is done to a copy, it stands only where it is measured to be better. */
    @Property(tries = 200)
    void attack17_aCopy_standsNever_howeverItIsChanged(
            @ForAll @IntRange(min = -900_000, max = 1_999) int change, @ForAll @IntRange(min = 1, max = 9) int epoch) {
        Scored copy = new Scored(node("Org2MSP"), Score.of(900_000 + change), epoch, Optional.of(BEFORE));

        assertThat(Improvements.of(epoch, Frontier.none().with(BEFORE), List.of(copy), LEAST)
                        .standing())
                .isEmpty();
    }

    private static Improvements judged(List<Scored> scored, Millionths least) {
        return Improvements.of(1, Frontier.none().with(BEFORE), scored, least);
    }

    private static Scored scored(String organisation, int millionths, int firstEpoch, Mark... toBeat) {
        return new Scored(
                node(organisation),
                Score.of(millionths),
                firstEpoch,
                toBeat.length == 0 ? Optional.empty() : Optional.of(toBeat[0]));
    }

    private static Mark mark(String organisation, int epoch, int millionths) {
        return new Mark(node(organisation), epoch, Score.of(millionths));
    }

    private static AccountId node(String organisation) {
        return AccountId.of(organisation, "node");
    }
}
