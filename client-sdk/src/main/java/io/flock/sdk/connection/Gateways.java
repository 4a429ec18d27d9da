package io.flock.sdk.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The peers of a profile as gateways. Calls go to the current one; who finds it unavailable moves on to the next, for
 * everybody. Closing it wakes whoever pauses.
 */
public final class Gateways implements AutoCloseable {
    private static final long CLOSE_SECONDS = 5;

    private final Identity identity;
    private final List<GatewayPeer> peers;
    private final AtomicInteger current = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Gateways(Identity identity, List<GatewayPeer> peers) {
        this.identity = identity;
        this.peers = List.copyOf(peers);
    }

    /** Makes the channels; nothing is sent until the first call. */
    public static Gateways open(ConnectionProfile profile, Identity identity) {
        List<GatewayPeer> peers = new ArrayList<>();
        try {
            profile.peers().forEach(peer -> peers.add(new GatewayPeer(peer, identity)));
            return new Gateways(identity, peers);
        } catch (RuntimeException e) {
            peers.forEach(GatewayPeer::close);
            throw e;
        }
    }

    public Identity identity() {
        return identity;
    }

    public int size() {
        return peers.size();
    }

    /** The peer that calls go to now. */
    public GatewayPeer current() {
        return peers.get(Math.floorMod(current.get(), peers.size()));
    }

    /**
     * Moves on from a peer; of several threads that lost the same peer only the first moves. The next one is dialled
     * anew if it was out of reach: whoever calls it has paused already.
     */
    public void moveOnFrom(GatewayPeer lost) {
        int index = current.get();
        if (peers.get(Math.floorMod(index, peers.size())).equals(lost)) {
            current.compareAndSet(index, index + 1);
        }
        current().redial();
    }

    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    /**
     * Waits, but no longer than until {@link #close()}.
     *
     * @return false when the gateways are closed
     */
    public boolean pause(long nanos) throws InterruptedException {
        return !closed.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Ends every call, stream and connection; returns once they are gone, within five seconds. */
    @Override
    public void close() {
        closed.countDown();
        peers.forEach(GatewayPeer::close);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        try {
            for (GatewayPeer peer : peers) {
                if (!peer.awaitClosed(end - System.nanoTime())) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
