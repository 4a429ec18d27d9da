package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.channel.ChannelAccess;
import io.flock.devnet.internal.channel.ChannelDefinition;
import io.flock.devnet.internal.channel.NetworkClock;
import io.flock.devnet.internal.endorse.Peer;
import io.flock.devnet.internal.ledger.Ledger;
import io.flock.devnet.internal.order.Orderer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * What the gateway of one peer works with.
 *
 * @param own its peer
 * @param others the other organisations' peers
 * @param workers for work that never waits
 * @param readers for reading blocks
 * @param timeout how long endorsement may take
 * @param timeWindow how far a deliver request's time may be from the peer's
 */
public record GatewayContext(
        ChannelDefinition channel,
        ChannelAccess access,
        NetworkClock clock,
        Ledger ledger,
        Orderer orderer,
        CommitWaiters commits,
        Peer own,
        List<Peer> others,
        Executor workers,
        Executor readers,
        ScheduledExecutorService timers,
        Duration timeout,
        Duration timeWindow) {
    public GatewayContext {
        others = List.copyOf(others);
    }

    boolean isOwn(Peer peer) {
        return peer == own;
    }

    /** The own peer first. */
    Stream<Peer> peers() {
        return Stream.concat(Stream.of(own), others.stream());
    }

    String unknownChannel(String name) {
        return "failed to get config for channel [" + name + "]: could not get last config for channel " + name;
    }
}
