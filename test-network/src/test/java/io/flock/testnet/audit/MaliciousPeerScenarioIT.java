package io.flock.testnet.audit;

import io.flock.chaincode.server.ChaincodeServer;
import io.flock.chaincode.server.ChaincodeServerOptions;
import io.flock.chaincode.server.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** On Fabric's own processes: the first organisation's chaincode process is another program. */
class MaliciousPeerScenarioIT extends MaliciousPeerScenarios {
    private static final String NODE = "chaincode1";

    private final Deque<Runnable> opened = new ArrayDeque<>();

    @AfterEach
    void closeChaincode() {
        opened.forEach(Runnable::run);
    }

    @Override
    LedgerUnderTest start(Path folder) {
        FabricLedger ledger = new FabricLedger(folder);
        try {
            corrupt(ledger);
            return ledger;
        } catch (IOException | InterruptedException | RuntimeException e) {
            ledger.close();
            throw new AssertionError(e);
        }
    }

    private void corrupt(FabricLedger ledger) throws IOException, InterruptedException {
        // The whole of it: ProcessHandle tells no long ones.
        long pid = ledger.network().process(NODE).orElseThrow().pid();
        List<String> command = List.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                .split("\0"));
        String id = command.get(command.indexOf("--chaincode-id") + 1);
        int port = ledger.network().layout().members().get(0).ports().chaincode();
        Path tls = ledger.network().layout().node(NODE).resolve("tls");
        ledger.network().kill(NODE);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ChaincodeServer real = ChaincodeServer.start(ChaincodeServerOptions.plain(
                id, new InetSocketAddress(loopback, 0), ledger.founding().digest()));
        opened.push(real::close);
        ForgingChaincode forging = new ForgingChaincode(
                new InetSocketAddress(loopback, port),
                real.address(),
                Optional.of(new TlsFiles(tls.resolve("server.key"), tls.resolve("server.crt"), tls.resolve("ca.crt"))));
        opened.push(forging::close);
    }
}
