package io.flock.testnet.network;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.FlockClient;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.NodeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network of Fabric's own processes at this moment.
 *
 * @param ledger what the ledger answered
 * @param answers whether it did
 */
record FabricStatus(List<NodeStatus> nodes, String ledger, boolean answers) {
    static FabricStatus of(FabricNetwork network) throws InterruptedException {
        List<NodeStatus> nodes = network.status();
        if (nodes.stream().noneMatch(node -> node.state() == NodeStatus.State.RUNNING)) {
            return new FabricStatus(nodes, "no process runs; start it with 'flock network up'", false);
        }
        try (FlockClient flock = network.connect(network.settings().accounts().get(0))) {
            return new FabricStatus(
                    nodes,
                    "the ledger answers: supply "
                            + flock.token().totalSupply().run().format() + " FLOCK",
                    true);
        } catch (FlockException e) {
            return new FabricStatus(nodes, "the ledger does not answer: " + e.what(), false);
        }
    }

    boolean isWell() {
        return answers && nodes.stream().allMatch(NodeStatus::isWell);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-11s %-9s %-8s %7s %6s %7s  %s",
                "node",
                "of",
                "state",
                "pid",
                "port",
                "memory",
                "health"));
        long memory = 0;
        for (NodeStatus node : nodes) {
            memory += node.memory().orElse(0);
            lines.add(String.format(
                    Locale.ROOT,
                    "%-11s %-9s %-8s %7s %6d %7s  %s",
                    node.name(),
                    node.organisation().map(Object::toString).orElse("-"),
                    word(node.state()),
                    node.pid().isPresent() ? Long.toString(node.pid().getAsLong()) : "-",
                    node.port(),
                    node.memory().isPresent() ? (node.memory().getAsLong() >> 20) + " MB" : "-",
                    node.health()));
        }
        lines.add(ledger);
        lines.add("memory of all: " + (memory >> 20) + " MB");
        return lines;
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("engine", "fabric");
        json.addProperty("running", nodes.stream().anyMatch(node -> node.state() == NodeStatus.State.RUNNING));
        json.addProperty("well", isWell());
        json.addProperty("ledger", ledger);
        JsonArray all = new JsonArray();
        for (NodeStatus node : nodes) {
            JsonObject each = new JsonObject();
            each.addProperty("name", node.name());
            each.addProperty("kind", node.kind().name().toLowerCase(Locale.ROOT));
            node.organisation().ifPresent(organisation -> each.addProperty("organisation", organisation.text()));
            each.addProperty("state", word(node.state()));
            node.pid().ifPresent(pid -> each.addProperty("pid", pid));
            each.addProperty("port", node.port());
            node.memory().ifPresent(bytes -> each.addProperty("memoryBytes", bytes));
            each.addProperty("well", node.isWell());
            each.addProperty("health", node.health());
            all.add(each);
        }
        json.add("nodes", all);
        return json;
    }

    private static String word(NodeStatus.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
