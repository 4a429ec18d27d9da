package io.flock.devnet.internal.order;

import io.flock.devnet.internal.ledger.Ledger;
import java.time.Duration;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;

/** Orders, validates and commits what is broadcast on one channel. All methods are for any thread. */
public final class Orderer implements AutoCloseable {
    private final Broadcast broadcast;
    private final OrderingLoop ordering;
    private final CommitLoop commits;

    private Orderer(Broadcast broadcast, OrderingLoop ordering, CommitLoop commits) {
        this.broadcast = broadcast;
        this.ordering = ordering;
        this.commits = commits;
    }

    /**
     * Starts the threads that append to the ledger; nobody else may append to it.
     *
     * @param identity signs the blocks; none where the channel's configuration names nobody who orders
     */
    public static Orderer start(
            OrdererOptions options, Ledger ledger, ChannelPolicies policies, Optional<OrdererIdentity> identity) {
        CommitLoop commits = CommitLoop.start(options.channel(), ledger, new BlockValidator(options, ledger, policies));
        BatchTimer timer =
                new ScheduledBatchTimer(options.channel(), options.limits().timeout());
        OrderingLoop ordering = OrderingLoop.start(
                options, new BlockAssembler(ledger.info(), new BlockSigner(identity)), timer, commits);
        return new Orderer(new Broadcast(options, policies, ordering), ordering, commits);
    }

    /** Checks the envelope and puts it into the queue. */
    public OrderOutcome broadcast(Envelope envelope) {
        if (commits.failed()) {
            return new OrderOutcome.Refused(
                    Status.SERVICE_UNAVAILABLE, "the channel has stopped, a block could not be committed: see the log");
        }
        return broadcast.handle(envelope);
    }

    /** As if the orderer was killed: answers nobody, and what is not in a block yet is lost. */
    public void stop() {
        ordering.stop();
    }

    /** Answers again after {@link #stop}. */
    public void restart() {
        ordering.restart();
    }

    public boolean running() {
        return ordering.running();
    }

    /** Lets every block wait this long before it is committed; zero ends that at once, also for a waiting block. */
    public void delayCommits(Duration delay) {
        commits.delay(delay);
    }

    /** Cuts and commits what is in the queue, then ends the threads. A commit delay is not waited for. */
    @Override
    public void close() {
        commits.endDelay();
        ordering.close();
        commits.close();
    }
}
