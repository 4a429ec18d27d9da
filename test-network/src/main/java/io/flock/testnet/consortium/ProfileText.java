package io.flock.testnet.consortium;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.PeerEndpoint;

/** A connection profile as JSON that needs no other file: certificates stand in it. */
final class ProfileText {
    private ProfileText() {}

    static String of(ConnectionProfile profile) {
        String organisation = profile.organisation().text();
        JsonArray names = new JsonArray();
        JsonObject peers = new JsonObject();
        for (PeerEndpoint peer : profile.peers()) {
            names.add(peer.name());
            peers.add(peer.name(), peer(peer));
        }
        JsonObject member = new JsonObject();
        member.addProperty("mspid", organisation);
        member.add("peers", names);
        JsonObject client = new JsonObject();
        client.addProperty("organization", organisation);
        JsonObject root = new JsonObject();
        root.addProperty("name", "flock-" + organisation);
        root.addProperty("version", "1.0.0");
        root.add("client", client);
        root.add("organizations", object(organisation, member));
        root.add("peers", peers);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(root) + "\n";
    }

    private static JsonObject peer(PeerEndpoint peer) {
        JsonObject json = new JsonObject();
        boolean tls = peer.tlsCaCertificates().isPresent();
        json.addProperty("url", (tls ? "grpcs://" : "grpc://") + peer.host() + ":" + peer.port());
        peer.tlsCaCertificates().ifPresent(pem -> {
            JsonObject certificates = new JsonObject();
            certificates.addProperty("pem", pem);
            json.add("tlsCACerts", certificates);
        });
        peer.tlsName().ifPresent(name -> {
            JsonObject options = new JsonObject();
            options.addProperty("ssl-target-name-override", name);
            json.add("grpcOptions", options);
        });
        return json;
    }

    private static JsonObject object(String name, JsonObject value) {
        JsonObject object = new JsonObject();
        object.add(name, value);
        return object;
    }
}
