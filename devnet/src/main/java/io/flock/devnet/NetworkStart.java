package io.flock.devnet;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.chaincode.ChaincodeAddress;
import io.flock.devnet.internal.chaincode.ChaincodeLink;
import io.flock.devnet.internal.chaincode.InstalledChaincodes;
import io.flock.devnet.internal.channel.ChaincodeDefinition;
import io.flock.devnet.internal.channel.ChannelAccess;
import io.flock.devnet.internal.channel.ChannelDefinition;
import io.flock.devnet.internal.channel.ChannelDefinition.MemberOrganisation;
import io.flock.devnet.internal.channel.Configuration;
import io.flock.devnet.internal.channel.NetworkClock;
import io.flock.devnet.internal.channel.OrderingIdentity;
import io.flock.devnet.internal.endorse.Endorser;
import io.flock.devnet.internal.endorse.EndorserOptions;
import io.flock.devnet.internal.endorse.Peer;
import io.flock.devnet.internal.gateway.CommitWaiters;
import io.flock.devnet.internal.gateway.DeliverService;
import io.flock.devnet.internal.gateway.GatewayContext;
import io.flock.devnet.internal.gateway.GatewayService;
import io.flock.devnet.internal.gateway.PeerServer;
import io.flock.devnet.internal.ledger.Ledger;
import io.flock.devnet.internal.ledger.LedgerOptions;
import io.flock.devnet.internal.ledger.bytes.Sha256;
import io.flock.devnet.internal.ledger.store.LedgerException;
import io.flock.devnet.internal.msp.Members;
import io.flock.devnet.internal.msp.Membership;
import io.flock.devnet.internal.msp.OrganisationCrypto;
import io.flock.devnet.internal.msp.SigningIdentity;
import io.flock.devnet.internal.order.Orderer;
import io.flock.devnet.internal.order.OrdererOptions;
import io.flock.devnet.internal.policy.EndorsementPolicy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Envelope;

/** Puts a network together, from the ledger to the ports. If a step fails, the earlier ones are undone. */
final class NetworkStart {
    private final NetworkOptions options;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Map<String, OrganisationCrypto> crypto;
    private final NetworkClock clock;
    private final ChannelDefinition channel;
    private final ChannelAccess access;
    private final NetworkThreads threads;
    private final Ledger ledger;
    private final Optional<OrganisationCrypto> ordering;
    private final Orderer orderer;
    private final CommitWaiters commits;

    private NetworkStart(NetworkOptions options) {
        this.options = options;
        crypto = NetworkCrypto.load(options);
        clock = new NetworkClock(options.clock());
        ordering = isOfEarlierVersion() ? Optional.empty() : Optional.of(NetworkCrypto.orderer(options));
        channel = channel(options, crypto, ordering);
        Members members = new Members(crypto.entrySet().stream()
                .map(each ->
                        new Membership(each.getKey(), each.getValue().root().certificate()))
                .toList());
        access = new ChannelAccess(channel, members, clock);
        ledger = Ledger.open(new LedgerOptions(
                options.data().map(data -> NetworkCrypto.ledger(data, channel.name())),
                Configuration.of(channel),
                options.fsync()));
        opened.push(ledger);
        threads = new NetworkThreads(channel.name());
        opened.push(threads);
        orderer = Orderer.start(
                OrdererOptions.of(channel.name(), channel.limits()),
                ledger,
                access,
                ordering.map(of -> new OrderingIdentity(new SigningIdentity(OrdererOrganisation.MSP_ID, of.node()))));
        opened.push(orderer);
        commits = new CommitWaiters(ledger, threads.workers());
        ledger.addListener(commits);
    }

    /** What the ledger says decides: a lost key must not turn into blocks that nobody signs. */
    private boolean isOfEarlierVersion() {
        Envelope unsigned = Configuration.of(channel(options, crypto, Optional.empty()));
        return options.data()
                .map(data -> Ledger.isKept(NetworkCrypto.ledger(data, options.channel()), unsigned))
                .orElse(false);
    }

    static DevNetwork start(NetworkOptions options) {
        NetworkStart start;
        try {
            start = new NetworkStart(options);
        } catch (LedgerException e) {
            throw new DevNetworkException(e.code(), e.getMessage(), e);
        }
        try {
            return start.nodes();
        } catch (RuntimeException e) {
            NetworkEnd.close(start.opened);
            throw e;
        }
    }

