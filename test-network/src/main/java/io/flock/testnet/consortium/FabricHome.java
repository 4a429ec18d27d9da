package io.flock.testnet.consortium;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.FabricSettings;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.NodeNames;
import java.nio.file.Path;
import java.util.Optional;

/** Where a network of {@code flock network up --engine fabric} has what one of its organisations needs. */
record FabricHome(Layout layout, Member member) {
    /** Nothing where the state folder holds no such network, or one without this organisation. */
    static Optional<FabricHome> of(Path home, OrganisationId organisation) {
        return FabricSettings.read(Layout.settingsFile(home)).flatMap(settings -> {
            Layout layout = new Layout(home, settings);
            return layout.members().stream()
                    .filter(member -> member.id().equals(organisation))
                    .findFirst()
                    .map(member -> new FabricHome(layout, member));
        });
    }

    FoundingDocument founding() {
        return layout.settings().founding();
    }

    String address() {
        return Layout.HOST + ":" + member.ports().chaincode();
    }

    Kit.ProcessTls tls() {
        Path own = layout.node(NodeNames.chaincode(member.number())).resolve("tls");
        Path peer = layout.crypto().peer(member).resolve("tls");
        return new Kit.ProcessTls(
                own.resolve("server.key"),
                own.resolve("server.crt"),
                layout.crypto().tlsAuthority(member),
                peer.resolve("server.key"),
                peer.resolve("server.crt"));
    }
}
