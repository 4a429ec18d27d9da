package io.flock.testnet.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.GetChannel;
import io.flock.protocol.marketplace.request.ListChannels;
import io.flock.protocol.marketplace.request.SetSearchPrice;
import io.flock.protocol.marketplace.request.SettleVoucher;
import io.flock.protocol.marketplace.view.ChannelList;
import io.flock.protocol.marketplace.view.SettleResult;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.audit.StoredBlocks;
import io.flock.sdk.explain.Explainer;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.KnowledgePlay;
import io.flock.testnet.timed.MarketPlay;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A second ledger that version 0.1.0 wrote, left in the middle: stakes of gmFLOCK, a listed model with a host, ratings, paid
 * predictions and searches, a knowledge base, an open channel with a voucher that nobody has settled, and an Arena task in
 * its second epoch. Later versions audit it as it is, and go on from its state. It was recorded with {@code -Dkept.write=true},
 * which is for versions that were not released yet.
 */
class KeptMarketTest {
    private static final int CLIENTS = 6;
    private static final Path FOLDER = Path.of("src/test/resources/io/flock/testnet/kept");
    private static final Path BLOCKS = FOLDER.resolve("market-0.1.0.blocks.gz");
    /** Worth fifty predictions, of which the ledger has settled eleven. */
    private static final Path VOUCHER = FOLDER.resolve("market-0.1.0.voucher.json");

    private static List<Block> blocks;

    @BeforeAll
    static void read() throws IOException {
        if (Boolean.getBoolean("kept.write")) {
            record();
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(BLOCKS))) {
            blocks = StoredBlocks.read(in);
        }
    }

    @Test
    void keptMarket_isAuditedWithoutDifference() {
        LedgerAudit audit =
                new LedgerAudit(new AuditSettings(TimedLedger.CHANNEL, "flock", Optional.empty(), Map.of()));
        blocks.forEach(audit::accept);
        AuditReport report = audit.report();

        assertThat(report.differences()).isEmpty();
        assertThat(report.valid()).isGreaterThan(250);
        assertThat(report.supply()).isEqualTo(TimedLedger.GRANT.times(3L * CLIENTS));
    }

    @Test
    void keptMarket_isExplained() {
        Explainer explainer = new Explainer(trail());

        assertThat(explainer.balanceSheet(TimedTask.TASK).sum()).isZero();
        assertThat(explainer.balanceSheet(ArenaPlay.TASK).sum()).isZero();
    }

    @Test
    void todaysChaincode_leadsTheTaskToItsEnd_andSettlesTheChannel() throws IOException {
        TimedLedger ledger = TimedLedger.resumed(CLIENTS, trail().steps());
        ArenaPlay arena = new ArenaPlay(ledger, StakeUnit.GMFLOCK);
        arena.play((account, now) -> false, now -> false);
        arena.claimed();
        assertThat(arena.phase().phase()).isEqualTo(ArenaPhase.COMPLETED);

        Voucher voucher = Json.read(Files.readString(VOUCHER), Voucher.class);
        ChannelId channel = voucher.anchor().channel();
        SettleResult settled = ledger.submit(
                channel.host(), "marketplace:SettleVoucher", new SettleVoucher(voucher), SettleResult.class);
        assertThat(settled.settled()).isEqualTo(MarketPlay.PRICE.times(50 - 11));
        ledger.submit(channel.host(), "marketplace:CloseChannel", new CloseChannel(channel, Optional.empty()));
        PaymentChannel closed =
                ledger.evaluate("marketplace:GetChannel", new GetChannel(channel), PaymentChannel.class);
        assertThat(closed.returned()).isEqualTo(Amount.ofFlock(5).minus(MarketPlay.PRICE.times(50)));
        new MarketPlay(ledger).claim(ledger.client(0));
    }

    /** They were opened before consumers' channels could be listed: no document but their own says whose they are. */
    @Test
    void consumersChannels_areFoundAlsoWhereAnEarlierVersionOpenedThem() {
        TimedLedger ledger = TimedLedger.resumed(CLIENTS, trail().steps());
        AccountId host = ledger.client(16);
        AccountId consumer = ledger.client(17);

        ChannelList found = ledger.evaluate(
                "marketplace:ListChannels",
                ListChannels.ofConsumer(consumer, 100, Optional.empty()),
                ChannelList.class);

        assertThat(found.channels())
                .extracting(PaymentChannel::id)
                .containsExactly(new ChannelId(host, consumer, "one"), new ChannelId(host, consumer, "searches"));
        assertThat(found.bookmark()).isEmpty();
    }

    private static LedgerTrail trail() {
        LedgerTrail trail = new LedgerTrail("flock");
        blocks.forEach(trail::accept);
        return trail;
    }

    private static void record() throws IOException {
        TimedLedger ledger = TimedLedger.founded(CLIENTS);
        List<AccountId> trainers =
                IntStream.range(0, 9).mapToObj(ledger::client).toList();
        AccountId lister = ledger.client(9);
        TimedTask.joined(
                        ledger,
                        lister,
                        trainers,
                        TimedTask.definition().stakeIn(StakeUnit.GMFLOCK).build(),
                        (account, phase) -> true,
                        TimedTask.Ballots.ACCEPTING)
                .playAll();
        trainers.forEach(trainer -> ledger.submit(trainer, "alliance:Claim", new Claim(TimedTask.TASK)));
        Voucher left = market(ledger, lister, trainers);
        ArenaPlay arena = new ArenaPlay(ledger, StakeUnit.GMFLOCK);
        arena.staked();
        arena.play(
                (account, now) -> now.phase() == ArenaPhase.REVEAL && account.equals(ledger.client(6)),
                now -> now.epoch() == 1 && now.phase() == ArenaPhase.SUBMIT);
        Files.writeString(VOUCHER, Json.write(left) + "\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(BLOCKS))) {
            for (Block block : ledger.blocks()) {
                block.writeDelimitedTo(out);
            }
        }
    }

    /** Answers a voucher of the channel that stays open. */
    private static Voucher market(TimedLedger ledger, AccountId lister, List<AccountId> trainers) {
        MarketPlay market = new MarketPlay(ledger);
        AccountId host = ledger.client(16);
        AccountId consumer = ledger.client(17);
        ledger.submit(lister, "marketplace:ListModel", market.listing(MarketPlay.PRICE));
        ledger.submit(
                lister, "marketplace:SetSearchPrice", new SetSearchPrice(MarketPlay.LISTING, Amount.ofMicros(500)));
        market.host(host, "http://127.0.0.1:8085", Amount.ofFlock(100));
        ChannelId channel = market.channel(host, consumer, "one");
        market.settle(host, channel, 11);
        market.rate(consumer, 4, channel);
        market.claim(trainers.get(1));
        KnowledgePlay knowledge = new KnowledgePlay(ledger);
        knowledge.propose(trainers.get(3), "good");
        knowledge.propose(trainers.get(3), "unread");
        trainers.subList(1, 3).forEach(voter -> knowledge.vote(voter, "good", true));
        knowledge.waitForTheClose();
        knowledge.close(trainers.get(1), "good");
        ChannelId searches = market.channel(host, consumer, "searches");
        market.settle(host, searches, 1_000, KnowledgePlay.uses("good"));
        knowledge.claim(trainers.get(3));
        return market.voucher(channel, 50);
    }
}
