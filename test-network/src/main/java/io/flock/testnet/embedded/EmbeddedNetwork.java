package io.flock.testnet.embedded;

import io.flock.chaincode.server.ChaincodeServer;
import io.flock.chaincode.server.ChaincodeServerOptions;
import io.flock.client.cli.network.KnownProcess;
import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.DevNetworkBuilder;
import io.flock.devnet.DevNetworkException;
import io.flock.devnet.Organisation;
import io.flock.devnet.Role;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.FlockClient;
import io.flock.testnet.Engine;
import io.flock.testnet.Founding;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.embedded.content.ContentNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running network: devnet, one chaincode server to which every organisation's peer has a connection of its own, and a
 * content node. Founded when {@link #start} returns. Started again on the same folder it goes on where it was.
 */
public final class EmbeddedNetwork implements TestNetwork {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedNetwork.class);
    private static final Duration CHAINCODE_PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedOptions options;
    private final NetworkHome home;
    private final Deque<AutoCloseable> opened;
    private final DevNetwork network;
    private final ContentNode content;

    private EmbeddedNetwork(EmbeddedOptions options, Deque<AutoCloseable> opened) {
        this.options = options;
        this.opened = opened;
        this.home = new NetworkHome(options.folder());
        FoundingDocument founding = options.founding();
        ChaincodeServer chaincode = open(ChaincodeServer.start(ChaincodeServerOptions.plain(
                NAME + ":" + founding.digest(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                founding.digest())));
        this.network = open(devNetwork(chaincode.address().getPort()));
        int contentPort = options.basePort() == 0
                ? 0
                : options.basePort() + founding.organisations().size();
        this.content = open(ContentNode.start(options.folder().resolve("content"), contentPort));
    }

    /**
     * Starts and, the first time, founds the network.
     *
     * @throws io.flock.protocol.error.FlockException PORT_IN_USE; STATE_FOLDER_UNUSABLE; CONFIGURATION_INVALID when the
     *     folder holds another network
     */
    public static EmbeddedNetwork start(EmbeddedOptions options) {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            EmbeddedNetwork started = new EmbeddedNetwork(options, opened);
            started.network.awaitChaincodes(CHAINCODE_PATIENCE);
            started.enroll();
            started.found();
            return started;
        } catch (DevNetworkException e) {
            close(opened);
            throw DevNetworkErrors.coded(e);
        } catch (RuntimeException e) {
            close(opened);
            throw e;
        }
    }

    private DevNetwork devNetwork(int chaincodePort) {
        DevNetworkBuilder builder = DevNetwork.builder()
                .channel(NAME)
                .chaincode(Chaincode.named(NAME).at("127.0.0.1:" + chaincodePort))
                .batchTimeout(options.batchTimeout())
                .timeWindow(Duration.ofSeconds(options.founding().parameters().clockWindowSeconds()))
                .data(options.folder().resolve("network"));
        int port = options.basePort();
        for (OrganisationId organisation : options.founding().organisations()) {
            builder.organisations(organisation.text());
            if (port != 0) {
                builder.port(organisation.text(), port++);
            }
        }
        return builder.start();
    }

    /** Keys lie in the network's folder; the profiles, with this start's ports, beside them. */
    private void enroll() {
        for (AccountId account : options.accounts()) {
            network.organisation(account.organisation().text()).enroll(account.name());
        }
        network.orderer().ifPresent(orderer -> orderer.export(options.folder().resolve("network")));
        for (Organisation organisation : network.organisations()) {
            organisation.enroll(Founding.ADMINISTRATOR, Role.ADMIN, Map.of());
            organisation.export(options.folder().resolve("network"));
        }
    }

    private void found() {
        Organisation first = network.organisations().get(0);
        try (FlockClient administrator = connect(AccountId.of(first.mspId(), Founding.ADMINISTRATOR))) {
            Founding.ensure(administrator, founding());
        }
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    @Override
    public Engine engine() {
        return Engine.DEVNET;
    }

    @Override
    public NetworkHome home() {
        return home;
    }

    @Override
    public FoundingDocument founding() {
        return options.founding();
    }

    /** The development network itself, for faults and figures. */
    public DevNetwork devNetwork() {
        return network;
    }

    /** Address of the content node's RPC. */
    public URI content() {
        return content.address();
    }

    /** {@code pid} and {@code startedAt} are this process's. */
    @Override
    public NetworkFile description() {
        ProcessHandle self = ProcessHandle.current();
        return new NetworkFile(
                self.pid(),
                KnownProcess.startOf(self),
                NAME,
                NAME,
                List.of(content().toString()),
                options.founding(),
                options.accounts(),
                Optional.empty());
    }

    /** Ends everything, last opened first; the folder stays. */
    @Override
    public void close() {
        close(opened);
    }

    private static void close(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not end as it should", part, e);
            }
        }
    }
}
