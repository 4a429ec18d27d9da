package io.flock.devnet;

import io.flock.devnet.internal.chaincode.ChaincodeLink;
import io.flock.devnet.internal.ledger.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running development network: one channel, several organisations with one peer each.
 *
 * <pre>{@code
 * try (DevNetwork network = DevNetwork.builder()
 *         .channel("flock")
 *         .chaincode(Chaincode.named("asset").at("127.0.0.1:9999"))
 *         .start()) {
 *     network.awaitChaincodes(Duration.ofSeconds(10));
 *     Organisation first = network.organisations().get(0);
 *     EnrolledIdentity user = first.enroll("user1");
 *     // connect fabric-gateway's client to first.endpoint(), as user
 * }
 * }</pre>
 */
public final class DevNetwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DevNetwork.class);

    private final String channel;
    private final Map<String, Node> nodes;
    private final Optional<OrdererOrganisation> orderer;
    private final Ledger ledger;
    private final Faults faults;
    private final Deque<AutoCloseable> opened;

    DevNetwork(
            String channel,
            Map<String, Node> nodes,
            Optional<OrdererOrganisation> orderer,
            Ledger ledger,
            Faults faults,
            Deque<AutoCloseable> opened) {
        this.channel = channel;
        this.nodes = nodes;
        this.orderer = orderer;
        this.ledger = ledger;
        this.faults = faults;
        this.opened = opened;
        LOG.info(
                "development network, channel {}, {} organisations, {} blocks. It is for demos and tests: all keys are in"
                        + " this process. It listens on the loopback address alone.",
                channel,
                nodes.size(),
                ledger.height());
    }

    public static DevNetworkBuilder builder() {
        return new DevNetworkBuilder();
    }

    public String channel() {
        return channel;
    }

    /** In the order in which they were named. */
    public List<Organisation> organisations() {
        return nodes.values().stream().map(Node::organisation).toList();
    }

    /**
     * One organisation by its MSP id.
     *
     * @throws DevNetworkException {@code ORGANISATION_UNKNOWN}
     */
    public Organisation organisation(String mspId) {
        return Optional.ofNullable(nodes.get(mspId))
                .map(Node::organisation)
                .orElseThrow(() -> new DevNetworkException(
                        "ORGANISATION_UNKNOWN", "there is no organisation " + mspId, "name one of " + nodes.keySet()));
    }

    /**
     * The organisation that orders, as the channel's configuration names it; nothing on a ledger that a version kept whose
     * orderer signed no blocks: there it signs none either.
     */
    public Optional<OrdererOrganisation> orderer() {
        return orderer;
    }

    public Faults faults() {
        return faults;
    }

    /** Number of blocks, the configuration's included. */
    public long height() {
        return ledger.height();
    }

    /**
     * Waits until every peer is connected to all its chaincodes.
     *
     * @throws DevNetworkException {@code CHAINCODE_UNREACHABLE} with those that are missing
     */
    public void awaitChaincodes(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        List<String> missing = new ArrayList<>();
        nodes.forEach((mspId, node) -> node.peer().chaincodes().names().forEach(name -> {
            ChaincodeLink link = node.peer().chaincodes().link(name).orElseThrow();
            if (!connected(link, end)) {
                missing.add(name + " at " + link.address() + " for " + mspId);
            }
        }));
        if (!missing.isEmpty()) {
            throw new DevNetworkException(
                    "CHAINCODE_UNREACHABLE",
                    "not connected within " + timeout.toMillis() + " ms: " + String.join(", ", missing),
                    "start the chaincode servers, or check their addresses");
        }
    }

    private static boolean connected(ChaincodeLink link, long end) {
        try {
            link.connected().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection is awaited, never failed", e);
        }
    }

    /** Ends all calls, commits what is ordered, ends every thread. Does nothing the second time. */
    @Override
    public void close() {
        synchronized (opened) {
            NetworkEnd.close(opened);
        }
    }
}
