package io.flock.testnet.audit;

import io.flock.chaincode.server.ChaincodeServer;
import io.flock.chaincode.server.ChaincodeServerOptions;
import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.OrdererOrganisation;
import io.flock.devnet.Organisation;
import io.flock.devnet.Role;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Gateways;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.connection.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.hyperledger.fabric.client.Gateway;

/** Three organisations on a development network with the real chaincode, reached through the SDK alone. */
public final class EmbeddedLedger implements LedgerUnderTest {
    public static final List<String> ORGANISATIONS = List.of("Org1MSP", "Org2MSP", "Org3MSP");
    public static final int CLOCK_WINDOW_SECONDS = 1;

    private final Deque<Runnable> opened = new ConcurrentLinkedDeque<>();
    private final DevNetwork network;
    private final Path folder;
    private final FoundingDocument founding;

    /** With one chaincode server for all, in this process. */
    EmbeddedLedger(Path folder) {
        this(folder, document(CLOCK_WINDOW_SECONDS));
    }

    /** The same, to be founded with another document. */
    public EmbeddedLedger(Path folder, FoundingDocument founding) {
        this(
                folder,
                founding,
                ChaincodeServer.start(ChaincodeServerOptions.plain(
                        "flock:1", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), founding.digest())));
    }

    private EmbeddedLedger(Path folder, FoundingDocument founding, ChaincodeServer server) {
        this(
                folder,
                founding,
                Chaincode.named("flock").at("127.0.0.1:" + server.address().getPort()));
        opened.addLast(server::close);
    }

    /** With chaincode servers that run elsewhere. */
    EmbeddedLedger(Path folder, Chaincode chaincode) {
        this(folder, document(CLOCK_WINDOW_SECONDS), chaincode);
    }

    private EmbeddedLedger(Path folder, FoundingDocument founding, Chaincode chaincode) {
        this.folder = folder;
        this.founding = founding;
        network = DevNetwork.builder()
                .channel("flock")
                .organisations(ORGANISATIONS.toArray(String[]::new))
                .chaincode(chaincode)
                .batchTimeout(Duration.ofMillis(50))
                .start();
        opened.push(network::close);
        network.awaitChaincodes(Duration.ofMinutes(2));
    }

    /** The first participant of each organisation, then the second, and a creator, a thousand FLOCK each. */
    static List<AccountId> accounts() {
        List<AccountId> accounts = new ArrayList<>();
        for (String name : List.of("ann", "bob")) {
            ORGANISATIONS.forEach(organisation -> accounts.add(AccountId.of(organisation, name)));
        }
        accounts.add(AccountId.of("Org1MSP", "creator"));
        return accounts;
    }

    /** Phases may be as short as three clock windows. */
    static FoundingDocument document(int clockWindowSeconds) {
        return new FoundingDocument(
                ORGANISATIONS.stream().map(OrganisationId::parse).toList(),
                new GovernanceParameters(
                        clockWindowSeconds, 3 * clockWindowSeconds, 1_000, 10, 10, Millionths.of(250_000), true),
                accounts().stream()
                        .map(account -> new Grant(account, Amount.ofFlock(1_000)))
                        .toList());
    }

    @Override
    public FoundingDocument founding() {
        return founding;
    }

    @Override
    public FlockClient governor(String organisation) {
        return connect(AccountId.of(organisation, "governor"), Role.ADMIN);
    }

    @Override
    public FlockClient connect(AccountId account) {
        return connect(account, Role.CLIENT);
    }

    /** Each connection is enrolled anew. */
    @Override
    public FlockClient renewed(AccountId account) {
        return connect(account);
    }

    private FlockClient connect(AccountId account, Role role) {
        Organisation own = network.organisation(account.organisation().text());
        ConnectionProfile profile = profile(own);
        for (Organisation other : network.organisations()) {
            profile = profile.with(profile(other));
        }
        FlockClient client =
                FlockClient.builder(profile, identity(own, account, role)).connect();
        opened.push(client::close);
        return client;
    }

    @Override
    public Gateway gateway(AccountId account) {
        Organisation own = network.organisation(account.organisation().text());
        Gateways gateways = Gateways.open(profile(own), identity(own, account, Role.CLIENT));
        opened.push(gateways::close);
        return gateways.current().gateway();
    }

    private Identity identity(Organisation own, AccountId account, Role role) {
        var enrolled = own.enroll(account.name(), role, Map.of());
        return Identities.fromPem(
                account.organisation(),
                write(account + ".cert.pem", enrolled.certificatePem()),
                write(account + ".key.pem", enrolled.privateKeyPem()));
    }

    /** One at a time: scenes that share this ledger connect at the same moment. */
    private synchronized ConnectionProfile profile(Organisation organisation) {
        return ConnectionProfile.load(write(organisation.mspId() + ".json", organisation.connectionProfile()));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name.replace(':', '-')), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<OrganisationId, List<X509Certificate>> authorities() {
        Map<OrganisationId, List<X509Certificate>> authorities = new TreeMap<>();
        network.organisations()
                .forEach(each -> authorities.put(
                        OrganisationId.parse(each.mspId()), List.of(certificate(each.rootCertificate()))));
        return authorities;
    }

    @Override
    public Map<OrganisationId, List<X509Certificate>> orderers() {
        OrdererOrganisation orderer = network.orderer().orElseThrow();
        return Map.of(OrganisationId.parse(orderer.mspId()), List.of(certificate(orderer.rootCertificate())));
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            opened.pop().run();
        }
    }
}
