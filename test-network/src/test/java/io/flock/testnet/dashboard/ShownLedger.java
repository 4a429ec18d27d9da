package io.flock.testnet.dashboard;

import io.flock.client.dashboard.DashboardServer;
import io.flock.client.dashboard.LedgerMirror;
import io.flock.client.dashboard.NodeHeights;
import io.flock.client.dashboard.ServiceHealth;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.request.Transfer;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.KnowledgePlay;
import io.flock.testnet.timed.MarketPlay;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A dashboard over a ledger with everything in it: a finished Arena task with a silent node, an Alliance task with an absent
 * voter, its model on the market with a host, a payment, a rating and a claim.
 */
final class ShownLedger implements AutoCloseable {
    static final String VIEWER = "Org1MSP::client0";

    final TimedLedger ledger = TimedLedger.founded(6);
    final DashboardServer server;

    /** Of a content node and of an orderer that nobody is. */
    private final ServiceHealth services =
            ServiceHealth.watch(List.of(URI.create("http://127.0.0.1:1")), () -> List.of("127.0.0.1:1"));

    private final LedgerMirror mirror = new LedgerMirror(TimedLedger.CHANNEL);

    private ShownLedger() {
        ledger.blocks().forEach(mirror::accept);
        server = new DashboardServer(mirror, NodeHeights.none(), services, TimedLedger.CHANNEL, VIEWER, 0);
    }

    private void play(String endpoint) {
        ArenaPlay arena = new ArenaPlay(ledger);
        arena.staked();
        arena.play(
                (account, now) ->
                        now.phase() == ArenaPhase.REVEAL && now.epoch() == 1 && account.equals(ledger.client(1)),
                now -> false);
        List<AccountId> trainers =
                IntStream.range(0, 9).mapToObj(ledger::client).toList();
        AccountId absent = trainers.get(4);
        TimedTask.joined(
                        ledger,
                        ledger.client(9),
                        trainers,
                        (who, phase) ->
                                !(who.equals(absent) && phase.round() == 1 && phase.phase() == Phase.AGGREGATE_COMMIT))
                .playAll();
        AccountId host = ledger.client(10);
        AccountId consumer = ledger.client(11);
        MarketPlay market = new MarketPlay(ledger);
        ledger.submit(ledger.client(9), "marketplace:ListModel", market.listing(MarketPlay.PRICE));
        market.host(host, endpoint, Amount.ofFlock(100));
        ChannelId channel = market.channel(host, consumer, "one");
        market.settle(host, channel, 40);
        market.rate(consumer, 4, channel);
        market.claim(trainers.get(0));
        know(market, host, consumer);
        ledger.blocks().forEach(mirror::accept);
    }

    /** Two documents, one accepted and used, one still voted on. */
    private void know(MarketPlay market, AccountId host, AccountId consumer) {
        KnowledgePlay knowledge = new KnowledgePlay(ledger);
        AccountId contributor = ledger.client(0);
        knowledge.propose(contributor, "grapes");
        knowledge.vote(consumer, "grapes", true);
        knowledge.waitForTheClose();
        knowledge.close(consumer, "grapes");
        knowledge.propose(contributor, "<b>hops</b>");
        knowledge.vote(consumer, "<b>hops</b>", false);
        ChannelId searches = market.channel(host, consumer, "searches");
        market.settle(host, searches, 1_000, KnowledgePlay.uses("grapes"));
        knowledge.claim(contributor);
    }

    /** Founded, and nothing else. */
    static ShownLedger founded() {
        return new ShownLedger();
    }

    /**
     * Played and shown.
     *
     * @param endpoint where the model's host says that it is
     */
    static ShownLedger at(String endpoint) {
        ShownLedger shown = new ShownLedger();
        shown.play(endpoint);
        return shown;
    }

    /** Something happens: a transfer, which the mirror sees as its last block. */
    void transfer() {
        ledger.submit(
                ledger.client(0),
                "token:Transfer",
                new Transfer(ledger.client(1), Amount.ofFlock(1), Optional.empty()));
        ledger.blocks().forEach(mirror::accept);
    }

    @Override
    public void close() {
        server.close();
        services.close();
    }
}
