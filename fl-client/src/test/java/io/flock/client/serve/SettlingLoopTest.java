package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What goes on while a model does not come. */
class SettlingLoopTest {
    private static final Duration OFTEN = Duration.ofMillis(1);
    private static final ListingId LISTING = ListingId.parse("adder");

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final CountDownLatch hangs = new CountDownLatch(1);

    @Test
    void listingThatIsNeverServed_isNoReasonNotToSettle_norNotToEnd() throws InterruptedException {
        CountDownLatch settlings = new CountDownLatch(3);
        SettlingLoop loop = new SettlingLoop(
                () -> {
                    settlings.countDown();
                    if (settlings.getCount() == 0) {
                        end.complete(null);
                    }
                },
                OFTEN);
        try (ListingFollower listings = follow(OFTEN, listing -> hang(), listing -> {})) {
            assertThat(loop.begin(listings, end)).isFalse();
        }
        assertThat(settlings.getCount()).isZero();
    }

    @Test
    void whatAnEarlierRunLeft_isSettledBeforeTheFirstListingIsServed() throws InterruptedException {
        CountDownLatch settled = new CountDownLatch(1);
        SettlingLoop loop = new SettlingLoop(settled::countDown, Duration.ofHours(1));
        try (ListingFollower listings = follow(Duration.ofHours(1), listing -> await(settled), listing -> {})) {
            assertThat(loop.begin(listings, end)).isTrue();
        }
    }

    @Test
    void refreshThatHangs_isNoReasonNotToSettle_norNotToEnd() throws InterruptedException {
        SettlingLoop loop = new SettlingLoop(
                () -> {
                    if (hangs.getCount() == 0) {
                        end.complete(null);
                    }
                },
                OFTEN);
        try (ListingFollower listings = follow(OFTEN, listing -> {}, listing -> hang())) {
            loop.begin(listings, new CompletableFuture<>());
            loop.run(listings, end);
            assertThat(end).isDone();
        }
    }

    @Test
    void listingThatCanNotBeServed_endsIt() throws InterruptedException {
        SettlingLoop loop = new SettlingLoop(() -> {}, Duration.ofHours(1));
        try (ListingFollower listings = follow(
                OFTEN,
                listing -> {
                    throw new FlockException(ErrorCode.UNKNOWN_LISTING, "there is no " + listing);
                },
                listing -> {})) {
            assertThat(loop.begin(listings, end)).isFalse();
            loop.run(listings, end);
        }
    }

    private static ListingFollower follow(Duration every, Consumer<ListingId> begin, Consumer<ListingId> refresh) {
        return ListingFollower.start(List.of(LISTING), every, begin, refresh, told -> {});
    }

    private void hang() {
        hangs.countDown();
        await(new CountDownLatch(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new FlockException(ErrorCode.CONTENT_UNAVAILABLE, "interrupted", "try again", e);
        }
    }
}
