package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.ChannelWallet;
import io.flock.sdk.payment.KeyPairSigner;
import io.flock.sdk.payment.VoucherSigner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that is paid a million times between two settlings, by some consumers. */
@Tag("slow")
class MillionVouchersTest {
    private static final int PAYMENTS = 1_000_000;
    private static final int CHANNELS = 8;
    /** The chain that is paid with and the one before, each with its best word, and the numbers of those that are gone. */
    private static final int MOST_RECORDS = 6;

    @TempDir
    private Path folder;

    private final VoucherSigner consumer = new KeyPairSigner();

    private ChannelBook start() {
        return HostFixture.book(HostFixture.settings(folder), id -> HostFixture.opened(id, consumer.key()));
    }

    private ChannelWallet wallet(ChannelBook book, int number) {
        return new ChannelWallet(
                HostFixture.LEDGER,
                channel(number),
                consumer,
                HostFixture.DEPOSIT,
                Amount.ZERO,
                anchor -> book.announce(anchor, "127.0.0." + (number + 1)));
    }

    private static ChannelId channel(int number) {
        return new ChannelId(HostFixture.HOST, HostFixture.CHANNEL.consumer(), "channel-" + number);
    }

    private static void take(ChannelBook book, PaymentToken token) {
        book.take(
                token,
                new VersionRef(HostFixture.LISTING, 1),
                HostFixture.PRICE,
                1,
                new RequestLimit(1_000, System::nanoTime));
    }

    private static PaymentToken pay(ChannelBook book, ChannelWallet wallet) {
        PaymentToken token = wallet.pay(1, HostFixture.PRICE, 1).orElseThrow();
        take(book, token);
        return token;
    }

    private static JournalState read(Path file, AtomicInteger payments) {
        JournalState state = new JournalState(HostFixture.LEDGER);
        VoucherJournal.open(file, record -> {
                    payments.addAndGet(record instanceof JournalRecord.Payment ? 1 : 0);
                    state.replay(record);
                })
                .close();
        return state;
    }

    @Test
    void aMillionPayments_areAllRead_takeNoMoreMemoryThanATenthOfThem_andComeToAShortJournal() throws Exception {
        Path file = folder.resolve("vouchers");
        Path whole = folder.resolve("whole");
        List<ChannelWallet> wallets = new ArrayList<>();
        List<PaymentToken> last = new ArrayList<>();
        try (ChannelBook book = start()) {
            IntStream.range(0, CHANNELS).forEach(number -> wallets.add(wallet(book, number)));
            for (int i = 0; i < PAYMENTS; i++) {
                pay(book, wallets.get(i % CHANNELS));
                if (i == PAYMENTS / 10 - 1) {
                    Files.copy(file, folder.resolve("tenth"));
                }
            }
            wallets.forEach(wallet -> last.add(pay(book, wallet)));
            Files.copy(file, whole);
        }

        AtomicInteger ofTenth = new AtomicInteger();
        AtomicInteger ofWhole = new AtomicInteger();
        JournalState tenth = read(folder.resolve("tenth"), ofTenth);
        JournalState state = read(whole, ofWhole);
        assertThat(ofTenth).hasValue(PAYMENTS / 10);
        assertThat(ofWhole).hasValue(PAYMENTS + CHANNELS);
        assertThat(state.size()).isEqualTo(tenth.size()).isEqualTo(CHANNELS);
        assertThat(kept(state)).isEqualTo(kept(tenth));
        assertThat(state.records()).hasSizeLessThanOrEqualTo(CHANNELS * MOST_RECORDS);
        state.all().forEach(channel -> assertThat(channel.amount())
                .isEqualTo(HostFixture.PRICE.times(PAYMENTS / CHANNELS + 1)));

        try (ChannelBook again = start()) {
            assertThat(file).satisfies(path -> assertThat(Files.size(path)).isLessThan(20_000));
            for (int number = 0; number < CHANNELS; number++) {
                PaymentToken shown = last.get(number);
                assertThatThrownBy(() -> take(again, shown)).hasMessageContaining("has paid already");
                assertThat(again.best(channel(number)).orElseThrow().amount())
                        .isEqualTo(HostFixture.PRICE.times(PAYMENTS / CHANNELS + 1));
            }
        }
        assertThat(Histories.image(read(file, new AtomicInteger()))).isEqualTo(Histories.image(state));
    }

    /** What is in memory for payments: chains, each of one size. */
    private static List<Integer> kept(JournalState state) {
        return state.all().stream().map(channel -> channel.chains().size()).toList();
    }
}
