package io.flock.testnet.audit;

import io.flock.chaincode.server.ChaincodeServer;
import io.flock.chaincode.server.ChaincodeServerOptions;
import io.flock.devnet.Chaincode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** On the development network. */
@Tag("scenario")
class MaliciousPeerScenarioTest extends MaliciousPeerScenarios {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Deque<Runnable> opened = new ArrayDeque<>();

    @AfterEach
    void closeChaincode() {
        opened.forEach(Runnable::run);
    }

    @Override
    LedgerUnderTest start(Path folder) {
        ChaincodeServer real = ChaincodeServer.start(ChaincodeServerOptions.plain(
                "flock:1",
                ANY,
                EmbeddedLedger.document(EmbeddedLedger.CLOCK_WINDOW_SECONDS).digest()));
        opened.push(real::close);
        ForgingChaincode forging = new ForgingChaincode(ANY, real.address(), Optional.empty());
        opened.push(forging::close);
        return new EmbeddedLedger(
                folder,
                Chaincode.named("flock")
                        .at("127.0.0.1:" + real.address().getPort())
                        .at("Org1MSP", "127.0.0.1:" + forging.port()));
    }
}
