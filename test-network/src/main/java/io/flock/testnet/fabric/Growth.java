package io.flock.testnet.fabric;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.fabric.channel.Admission;
import io.flock.testnet.fabric.channel.Lifecycle;
import io.flock.testnet.fabric.channel.PeerLedger;
import io.flock.testnet.fabric.channel.PeerTool;
import io.flock.testnet.fabric.files.NetworkFiles;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.NodeNames;
import io.flock.testnet.fabric.layout.Orderer;
import io.flock.testnet.fabric.layout.PortClaims;
import io.flock.testnet.fabric.node.NodeKind;
import io.flock.testnet.fabric.node.NodeProcess;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Lets a further organisation join a network that runs, with tasks under way. Each step is skipped when it was done
 * before, so that whatever broke it off, the same command ends it.
 *
 * <p>First the channel admits it, signed by a majority of the administrators: from that block on every transaction needs a
 * majority that counts it. Then its peer joins, its chaincode process answers for the definition that the channel has,
 * and governance makes it a member, by as many organisations as that takes. Last its own peer has to have the block in
 * which that took effect: the newcomer's first command asks no other.
 */
final class Growth {
    private static final String NAME = "[A-Za-z][A-Za-z0-9-]{0,30}";

    private final FabricNetwork before;
    private final Consumer<String> progress;

    Growth(FabricNetwork before, Consumer<String> progress) {
        this.before = before;
        this.progress = progress;
    }

    /** The network with the organisation. */
    FabricNetwork run(OrganisationId id, PortClaims claims) throws InterruptedException {
        FabricNetwork after = grown(id);
        Layout layout = after.layout();
        Member newcomer = layout.member(id).orElseThrow();
        requireUp(before.home().network().isPresent() ? before.down() : before.nodes(), names(newcomer));
        progress.accept("writing certificates and settings of " + id);
        requirePorts(after, newcomer, claims);
        NetworkFiles files = new NetworkFiles(layout);
        files.ensure(after.programs());
        List<Member> others = layout.members().stream()
                .filter(member -> !member.equals(newcomer))
                .toList();
        Admission admission = new Admission(layout, others, after.programs());
        progress.accept("asking " + admission.signers() + " organisations to admit " + id + " to the channel");
        admission.ensure(newcomer, files.group(after.programs(), newcomer));
        before.keep(layout.settings());
        List<NodeProcess> fresh = nodesOf(after, newcomer);
        progress.accept("starting "
                + fresh.stream().map(process -> process.node().name()).collect(Collectors.joining(", ")));
        for (NodeProcess process : fresh) {
            process.start();
        }
        await(fresh, kind -> kind == NodeKind.PEER);
        progress.accept("joining its peer to the channel");
        new PeerTool(layout, after.programs(), newcomer).ensureJoined();
        new PeerLedger(layout, newcomer).awaitServing();
        progress.accept("installing and approving the chaincode");
        new Lifecycle(layout, after.programs())
                .approve(newcomer, DeployedFile.read(layout).definition(), after.deployedPackage());
        await(fresh, kind -> kind != NodeKind.PEER);
        progress.accept("letting governance decide");
        long voted = new MembershipVote(after, id)
                .run(others.stream().map(Member::id).toList());
        progress.accept("waiting for its peer to have all blocks");
        new PeerLedger(layout, newcomer).awaitHeight(voted > 0 ? voted : highest(layout, others));
        after.home().write(after.description());
        return after;
    }

    /** Where an earlier call was broken off after the vote, the others know of it. */
    private static long highest(Layout layout, List<Member> members) {
        return members.stream()
                .mapToLong(member -> new PeerLedger(layout, member).height())
                .max()
                .orElse(0);
    }

    /** With the organisation, which may be the last one already: then an earlier call was broken off. */
    private FabricNetwork grown(OrganisationId id) {
        FabricSettings settings = before.settings();
        if (settings.founding().organisations().contains(id)) {
            throw refusal(id + " has founded the network", "name an organisation that is not in it");
        }
        if (settings.organisations().contains(id)) {
            return before;
        }
        Layout layout = new Layout(before.home().folder(), settings.with(id));
        Member newcomer = layout.member(id).orElseThrow();
        boolean taken = id.text().equals(Orderer.MSP)
                || newcomer.domain().equals(Orderer.DOMAIN)
                || before.layout().members().stream()
                        .anyMatch(member -> member.domain().equals(newcomer.domain()));
        if (!newcomer.label().matches(NAME) || taken) {
            throw refusal(
                    id + (taken ? " has the name of another organisation" : " gives no name for folders and hosts"),
                    "give a name of its own, of letters, digits and hyphens, as Org4MSP");
        }
        if (layout.settings().isRelayed()) {
            throw refusal("a network with relays does not grow", "make one without");
        }
        return new FabricNetwork(before.home().folder(), layout.settings());
    }

    /**
     * All others have to run; the newcomer's nodes are started in any case, also where they were made before.
     *
     * @throws FlockException CONFIGURATION_INVALID with the nodes that do not run
     */
    static void requireUp(List<String> down, Set<String> newcomers) {
        List<String> missing =
                down.stream().filter(node -> !newcomers.contains(node)).toList();
        if (!missing.isEmpty()) {
            throw refusal(
                    String.join(", ", missing) + (missing.size() == 1 ? " does" : " do") + " not run",
                    "start the network with 'flock network up', then add the organisation");
        }
    }

    private static FlockException refusal(String what, String remedy) {
        return new FlockException(ErrorCode.CONFIGURATION_INVALID, what, remedy);
    }

    private void requirePorts(FabricNetwork after, Member newcomer, PortClaims claims) {
        Set<String> absent = names(newcomer).stream()
                .filter(after.nodes()::contains)
                .filter(name ->
                        !before.nodes().contains(name) || before.process(name).isEmpty())
                .collect(Collectors.toSet());
        after.layout().ports().requireFree(absent, claims::take);
    }

    private static void await(List<NodeProcess> processes, Predicate<NodeKind> which) throws InterruptedException {
        for (NodeProcess process : processes) {
            if (which.test(process.node().kind())) {
                process.awaitListening();
            }
        }
    }

    private static Set<String> names(Member member) {
        return Set.of(
                NodeNames.peer(member.number()),
                NodeNames.chaincode(member.number()),
                NodeNames.content(member.number()));
    }

    private static List<NodeProcess> nodesOf(FabricNetwork network, Member member) {
        return network.processes().stream()
                .filter(process -> names(member).contains(process.node().name()))
                .toList();
    }
}
