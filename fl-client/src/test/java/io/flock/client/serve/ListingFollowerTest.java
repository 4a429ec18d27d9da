package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.engine.Predictor;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.sdk.content.IpfsClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingFollowerTest {
    private static final ListingId SLOW = ListingId.parse("slow");
    private static final ListingId WELL = ListingId.parse("well");
    private static final Duration OFTEN = Duration.ofMillis(1);
    private static final Duration SELDOM = Duration.ofHours(1);

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void listings_areBegunInTheirOrder_oneAfterTheOther_eachOnce() throws InterruptedException {
        List<ListingId> begun = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(2);
        try (ListingFollower follower = start(
                List.of(WELL, SLOW, WELL),
                SELDOM,
                listing -> {
                    begun.add(listing);
                    all.countDown();
                },
                listing -> {})) {
            await(all);
            follower.serving().join();
            follower.requireBegun();
        }
        assertThat(begun).containsExactly(WELL, SLOW);
    }

    @Test
    void listingThatHangs_keepsNoOtherFromBeingRefreshed() throws InterruptedException {
        CountDownLatch refreshes = new CountDownLatch(3);
        CountDownLatch hangs = new CountDownLatch(1);
        try (ListingFollower follower = start(List.of(SLOW, WELL), OFTEN, listing -> {}, listing -> {
            if (listing.equals(SLOW)) {
                hang(hangs);
            }
            refreshes.countDown();
        })) {
            await(hangs);
            await(refreshes);
            assertThat(follower.failed()).isNotDone();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void listingThatHangsBeforeItIsServed_keepsTheNextWaitingForAWhileOnly() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        try (ListingFollower follower = start(
                List.of(SLOW, WELL),
                OFTEN,
                listing -> {
                    if (listing.equals(SLOW)) {
                        hang(hangs);
                    }
                },
                listing -> {})) {
            await(hangs);
            follower.serving().orTimeout(1, TimeUnit.MINUTES).join();
        }
    }

    @Test
    void listingThatCanNotBeBegun_isTheFailure_whileAnotherHangs() {
        CountDownLatch hangs = new CountDownLatch(1);
        FlockException why = new FlockException(ErrorCode.UNKNOWN_LISTING, "there is no well");
        try (ListingFollower follower = start(
                List.of(SLOW, WELL),
                OFTEN,
                listing -> {
                    if (listing.equals(SLOW)) {
                        hang(hangs);
                    }
                    throw why;
                },
                listing -> {})) {
            assertThat(follower.failed().orTimeout(1, TimeUnit.MINUTES).join()).isSameAs(why);
            assertThatThrownBy(follower::requireBegun).isSameAs(why);
            assertThat(follower.serving()).isNotDone();
        }
    }

    @Test
    void refreshThatFails_isTold_andTriedAgain_whateverTheFault() throws InterruptedException {
        CountDownLatch refreshes = new CountDownLatch(3);
        try (ListingFollower follower = start(List.of(WELL), OFTEN, listing -> {}, listing -> {
            refreshes.countDown();
            if (refreshes.getCount() == 2) {
                throw new FlockException(ErrorCode.CONNECTION_FAILED, "the peer is away");
            }
            throw new OutOfMemoryError("a large model");
        })) {
            await(refreshes);
            follower.requireBegun();
        }
        assertThat(told.get(0)).contains("listing well: CONNECTION_FAILED|", "the peer is away");
        assertThat(told.get(1)).contains("listing well: INTERNAL|", "a large model");
    }

    /** A content node that takes a call and never answers it. */
    @Test
    void end_interruptsWhatWaitsForContent_andTellsNothing() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        CountDownLatch inside = new CountDownLatch(1);
        ContentRef never = new ContentRef(
                "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
                FieldHash.ofDomain("never").digest());
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                IpfsClient content = IpfsClient.of(URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
            ListingFollower follower = start(
                    List.of(SLOW),
                    OFTEN,
                    listing -> {
                        inside.countDown();
                        try {
                            content.get(never, 1 << 20);
                        } catch (FlockException e) {
                            ended.complete(e.getMessage());
                            throw e;
                        }
                    },
                    listing -> {});
            await(inside);

            follower.close();

            assertThat(ended.orTimeout(1, TimeUnit.MINUTES).join()).contains("interrupted");
            assertThat(follower.failed()).isNotDone();
        }
        assertThat(told).isEmpty();
    }

    /** Loading can't always be interrupted. */
    @Test
    void versionThatIsLoadedAfterTheServerHasEnded_isEndedAtOnce(@TempDir Path folder) {
        ModelServer server = HostFixture.serverWithoutModels(HostFixture.settings(folder));
        server.close();
        AtomicBoolean closed = new AtomicBoolean();

        server.serve(
                HostFixture.listing(HostFixture.PRICE),
                HostFixture.version(1),
                Optional.empty(),
                closing(closed),
                Optional.empty());

        assertThat(closed).isTrue();
        assertThat(server.versions(HostFixture.LISTING)).isEmpty();
    }

    private static Predictor closing(AtomicBoolean closed) {
        Predictor adder = HostFixture.adder(1);
        return new Predictor() {
            @Override
            public int width() {
                return adder.width();
            }

            @Override
            public int outputs() {
                return adder.outputs();
            }

            @Override
            public float[] predict(float[] features, int rows) {
                return adder.predict(features, rows);
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
    }

    private ListingFollower start(
            List<ListingId> listings, Duration every, Consumer<ListingId> begin, Consumer<ListingId> refresh) {
        return ListingFollower.start(listings, every, begin, refresh, told::add);
    }

    private static void hang(CountDownLatch hangs) {
        hangs.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new FlockException(ErrorCode.CONTENT_UNAVAILABLE, "interrupted", "try again", e);
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
