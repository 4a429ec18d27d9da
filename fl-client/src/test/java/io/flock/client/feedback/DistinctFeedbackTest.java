package io.flock.client.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.data.Examples;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made of all ratings' examples, and found again in a task's set. */
class DistinctFeedbackTest {
    private static final float[] ONE = {1};

    private static RatedExamples opened(String content, float[] features, int... labels) {
        return new RatedExamples.Opened(rating(content), Examples.of(features, labels, 1, 2));
    }

    private static Rating rating(String content) {
        return new Rating(
                new VersionRef(ListingId.parse("digits"), 1),
                AccountId.of("Org2MSP", "consumer"),
                1,
                Amount.ofFlock(1),
                Optional.empty(),
                Optional.of(ref(content)),
                List.of(),
                0);
    }

    private static ContentRef ref(String content) {
        return new ContentRef(
                "bafy" + content.repeat(3), FieldHash.ofDomain(content).digest());
    }

    private static RatedExamples closed() {
        return new RatedExamples.Closed(rating("closed"), ErrorCode.ENVELOPE_INVALID, "for others");
    }

    @Test
    void eachExample_isTakenOnce_inTheOrderOfTheRatings_andOtherLabelsAreTold() {
        DistinctFeedback feedback = DistinctFeedback.of(List.of(
                opened("first", new float[] {1, 2, 1}, 0, 1, 0),
                closed(),
                new RatedExamples.None(rating("none")),
                opened("second", new float[] {2, 1, 3}, 1, 1, 0)));

        assertThat(feedback.examples()).contains(Examples.of(new float[] {1, 2, 1, 3}, new int[] {0, 1, 1, 0}, 1, 2));
        assertThat(feedback.size()).isEqualTo(4);
        assertThat(feedback.repeated()).isEqualTo(2);
        assertThat(feedback.contradicting()).isEqualTo(1);
    }

    @Test
    void whereNothingCouldBeOpened_thereIsNothing() {
        DistinctFeedback none = DistinctFeedback.of(List.of(closed()));

        assertThat(none.examples()).isEmpty();
        assertThat(none.size() + none.repeated() + none.contradicting()).isZero();
    }

    @Test
    void setHoldsARating_onlyWithEachOfItsExamples_andTheirLabels() {
        Examples set = Examples.of(new float[] {3, 1, 2, 9}, new int[] {0, 0, 1, 1}, 1, 2);

        assertThat(FeedbackInTask.held(
                        set,
                        List.of(
                                opened("all", new float[] {1, 2, 1}, 0, 1, 0),
                                closed(),
                                opened("otherLabel", ONE, 1),
                                opened("oneMissing", new float[] {1, 4}, 0, 0),
                                opened("one", ONE, 0),
                                opened("one", ONE, 0))))
                .containsExactly(ref("all"), ref("one"));
    }
}
