package io.flock.testnet.fabric.layout;

import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.ContentKind;
import io.flock.testnet.fabric.FabricSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Nodes, ports and places of one network: a function of its settings and its folder. */
public record Layout(Path home, FabricSettings settings) {
    /** The address that everything listens at. */
    public static final String HOST = "127.0.0.1";

    public Layout {
        home = home.toAbsolutePath().normalize();
    }

    /** Where the settings of a network in this folder lie. */
    public static Path settingsFile(Path home) {
        return home.resolve("fabric").resolve("settings.json");
    }

    public PortPlan ports() {
        return new PortPlan(
                settings.basePort(),
                settings.consensus().orderers(),
                settings.organisations().size(),
                settings.isRelayed());
    }

    public List<Orderer> orderers() {
        return IntStream.rangeClosed(1, settings.consensus().orderers())
                .mapToObj(number -> new Orderer(number, ports().orderer(number)))
                .toList();
    }

    public List<Member> members() {
        List<OrganisationId> ids = settings.organisations();
        return IntStream.rangeClosed(1, ids.size())
                .mapToObj(number -> new Member(number, ids.get(number - 1), ports().organisation(number)))
                .toList();
    }

    /** The member of this id. */
    public Optional<Member> member(OrganisationId id) {
        return members().stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** The member whose peer has this name; nobody for names of other nodes. */
    public Optional<Member> memberOfPeer(String node) {
        return members().stream()
                .filter(member -> NodeNames.peer(member.number()).equals(node))
                .findFirst();
    }

    /** The members that have a content node: with embedded content the first one's is for all. */
    public List<Member> contentKeepers() {
        return settings.content() == ContentKind.KUBO ? members() : members().subList(0, 1);
    }

    /** The addresses of the content nodes' RPC. */
    public List<String> content() {
        return contentKeepers().stream()
                .map(member -> "http://" + HOST + ":" + member.ports().contentApi())
                .toList();
    }

    /** All nodes' names, in the order in which they are started. */
    public List<String> nodes() {
        List<String> names = new ArrayList<>();
        orderers().forEach(orderer -> names.add(orderer.name()));
        members().forEach(member -> names.add(NodeNames.peer(member.number())));
        members().forEach(member -> names.add(NodeNames.chaincode(member.number())));
        contentKeepers().forEach(member -> names.add(NodeNames.content(member.number())));
        return List.copyOf(names);
    }

    public Path folder() {
        return home.resolve("fabric");
    }

    /** Configuration, data, log and process of a node. */
    public Path node(String name) {
        return folder().resolve("nodes").resolve(name);
    }

    /** The certificates, in cryptogen's layout. */
    public Crypto crypto() {
        return new Crypto(home.resolve("network"));
    }

    public Path genesis() {
        return folder().resolve("genesis.block");
    }

    public Path builder() {
        return folder().resolve("builder");
    }
}
