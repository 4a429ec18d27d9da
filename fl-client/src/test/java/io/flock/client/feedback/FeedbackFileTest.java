package io.flock.client.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundles;
import io.flock.client.bundle.DataSection;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.money.Amount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of all ratings' examples, where one rating's are in no form that a file has. */
class FeedbackFileTest {
    private final DataSection pixels = Bundles.of(Bundles.TWO_PIXELS).data();

    @TempDir
    private Path folder;

    private static RatedExamples opened(String user, float... features) {
        Rating rating = new Rating(
                new VersionRef(ListingId.parse("digits"), 1),
                AccountId.of("Org2MSP", user),
                1,
                Amount.ofFlock(1),
                Optional.empty(),
                Optional.of(
                        new ContentRef("bafyexample", FieldHash.ofDomain(user).digest())),
                List.of(),
                0);
        return new RatedExamples.Opened(rating, Examples.of(features, new int[] {0}, 2, 2));
    }

    @Test
    void ratingThatHasNoText_isLeftOut_andSaidWhose() {
        RatedExamples good = opened("good", 0, 1);
        Path file = folder.resolve("feedback.csv");

        FeedbackFile written = FeedbackFile.write(pixels, List.of(opened("between", 0.1f, 1), good), file);

        assertThat(written.ratings().get(0)).isInstanceOfSatisfying(RatedExamples.Closed.class, closed -> {
            assertThat(closed.rating().by()).hasToString("Org2MSP::between");
            assertThat(closed.why()).contains("can't be written");
        });
        assertThat(written.ratings().get(1)).isEqualTo(good);
        assertThat(DataReader.read(pixels, List.of(file))).isEqualTo(((RatedExamples.Opened) good).examples());
    }

    @Test
    void whereNoneIsLeft_thereIsNoFile() {
        Path file = folder.resolve("feedback.csv");

        FeedbackFile written = FeedbackFile.write(pixels, List.of(opened("between", 0.1f, 1)), file);

        assertThat(written.feedback().examples()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void fileThatExists_staysAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("feedback.csv"), "mine");

        assertThatThrownBy(() -> FeedbackFile.write(pixels, List.of(opened("between", 0.1f, 1)), file))
                .hasMessageStartingWith("USAGE|");
        assertThat(file).hasContent("mine");
    }
}
