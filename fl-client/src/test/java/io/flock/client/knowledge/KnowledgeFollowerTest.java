package io.flock.client.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.knowledge.view.KnowledgeList;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeFollowerTest {
    private static final ListingId WELL = ListingId.parse("well");
    private static final ListingId GONE = ListingId.parse("gone");

    @TempDir
    private Path folder;

    @Test
    void baseThatKeepsFailing_isToldOnce_thoughAnotherIsWellMeanwhile() throws InterruptedException {
        CountDownLatch refusals = new CountDownLatch(4);
        List<String> told = new CopyOnWriteArrayList<>();
        KnowledgeHosting.Proposed ledger = (listing, size, bookmark) -> {
            if (listing.equals(WELL)) {
                return new KnowledgeList(List.of(), Optional.empty());
            }
            refusals.countDown();
            throw new FlockException(ErrorCode.UNKNOWN_LISTING, "there is no " + listing);
        };
        try (KnowledgeBases bases = new KnowledgeBases(folder)) {
            KnowledgeHosting hosting = new KnowledgeHosting(ledger, (content, most) -> new byte[0], bases, 10);
            KnowledgeFollower follower =
                    KnowledgeFollower.start(hosting, List.of(GONE, WELL), Duration.ofMillis(1), told::add);
            assertThat(refusals.await(1, TimeUnit.MINUTES)).isTrue();
            follower.close();
            assertThat(bases.states())
                    .isEqualTo(Map.of(
                            GONE, new KnowledgeState(0, 0, true, false), WELL, new KnowledgeState(0, 0, false, false)));
        }

        assertThat(told).singleElement().asString().contains("knowledge of gone", "UNKNOWN_LISTING");
    }

    /** Content may take minutes to come, and a host that ends has money to settle. */
    @Test
    void endOfFollowing_interruptsWhatWaitsForContent() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        KnowledgeHosting.Proposed ledger = (listing, size, bookmark) -> {
            inside.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            throw new FlockException(ErrorCode.DEADLINE_EXCEEDED, "interrupted");
        };
        try (KnowledgeBases bases = new KnowledgeBases(folder)) {
            KnowledgeHosting hosting = new KnowledgeHosting(ledger, (content, most) -> new byte[0], bases, 10);
            KnowledgeFollower follower =
                    KnowledgeFollower.start(hosting, List.of(WELL), Duration.ofMinutes(1), told -> {});
            assertThat(inside.await(1, TimeUnit.MINUTES)).isTrue();

            follower.close(Duration.ofMillis(1));
        }

        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void faultOfTheSoftware_isToldOnce_andTheBaseIsReadAgain() throws InterruptedException {
        CountDownLatch faults = new CountDownLatch(3);
        List<String> told = new CopyOnWriteArrayList<>();
        KnowledgeHosting.Proposed ledger = (listing, size, bookmark) -> {
            faults.countDown();
            throw new IllegalStateException("a fault");
        };
        try (KnowledgeBases bases = new KnowledgeBases(folder)) {
            KnowledgeHosting hosting = new KnowledgeHosting(ledger, (content, most) -> new byte[0], bases, 10);
            KnowledgeFollower follower =
                    KnowledgeFollower.start(hosting, List.of(WELL), Duration.ofMillis(1), told::add);
            assertThat(faults.await(1, TimeUnit.MINUTES)).isTrue();
            follower.close();
        }

        assertThat(told).singleElement().asString().contains("knowledge of well: INTERNAL|", "a fault");
    }

    /** What it knew before it failed is what searches still find; the next refresh that succeeds ends the failure. */
    @Test
    void baseThatFailsForAWhile_saysSo_untilItIsWellAgain() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(2);
        CountDownLatch wellAgain = new CountDownLatch(2);
        CountDownLatch mayRecover = new CountDownLatch(1);
        KnowledgeHosting.Proposed ledger = (listing, size, bookmark) -> {
            if (failed.getCount() > 0) {
                failed.countDown();
                throw new FlockException(ErrorCode.CONNECTION_FAILED, "the peer is away");
            }
            try {
                mayRecover.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            wellAgain.countDown();
            return new KnowledgeList(List.of(), Optional.empty());
        };
        try (KnowledgeBases bases = new KnowledgeBases(folder)) {
            bases.refreshed(WELL, 3, 1);
            KnowledgeHosting hosting = new KnowledgeHosting(ledger, (content, most) -> new byte[0], bases, 10);
            KnowledgeFollower follower =
                    KnowledgeFollower.start(hosting, List.of(WELL), Duration.ofMillis(1), told -> {});
            assertThat(failed.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(bases.states()).containsExactly(Map.entry(WELL, new KnowledgeState(3, 1, true, false)));

            mayRecover.countDown();
            assertThat(wellAgain.await(1, TimeUnit.MINUTES)).isTrue();
            follower.close();

            assertThat(bases.states()).containsExactly(Map.entry(WELL, new KnowledgeState(0, 0, false, false)));
        }
    }
}