    private DevNetwork nodes() {
        Map<String, Peer> peers = new LinkedHashMap<>();
        crypto.forEach((mspId, each) -> peers.put(mspId, peer(mspId, each)));
        Map<String, Node> nodes = new LinkedHashMap<>();
        peers.forEach((mspId, peer) -> nodes.put(mspId, node(peer, List.copyOf(peers.values()))));
        nodes.values().forEach(node -> {
            opened.push(node);
            node.start();
        });
        return new DevNetwork(
                channel.name(),
                nodes,
                ordering.map(OrdererOrganisation::new),
                ledger,
                new NetworkFaults(nodes, orderer, clock),
                opened);
    }

    private Peer peer(String mspId, OrganisationCrypto of) {
        SigningIdentity identity = new SigningIdentity(mspId, of.node());
        InstalledChaincodes installed = installed(mspId);
        EndorserOptions endorsing =
                new EndorserOptions(channel, access, ledger, clock, options.timeWindow(), options.queryLimit());
        return new Peer(
                options.peerAddress(mspId),
                access.members().check(identity.serialised()).member().orElseThrow(),
                installed,
                new Endorser(endorsing, identity, installed));
    }

    private InstalledChaincodes installed(String mspId) {
        Map<String, ChaincodeLink> links = new TreeMap<>();
        for (Chaincode chaincode : options.chaincodes()) {
            chaincode
                    .address(mspId)
                    .ifPresent(address -> links.put(
                            chaincode.name(),
                            new ChaincodeLink(
                                    new ChaincodeLink.ChaincodeOptions(
                                            mspId,
                                            chaincode.name(),
                                            packageId(chaincode),
                                            ChaincodeAddress.parse(address),
                                            options.executeTimeout()),
                                    threads.workers(),
                                    threads.timers())));
        }
        return new InstalledChaincodes(links);
    }

    private static String packageId(Chaincode chaincode) {
        String label = chaincode.name() + "_" + chaincode.version();
        ByteString hash = Sha256.of(List.of(ByteString.copyFromUtf8(label)));
        return label + ":" + HexFormat.of().formatHex(hash.toByteArray());
    }

    private Node node(Peer peer, List<Peer> peers) {
        GatewayContext context = new GatewayContext(
                channel,
                access,
                clock,
                ledger,
                orderer,
                commits,
                peer,
                peers.stream().filter(each -> each != peer).toList(),
                threads.workers(),
                threads.readers(),
                threads.timers(),
                options.endorsementTimeout(),
                options.timeWindow());
        OrganisationCrypto of = crypto.get(peer.mspId());
        PeerServer server = new PeerServer(
                threads.workers(),
                options.tls() ? Optional.of(of.tlsServer()) : Optional.empty(),
                new GatewayService(context),
                new DeliverService(context),
                options.ports().getOrDefault(peer.mspId(), 0),
                options.concurrency());
        Organisation organisation =
                new Organisation(peer.mspId(), of, server, options.tls(), NetworkCrypto.folder(options, peer.mspId()));
        return new Node(organisation, peer, server);
    }

    private static MemberOrganisation member(String mspId, OrganisationCrypto of) {
        return new MemberOrganisation(
                mspId, of.domain(), of.root().certificatePem(), of.tlsRoot().certificatePem());
    }

    private static ChannelDefinition channel(
            NetworkOptions options, Map<String, OrganisationCrypto> crypto, Optional<OrganisationCrypto> ordering) {
        List<MemberOrganisation> organisations = crypto.entrySet().stream()
                .map(each -> member(each.getKey(), each.getValue()))
                .toList();
        List<ChaincodeDefinition> chaincodes = options.chaincodes().stream()
                .map(each -> new ChaincodeDefinition(
                        each.name(),
                        each.version(),
                        each.sequence(),
                        each.policy(),
                        EndorsementPolicy.parse(each.policy(), organisations.size())))
                .toList();
        return ChannelDefinition.of(
                options.channel(),
                organisations,
                ordering.map(of -> member(OrdererOrganisation.MSP_ID, of)),
                chaincodes,
                options.limits());
    }
}
