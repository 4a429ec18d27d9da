package io.flock.testnet.fabric;

import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.OrganisationId;
import io.flock.testnet.Engine;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.fabric.channel.Parallel;
import io.flock.testnet.fabric.channel.PeerLedger;
import io.flock.testnet.fabric.files.ChaincodePackage;
import io.flock.testnet.fabric.files.Folders;
import io.flock.testnet.fabric.files.PrivateFile;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.PortClaims;
import io.flock.testnet.fabric.node.Node;
import io.flock.testnet.fabric.node.NodeProcess;
import io.flock.testnet.fabric.node.Nodes;
import io.flock.testnet.fabric.program.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A network of Fabric's own processes in a state folder. Its processes outlive this object and this program: whoever
 * opens the folder later has the same network. {@link #close()} ends them, {@link #clean()} removes the folder's
 * content.
 *
 * <pre>{@code
 * try (FabricNetwork network = FabricNetwork.start(FabricOptions.of(folder, founding, accounts));
 *         FlockClient ann = network.connect(AccountId.of("Org1MSP", "ann"))) {
 *     network.kill("peer1");
 *     ann.token().totalSupply().run();
 *     network.restart("peer1");
 * }
 * }</pre>
 */
public final class FabricNetwork implements TestNetwork {
    private final NetworkHome home;
    private final Layout layout;
    private final Programs programs;

    FabricNetwork(Path folder, FabricSettings settings) {
        this.home = new NetworkHome(folder);
        this.layout = new Layout(folder, settings);
        this.programs = new Programs(settings.programs());
    }

    /**
     * Starts what does not run, makes what is not there, deploys and founds what is not deployed and founded. Called
     * again on the same folder it changes nothing; then the folder's own settings hold, not the options.
     *
     * @throws FlockException PROGRAM_MISSING; PORT_IN_USE with every port that is taken; NODE_FAILED with the component
     *     and the lines of its log that matter; STATE_FOLDER_UNUSABLE. The processes that this call has started are
     *     ended, their logs stay; the next call goes on from there
     */
    public static FabricNetwork start(FabricOptions options) throws InterruptedException {
        try (PortClaims claims = PortClaims.open()) {
            FabricNetwork network = new FabricNetwork(options.folder(), Plan.of(options, claims));
            new StartUp(network, options.progress()).run(claims);
            return network;
        }
    }

    /** The network of a folder, running or not; empty when there is none of this kind. */
    public static Optional<FabricNetwork> open(Path folder) {
        return FabricSettings.read(Layout.settingsFile(folder))
                .map(settings -> new FabricNetwork(folder, settings))
                .filter(network -> Plan.isFixed(network.layout));
    }

    /**
     * Starts what does not run of a network that was made before, as {@link #start} does, and as it was made.
     *
     * @throws FlockException as {@link #start}; CONFIGURATION_INVALID when there is none in the folder
     */
    public static FabricNetwork resume(Path folder, Consumer<String> progress) throws InterruptedException {
        FabricNetwork network = open(folder)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.CONFIGURATION_INVALID,
                        "there is no network in " + folder.toAbsolutePath(),
                        "make one with 'flock network up --engine fabric'"));
        try (PortClaims claims = PortClaims.open()) {
            new StartUp(network, progress).run(claims);
            return network;
        }
    }

    @Override
    public Engine engine() {
        return Engine.FABRIC;
    }

    @Override
    public NetworkHome home() {
        return home;
    }

    @Override
    public FoundingDocument founding() {
        return layout.settings().founding();
    }

    /** What it was made with. */
    public FabricSettings settings() {
        return layout.settings();
    }

    /**
     * Keeps other settings for the next start of this folder's network; this object is of those before.
     *
     * @param changed with the same founding, orderers and ports: the channel's blocks name them
     * @throws FlockException STATE_FOLDER_UNUSABLE
     */
    public void keep(FabricSettings changed) {
        PrivateFile.write(Layout.settingsFile(layout.home()), Json.writeBytes(changed));
    }

    /** Ports and places of its nodes. */
    public Layout layout() {
        return layout;
    }

    Programs programs() {
        return programs;
    }

    @Override
    public NetworkFile description() {
        return new NetworkFile(
                0,
                0,
                NAME,
                NAME,
                layout.content(),
                founding(),
                settings().accounts(),
                settings().joined());
    }

    /** The names of its nodes: {@code orderer1}, {@code peer1}, {@code chaincode1}, {@code ipfs1} and so on. */
    public List<String> nodes() {
        return layout.nodes();
    }

    /** How every node is, asked now. */
    public List<NodeStatus> status() throws InterruptedException {
        return new Inspection(this).all();
    }

    /** Whether any of its processes lives. */
    public boolean isRunning() {
        return living() > 0;
    }

    /** Whether all of its processes live, after a start that came to its end. */
    public boolean isWhole() {
        return home.network().isPresent() && living() == nodes().size();
    }

    /** How many of its processes live. */
    public int living() {
        return nodes().size() - down().size();
    }

    /** The nodes of which no process lives. */
    List<String> down() {
        Set<String> living = processes().stream()
                .filter(process -> process.find().isPresent())
                .map(process -> process.node().name())
                .collect(Collectors.toSet());
        return nodes().stream().filter(node -> !living.contains(node)).toList();
    }

    /** The process of a node, to be looked at; absent when none lives. */
    public Optional<ProcessHandle> process(String node) {
        return of(node).find().map(process -> process.handle());
    }

    /** What a node has written. */
    public Path log(String node) {
        return of(node).node().log();
    }

    /**
     * Ends a node's process at once, as {@code kill -9} does; returns when it is gone.
     *
     * @return whether it lived
     * @throws FlockException USAGE when there is no such node
     */
    public boolean kill(String node) throws InterruptedException {
        return of(node).kill();
    }

    /**
     * Starts a node's process, after ending it when it lives; returns when it listens and, if it is a peer, answers for
     * the channel. Peers find each other again within a few seconds after that; {@link #awaitCaughtUp} waits for the
     * blocks of the time between.
     */
    public void restart(String node) throws InterruptedException {
        NodeProcess process = of(node);
        process.end();
        process.start();
        process.awaitListening();
        Optional<Member> peerOf = layout.memberOfPeer(node);
        if (peerOf.isPresent()) {
            new PeerLedger(layout, peerOf.get()).awaitServing();
        }
    }

    /**
     * Waits until a node that was away has caught up: it has all blocks that any other node has which lives and answers
     * now. There is no limit while blocks come.
     *
     * @return how many blocks it has then; empty for a node that keeps no ledger, which is not waited for
     * @throws FlockException NODE_FAILED with how many it has, and what to look at, when none came for a minute
     */
    public OptionalLong awaitCaughtUp(String node) throws InterruptedException {
        return new Rejoining(this).await(node);
    }

    /** Ends all processes; the folder stays, and {@link #start} goes on with it. */
    public void stop() throws InterruptedException {
        home.clear();
        Parallel.run(
                processes().stream().<Parallel.Step>map(process -> process::end).toList());
    }

    /** Ends all processes and removes everything that the network has made in its folder. */
    public void clean() throws InterruptedException {
        stop();
        Folders.delete(layout.crypto().root());
        Folders.delete(layout.folder());
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for another version of the chaincode; see {@link Deployment}. */
    public Deployment deployment() {
        return new Deployment(this);
    }

    /**
     * Lets a further organisation join, with a peer, a chaincode process, a content node and users of its own, while the
     * network runs and may have tasks under way. Called again it ends what was broken off.
     *
     * @return the network with it; this object is of the nodes before
     * @throws FlockException CONFIGURATION_INVALID when a node does not run or the name is taken; PORT_IN_USE; NODE_FAILED
     */
    public FabricNetwork add(OrganisationId organisation, Consumer<String> progress) throws InterruptedException {
        try (PortClaims claims = PortClaims.open()) {
            return new Growth(this, progress).run(organisation, claims);
        }
    }

    List<NodeProcess> processes() {
        return specifications().stream().map(NodeProcess::new).toList();
    }

    private List<Node> specifications() {
        if (!Files.exists(layout.crypto().root())) {
            return List.of();
        }
        return new Nodes(layout, programs, deployedPackage().id()).all();
    }

    ChaincodePackage deployedPackage() {
        return ChaincodePackage.ensure(
                layout.folder(), DeployedFile.read(layout).definition().label());
    }

    private NodeProcess of(String name) {
        return processes().stream()
                .filter(process -> process.node().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.USAGE,
                        "there is no node " + name,
                        "name one of " + nodes().stream().collect(Collectors.joining(", "))));
    }
}
