package io.flock.sdk;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.Marketplace;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.sdk.audit.LiveBlocks;
import io.flock.sdk.connection.Gateways;
import io.flock.sdk.events.EventStreams;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Transactions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An account's way to the ledger. One client serves a whole app and all its threads.
 *
 * <pre>{@code
 * ConnectionProfile profile = ConnectionProfile.load(Path.of("connection-org1.json"));
 * Identity ann = Identities.fromMspFolder(profile.organisation(), Path.of("users/ann/msp"));
 * try (FlockClient flock = FlockClient.builder(profile, ann).connect()) {
 *     BalanceView mine = flock.token().balanceOf(flock.account()).run();
 *     flock.token().transfer(AccountId.parse("Org2MSP::bob"), Amount.ofFlock(5)).run();
 *     CompletableFuture<TaskList> tasks = flock.alliance().tasks(20, Optional.empty()).runAsync();
 *     System.out.println(tasks.join());
 * }
 * }</pre>
 */
public final class FlockClient implements AutoCloseable {
    private static final long CLOSE_SECONDS = 5;
    private static final String METADATA = "org.hyperledger.fabric:GetMetadata";

    private final Gateways gateways;
    private final String channel;
    private final ExecutorService executor;
    private final Transactions transactions;
    private final EventStreams events;
    private final LiveBlocks blocks;
    private final TokenClient token;
    private final GovernanceClient governance;
    private final AllianceClient alliance;
    private final ArenaClient arena;
    private final MarketplaceClient marketplace;
    private final KnowledgeClient knowledge;
    private final DelegationClient delegation;

    FlockClient(FlockClientBuilder settings) {
        this.executor = settings.executor();
        this.channel = settings.channel();
        this.gateways = Gateways.open(settings.profile(), settings.identity());
        this.transactions = new Transactions(
                gateways,
                settings.channel(),
                settings.chaincode(),
                settings.transactionOptions(),
                settings.callListener());
        this.events = EventStreams.over(gateways, settings.channel(), settings.chaincode());
        this.blocks = new ChannelBlocks(
                events,
                new Transactions(
                        gateways, settings.channel(), "qscc", settings.transactionOptions(), settings.callListener()),
                settings.channel());
        Contract tokenContract = new Contract("token", transactions, executor);
        Spending spending = new Spending(tokenContract, new BalanceOf(account()));
        this.token = new TokenClient(tokenContract, spending);
        this.governance = new GovernanceClient(new Contract("governance", transactions, executor));
        this.alliance = new AllianceClient(new Contract("alliance", transactions, executor), spending);
        this.arena = new ArenaClient(new Contract("arena", transactions, executor), spending);
        this.marketplace = new MarketplaceClient(
                new Contract(Marketplace.CONTRACT, transactions, executor), spending, account(), channel);
        this.knowledge = new KnowledgeClient(
                new Contract(Marketplace.CONTRACT, transactions, executor), spending, governance, token, account());
        this.delegation = new DelegationClient(new Contract("delegation", transactions, executor), spending);
    }

    /** A client for these peers and this identity; nothing is connected before {@code connect()}. */
    public static FlockClientBuilder builder(
            io.flock.sdk.connection.ConnectionProfile profile, io.flock.sdk.connection.Identity identity) {
        return new FlockClientBuilder(profile, identity);
    }

    /** The name of the ledger's channel; not of a payment channel. */
    public String channel() {
        return channel;
    }

    /** The caller's account. */
    public AccountId account() {
        return gateways.identity().account();
    }

    /** FLOCK: balances, transfers, locks. */
    public TokenClient token() {
        return token;
    }

    /** Founding, parameters and decisions of the member organisations. */
    public GovernanceClient governance() {
        return governance;
    }

    /** Federated tasks, from creation to payout. */
    public AllianceClient alliance() {
        return alliance;
    }

    /** Tasks in which models compete. */
    public ArenaClient arena() {
        return arena;
    }

    /** Listed models, their hosts and payment channels. */
    public MarketplaceClient marketplace() {
        return marketplace;
    }

    /** Knowledge bases of listed models. */
    public KnowledgeClient knowledge() {
        return knowledge;
    }

    /** Stakes that back those who train and judge. */
    public DelegationClient delegation() {
        return delegation;
    }

    /** What happens on the ledger, as it happens. */
    public EventStreams events() {
        return events;
    }

    /** The channel's blocks, for an audit. */
    public LiveBlocks blocks() {
        return blocks;
    }

    /** Functions by name, for what the facades do not know. */
    public Transactions transactions() {
        return transactions;
    }

    /** The chaincode's own description of its functions, as Fabric's tools read it: a JSON text. */
    public Call<String> metadata() {
        return new ClientCall<>(() -> transactions.evaluate(METADATA), executor);
    }

    /**
     * Ends every call, stream, thread and connection of this client, within a few seconds. Asynchronous calls that have not
     * ended fail with CONNECTION_FAILED: wait for their futures first, inside the try block.
     */
    @Override
    public void close() {
        events.close();
        gateways.close();
        // Those that wait still fail, as every call of a closed client: nobody waits for an answer for ever.
        executor.shutdownNow().forEach(Runnable::run);
        try {
            executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
