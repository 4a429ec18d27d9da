package io.flock.testnet.fabric.files;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.NodeNames;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.Programs;
import io.flock.testnet.fabric.program.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Repositories of the organisations' Kubo nodes, which share a swarm key and know each other by address. */
final class KuboRepositories {
    private static final int KEY_BYTES = 32;

    private final Layout layout;

    KuboRepositories(Layout layout) {
        this.layout = layout;
    }

    void ensure(Programs programs) throws InterruptedException {
        for (Member member : layout.contentKeepers()) {
            if (!Files.exists(config(member))) {
                Folders.delete(repository(member));
                Folders.create(repository(member));
                Tool.run(
                        "making the repository of " + NodeNames.content(member.number()),
                        Map.of("IPFS_PATH", repository(member).toString(), "IPFS_TELEMETRY", "off"),
                        List.of(programs.path(Program.IPFS), "init", "--empty-repo"));
            }
        }
        String key = swarmKey();
        for (Member member : layout.contentKeepers()) {
            PrivateFile.write(repository(member).resolve("swarm.key"), key);
            configure(member);
        }
    }

    private Path repository(Member member) {
        return layout.node(NodeNames.content(member.number())).resolve("repository");
    }

    private Path config(Member member) {
        return repository(member).resolve("config");
    }

    private String swarmKey() {
        Path file = layout.folder().resolve("swarm.key");
        if (!Files.exists(file)) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            PrivateFile.write(
                    file, "/key/swarm/psk/1.0.0/\n/base16/\n" + HexFormat.of().formatHex(key) + "\n");
        }
        return PrivateFile.read(file);
    }

    private void configure(Member member) {
        String peers = layout.contentKeepers().stream()
                .filter(other -> !other.equals(member))
                .map(other -> Template.named("kubo-peer.json")
                        .fill(Map.of(
                                "id",
                                peerId(other),
                                "host",
                                Layout.HOST,
                                "swarmPort",
                                other.ports().contentSwarm())))
                .collect(Collectors.joining(", "));
        String overlay = Template.named("kubo.json")
                .fill(Map.of(
                        "apiPort",
                        member.ports().contentApi(),
                        "swarmPort",
                        member.ports().contentSwarmListen(),
                        "listen",
                        Layout.HOST,
                        "peers",
                        peers));
        JsonObject config = read(config(member));
        lay(JsonParser.parseString(overlay).getAsJsonObject(), config);
        if (layout.settings().isRelayed()) {
            // Others are to come through the relay, so it tells them that address and not its own.
            JsonArray announced = new JsonArray();
            announced.add("/ip4/" + Layout.HOST + "/tcp/" + member.ports().contentSwarm());
            config.getAsJsonObject("Addresses").add("Announce", announced);
        }
        Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        PrivateFile.write(config(member), gson.toJson(config));
    }

    private String peerId(Member member) {
        return read(config(member)).getAsJsonObject("Identity").get("PeerID").getAsString();
    }

    private static JsonObject read(Path file) {
        return JsonParser.parseString(PrivateFile.read(file)).getAsJsonObject();
    }

    /** Objects are merged, except that an empty one empties; everything else is replaced. */
    static void lay(JsonObject overlay, JsonObject config) {
        for (Map.Entry<String, JsonElement> entry : overlay.entrySet()) {
            JsonElement old = config.get(entry.getKey());
            JsonElement fresh = entry.getValue();
            if (old != null
                    && old.isJsonObject()
                    && fresh.isJsonObject()
                    && !fresh.getAsJsonObject().isEmpty()) {
                lay(fresh.getAsJsonObject(), old.getAsJsonObject());
            } else {
                config.add(entry.getKey(), fresh);
            }
        }
    }
}
