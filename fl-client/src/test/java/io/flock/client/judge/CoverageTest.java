package io.flock.client.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.data.Examples;
import io.flock.client.data.Split;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void allClassesAlike_areWide() {
        assertThat(Coverage.of(new Split(labels(4, 0, 1, 2, 3), labels(4, 3, 2, 1, 0))))
                .isEqualTo(Coverage.WIDE);
    }

    @Test
    void halfOfTheClasses_arePartial_howeverManyExamples() {
        assertThat(Coverage.of(new Split(labels(4, 0, 1, 0, 1, 0, 1), labels(4, 1, 0))))
                .isEqualTo(Coverage.PARTIAL);
    }

    @Test
    void oneClass_isNarrow_alsoOfTwo() {
        assertThat(Coverage.of(new Split(labels(2, 0, 0, 0, 0), labels(2, 0, 0))))
                .isEqualTo(Coverage.NARROW);
        assertThat(Coverage.of(new Split(labels(10, 0, 0, 0, 0), labels(10, 0, 1))))
                .isEqualTo(Coverage.NARROW);
    }

    @Test
    void losses_areCertain_onlyWhereNoClassIsMissing() {
        assertThat(Coverage.WIDE.told(Reason.HARMFUL)).isEqualTo(Reason.HARMFUL);
        assertThat(Coverage.NUMBERS.told(Reason.HARMFUL)).isEqualTo(Reason.HARMFUL);
        assertThat(Coverage.PARTIAL.told(Reason.HARMFUL)).isEqualTo(Reason.DOUBTFUL);
        assertThat(Coverage.NARROW.told(Reason.HARMFUL)).isEqualTo(Reason.DOUBTFUL);
    }

    @Test
    void fewExamplesOfMostClasses_areWide_becauseTheyCanHardlyBeMore() {
        // Seven of ten classes in ten examples: exp(H) is 6.6, with the correction 8.9.
        assertThat(Coverage.of(new Split(labels(10, 0, 1, 2, 3, 4, 5, 6), labels(10, 0, 1, 2))))
                .isEqualTo(Coverage.WIDE);
    }

    @Test
    void numbers_haveNoClasses() {
        Examples numbers = Examples.ofTargets(new float[4], new float[] {1, 2, 3, 4}, 1, 0);

        assertThat(Coverage.of(new Split(numbers, numbers))).isEqualTo(Coverage.NUMBERS);
    }

    private static Examples labels(int classes, int... labels) {
        return Examples.of(new float[labels.length], labels, 1, classes);
    }
}
