package io.flock.client.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identity;
import io.flock.sdk.connection.PeerEndpoint;
import io.flock.sdk.events.Checkpoint;
import io.flock.sdk.events.EventSubscription;
import io.flock.sdk.events.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hyperledger.fabric.protos.common.Block;

/** How far each peer is: a stream of blocks from each one by itself, so that who lags or is gone is seen. */
public final class NodeHeights implements AutoCloseable {
    /** One peer's client and the blocks that it has delivered. */
    private static final class Node {
        private final PeerEndpoint peer;
        private final FlockClient client;
        private final AtomicLong height = new AtomicLong();
        private Optional<EventSubscription> stream = Optional.empty();

        private Node(PeerEndpoint peer, FlockClient client) {
            this.peer = peer;
            this.client = client;
        }

        private void follow(long from) {
            stream = Optional.of(client.events()
                    .subscribeBlocks(Optional.of(Position.ofBlock(from)), Checkpoint.inMemory(), this::see));
        }

        private void see(Block block) {
            height.set(block.getHeader().getNumber() + 1);
        }

        private JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("name", peer.name());
            json.addProperty("address", peer.host() + ":" + peer.port());
            json.addProperty("height", height.get());
            stream.flatMap(EventSubscription::problem)
                    .ifPresent(problem -> json.addProperty("problem", problem.what()));
            return json;
        }
    }

    private final List<Node> nodes = new ArrayList<>();

    private NodeHeights() {}

    /** No peer is watched. */
    public static NodeHeights none() {
        return new NodeHeights();
    }

    /**
     * Watches every peer of a profile.
     *
     * @param from the block to begin with; a peer that does not have it yet is at 0 until it has
     */
    public static NodeHeights watch(
            ConnectionProfile profile, Identity identity, String channel, String chaincode, long from) {
        NodeHeights heights = new NodeHeights();
        try {
            for (PeerEndpoint peer : profile.peers()) {
                ConnectionProfile alone = new ConnectionProfile(profile.organisation(), List.of(peer));
                Node node = new Node(
                        peer,
                        FlockClient.builder(alone, identity)
                                .channel(channel)
                                .chaincode(chaincode)
                                .connect());
                heights.nodes.add(node);
                node.follow(from);
            }
            return heights;
        } catch (RuntimeException e) {
            heights.close();
            throw e;
        }
    }

    JsonArray json() {
        JsonArray json = new JsonArray();
        nodes.forEach(node -> json.add(node.json()));
        return json;
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.client.close());
    }
}
