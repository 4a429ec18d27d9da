package io.flock.testnet.audit;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Gateways;
import io.flock.sdk.connection.Identities;
import io.flock.testnet.Founding;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.TestNetworks;
import io.flock.testnet.fabric.FabricNetwork;
import io.flock.testnet.fabric.files.Renewal;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.hyperledger.fabric.client.Gateway;

/** Fabric's own processes; they check clients' clocks, so phases last longer than on the development network. */
public final class FabricLedger implements LedgerUnderTest {
    public static final int CLOCK_WINDOW_SECONDS = 8;

    private final FabricNetwork network;
    private final Deque<Runnable> opened = new ConcurrentLinkedDeque<>();

    FabricLedger(Path folder) {
        this(folder, EmbeddedLedger.document(CLOCK_WINDOW_SECONDS), EmbeddedLedger.accounts());
    }

    /** The same, founded with another document. */
    public FabricLedger(Path folder, FoundingDocument founding, List<AccountId> accounts) {
        network = TestNetworks.fabric(folder, founding, accounts);
        opened.push(network::close);
    }

    FabricNetwork network() {
        return network;
    }

    @Override
    public FoundingDocument founding() {
        return network.founding();
    }

    @Override
    public FlockClient connect(AccountId account) {
        FlockClient client = network.connect(account);
        opened.push(client::close);
        return client;
    }

    @Override
    public FlockClient renewed(AccountId account) {
        FlockClient client = FlockClient.builder(
                        ConnectionProfile.load(network.home().profile(account.organisation())),
                        Renewal.of(network.home(), account))
                .channel(TestNetwork.NAME)
                .chaincode(TestNetwork.NAME)
                .connect();
        opened.push(client::close);
        return client;
    }

    @Override
    public FlockClient governor(String organisation) {
        return connect(AccountId.of(organisation, Founding.ADMINISTRATOR));
    }

    @Override
    public Gateway gateway(AccountId account) {
        Gateways gateways = Gateways.open(
                ConnectionProfile.load(network.home().profile(account.organisation())),
                Identities.fromMspFolder(account.organisation(), network.home().identity(account)));
        opened.push(gateways::close);
        return gateways.current().gateway();
    }

    @Override
    public Map<OrganisationId, List<X509Certificate>> authorities() {
        Map<OrganisationId, List<X509Certificate>> authorities = new TreeMap<>();
        founding()
                .organisations()
                .forEach(each -> authorities.put(each, network.home().authorities(each)));
        return authorities;
    }

    @Override
    public Map<OrganisationId, List<X509Certificate>> orderers() {
        return network.home().ordererAuthorities();
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            opened.pop().run();
        }
    }
}
