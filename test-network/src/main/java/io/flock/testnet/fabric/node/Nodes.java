package io.flock.testnet.fabric.node;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.flock.chaincode.server.ChaincodeMain;
import io.flock.testnet.fabric.ChaincodeJvm;
import io.flock.testnet.fabric.ContentKind;
import io.flock.testnet.fabric.files.PrivateFile;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.NodeNames;
import io.flock.testnet.fabric.layout.Orderer;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says of each node of a network how its process is started. */
public final class Nodes {
    /** Go's soft limit, which all nodes on one machine keep well: without it they let garbage lie while they are busy. */
    private static final String MEMORY_LIMIT = "GOMEMLIMIT";

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Layout layout;
    private final Programs programs;
    private final String packageId;

    /**
     * @param packageId the chaincode package that the chaincode processes answer for
     */
    public Nodes(Layout layout, Programs programs, String packageId) {
        this.layout = layout;
        this.programs = programs;
        this.packageId = packageId;
    }

    /** All nodes, in the order in which they are started. */
    public List<Node> all() {
        List<Node> all = new ArrayList<>();
        layout.orderers().forEach(orderer -> all.add(orderer(orderer)));
        layout.members().forEach(member -> all.add(peer(member)));
        layout.members().forEach(member -> all.add(chaincode(member)));
        layout.contentKeepers().forEach(member -> all.add(content(member)));
        return List.copyOf(all);
    }

    private Node orderer(Orderer orderer) {
        Path folder = layout.node(orderer.name());
        return new Node(
                orderer.name(),
                NodeKind.ORDERER,
                Optional.empty(),
                List.of(
                        orderer.ports().listen(),
                        orderer.ports().admin(),
                        orderer.ports().operations()),
                folder,
                List.of(programs.path(Program.ORDERER)),
                Map.of(
                        "FABRIC_CFG_PATH",
                        folder.toString(),
                        "FABRIC_LOGGING_SPEC",
                        layout.settings().logLevel(),
                        MEMORY_LIMIT,
                        "110MiB"));
    }

    private Node peer(Member member) {
        String name = NodeNames.peer(member.number());
        Path folder = layout.node(name);
        Path tls = layout.crypto().peer(member).resolve("tls");
        // What the package leaves open: where this peer's chaincode process listens, and how the two know each other.
        Map<String, String> connection = Map.of(
                "address",
                Layout.HOST + ":" + member.ports().chaincode(),
                "root_cert",
                PrivateFile.read(layout.crypto().tlsAuthority(member)),
                "client_key",
                PrivateFile.read(tls.resolve("server.key")),
                "client_cert",
                PrivateFile.read(tls.resolve("server.crt")));
        Map<String, String> environment = new TreeMap<>(Map.of(
                "FABRIC_CFG_PATH",
                folder.toString(),
                "FABRIC_LOGGING_SPEC",
                layout.settings().logLevel(),
                MEMORY_LIMIT,
                "170MiB",
                "CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG",
                JSON.toJson(connection)));
        if (layout.settings().isRelayed()) {
            environment.put(
                    "CORE_PEER_LISTENADDRESS",
                    Layout.HOST + ":" + member.ports().peerListen());
        }
        return new Node(
                name,
                NodeKind.PEER,
                Optional.of(member.id()),
                List.of(member.ports().peerListen(), member.ports().operations()),
                folder,
                List.of(programs.path(Program.PEER), "node", "start"),
                environment);
    }

    private Node chaincode(Member member) {
        String name = NodeNames.chaincode(member.number());
        Path folder = layout.node(name);
        ChaincodeJvm jvm = layout.settings().jvm(member.id());
        List<String> command = new ArrayList<>();
        command.add(Path.of(jvm.javaHome(), "bin", "java").toString());
        // Small and quick to start: the process waits for its peer most of the time, and what it makes is soon garbage.
        command.addAll(List.of("-Xmx128m", "-Xmn24m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvm.options());
        command.addAll(List.of("-cp", ClassPath.ofChaincode(), ChaincodeMain.class.getName()));
        command.addAll(List.of(
                "--chaincode-id",
                packageId,
                "--address",
                Layout.HOST + ":" + member.ports().chaincode(),
                "--founding-digest",
                layout.settings().founding().digest().toString()));
        command.addAll(List.of(
                "--tls-key", folder.resolve("tls/server.key").toString(),
                "--tls-cert", folder.resolve("tls/server.crt").toString(),
                "--client-ca", folder.resolve("tls/ca.crt").toString()));
        return new Node(
                name,
                NodeKind.CHAINCODE,
                Optional.of(member.id()),
                List.of(member.ports().chaincode()),
                folder,
                command,
                Map.of());
    }

    private Node content(Member member) {
        String name = NodeNames.content(member.number());
        Path folder = layout.node(name);
        int port = member.ports().contentApi();
        if (layout.settings().content() == ContentKind.EMBEDDED) {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    ClassPath.ofChaincode(),
                    ContentMain.class.getName(),
                    folder.resolve("repository").toString(),
                    Integer.toString(port));
            return new Node(name, NodeKind.CONTENT, Optional.empty(), List.of(port), folder, command, Map.of());
        }
        return new Node(
                name,
                NodeKind.CONTENT,
                Optional.of(member.id()),
                List.of(port, member.ports().contentSwarmListen()),
                folder,
                List.of(programs.path(Program.IPFS), "daemon", "--migrate=false"),
                Map.of(
                        "IPFS_PATH",
                        folder.resolve("repository").toString(),
                        "IPFS_TELEMETRY",
                        "off",
                        // Rather no node than one that talks to the public network.
                        "LIBP2P_FORCE_PNET",
                        "1"));
    }
}
