package io.flock.testnet.fabric.files;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.flock.testnet.fabric.layout.Crypto;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import java.util.List;
import java.util.Map;

/** Fabric's common connection profile of each organisation, by which clients find its peer. */
final class Profiles {
    private final Layout layout;
    private final Crypto crypto;

    Profiles(Layout layout) {
        this.layout = layout;
        this.crypto = layout.crypto();
    }

    void write() {
        for (Member member : layout.members()) {
            PrivateFile.write(crypto.organisation(member).resolve("connection.json"), profile(member));
        }
    }

    private String profile(Member member) {
        String peer = member.peerHost();
        Map<String, ?> profile = Map.of(
                "name",
                "flock-" + member.domain(),
                "version",
                "1.0.0",
                "client",
                Map.of("organization", member.label()),
                "organizations",
                Map.of(member.label(), Map.of("mspid", member.id().text(), "peers", List.of(peer))),
                "peers",
                Map.of(
                        peer,
                        Map.of(
                                "url",
                                "grpcs://" + Layout.HOST + ":" + member.ports().peer(),
                                "tlsCACerts",
                                Map.of("pem", PrivateFile.read(crypto.tlsAuthority(member))),
                                "grpcOptions",
                                Map.of("ssl-target-name-override", peer, "hostnameOverride", peer))));
        Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
        return gson.toJson(profile) + "\n";
    }
}
