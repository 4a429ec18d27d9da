package io.flock.testnet.fabric;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.FlockClient;
import io.flock.testnet.Founding;
import io.flock.testnet.fabric.channel.Definition;
import io.flock.testnet.fabric.channel.Lifecycle;
import io.flock.testnet.fabric.channel.OrdererAdmin;
import io.flock.testnet.fabric.channel.Parallel;
import io.flock.testnet.fabric.channel.PeerLedger;
import io.flock.testnet.fabric.channel.PeerTool;
import io.flock.testnet.fabric.files.NetworkFiles;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.PortClaims;
import io.flock.testnet.fabric.node.NodeKind;
import io.flock.testnet.fabric.node.NodeProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** From a folder, empty or not, to a founded network that answers. Each step is skipped when it was done before. */
final class StartUp {
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final FabricNetwork network;
    private final Layout layout;
    private final Consumer<String> progress;

    StartUp(FabricNetwork network, Consumer<String> progress) {
        this.network = network;
        this.layout = network.layout();
        this.progress = progress;
    }

    /**
     * Does it.
     *
     * @param claims the ports that this start may take; needed until it returns
     */
    void run(PortClaims claims) throws InterruptedException {
        requirePorts(claims);
        progress.accept("writing certificates and settings");
        new NetworkFiles(layout).ensure(network.programs());
        List<NodeProcess> processes = network.processes();
        progress.accept("starting "
                + processes.stream().map(process -> process.node().name()).collect(Collectors.joining(", ")));
        List<NodeProcess> started = new ArrayList<>();
        try {
            for (NodeProcess process : processes) {
                if (process.start()) {
                    started.add(process);
                }
            }
            bringUp(processes);
        } catch (RuntimeException | InterruptedException e) {
            end(started);
            throw e;
        }
    }

    private static void end(List<NodeProcess> started) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        for (NodeProcess process : started) {
            process.end();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void bringUp(List<NodeProcess> processes) throws InterruptedException {
        await(processes, NodeKind.ORDERER, "orderers to listen");
        await(processes, NodeKind.PEER, "peers to listen");
        join();
        progress.accept("waiting for the peers to answer for the channel");
        for (Member member : layout.members()) {
            new PeerLedger(layout, member).awaitServing();
        }
        deploy();
        await(processes, NodeKind.CONTENT, "content nodes to listen");
        await(processes, NodeKind.CHAINCODE, "chaincode processes to listen");
        long founded = found();
        for (Member member : layout.members()) {
            new PeerLedger(layout, member).awaitHeight(founded);
        }
        network.home().write(network.description());
    }

    private void requirePorts(PortClaims claims) {
        Set<String> absent = network.processes().stream()
                .filter(process -> process.find().isPresent())
                .map(process -> process.node().name())
                .collect(Collectors.toSet());
        Set<String> needed =
                network.nodes().stream().filter(name -> !absent.contains(name)).collect(Collectors.toSet());
        layout.ports().requireFree(needed, claims::take);
    }

    private void await(List<NodeProcess> processes, NodeKind kind, String what) throws InterruptedException {
        progress.accept("waiting for " + what);
        for (NodeProcess process : processes) {
            if (process.node().kind() == kind) {
                process.awaitListening();
            }
        }
    }

    private void join() throws InterruptedException {
        progress.accept("joining orderers and peers to the channel");
        OrdererAdmin orderers = new OrdererAdmin(layout);
        List<Parallel.Step> steps = new ArrayList<>();
        layout.orderers().forEach(orderer -> steps.add(() -> orderers.ensureJoined(orderer)));
        layout.members()
                .forEach(member -> steps.add(() -> new PeerTool(layout, network.programs(), member).ensureJoined()));
        Parallel.run(steps);
    }

    private void deploy() throws InterruptedException {
        DeployedFile deployed = DeployedFile.read(layout);
        if (deployed.committed()) {
            return;
        }
        Definition definition = deployed.definition();
        Lifecycle lifecycle = new Lifecycle(layout, network.programs());
        progress.accept("installing, approving and committing the chaincode");
        if (!lifecycle.committed().equals(Optional.of(definition))) {
            lifecycle.approve(definition, network.deployedPackage());
            lifecycle.commit(definition);
        }
        DeployedFile.of(definition, true).write(layout);
    }

    /** A peer that has just started knows the others only after they have heard of each other. */
    private long found() throws InterruptedException {
        progress.accept("waiting for the chaincode to answer");
        AccountId administrator = AccountId.of(layout.members().get(0).id().text(), Founding.ADMINISTRATOR);
        long end = System.nanoTime() + ANSWER.toNanos();
        try (FlockClient client = network.connect(administrator)) {
            while (true) {
                try {
                    return Founding.ensure(client, network.founding());
                } catch (FlockException e) {
                    if (!mayPass(e) || System.nanoTime() > end) {
                        throw e;
                    }
                    pause();
                }
            }
        }
    }

    private static boolean mayPass(FlockException e) {
        return e.is(ErrorCode.CONNECTION_FAILED)
                || e.is(ErrorCode.DEADLINE_EXCEEDED)
                || e.is(ErrorCode.ENDORSEMENT_REFUSED)
                || e.is(ErrorCode.OUTCOME_UNKNOWN)
                || e.is(ErrorCode.ALREADY_FOUNDED);
    }

    private static void pause() throws InterruptedException {
        LockSupport.parkNanos(POLL_NANOS);
        if (Thread.interrupted()) {
            throw new InterruptedException("while waiting for the chaincode");
        }
    }
}
