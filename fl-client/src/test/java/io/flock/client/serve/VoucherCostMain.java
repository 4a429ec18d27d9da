package io.flock.client.serve;

import com.sun.management.ThreadMXBean;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.KeyPairSigner;
import io.flock.sdk.payment.VoucherChain;
import io.flock.sdk.payment.VoucherSigner;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * What a million payments cost a host: memory while it takes them, the journal, and the start after a crash with a journal
 * that was never written anew. Prints a table; the one argument is an empty folder.
 */
final class VoucherCostMain {
    private static final int PAYMENTS = 1_000_000;
    private static final int CHANNELS = 20;
    private static final int EACH = PAYMENTS / CHANNELS;
    private static final double MILLION = 1e6;

    private final VoucherSigner consumer = new KeyPairSigner();
    private final RequestLimit unlimited = new RequestLimit(Integer.MAX_VALUE, System::nanoTime);
    private final PrintStream out;

    private VoucherCostMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        new VoucherCostMain(System.out).run(Path.of(arguments[0]));
    }

    private void run(Path folder) throws IOException {
        ServeSettings settings = HostFixture.settings(folder);
        try (ChannelBook book = open(settings)) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                double cpu = cpuSeconds();
                takeAll(book, channel);
                if (channel == 0 || channel == CHANNELS - 1) {
                    print(
                            "after %,9d payments on %2d channels: %.1f MB of heap, journal of %.1f MB, %.1f us of CPU each",
                            (channel + 1) * EACH,
                            channel + 1,
                            heap() / MILLION,
                            Files.size(settings.journal()) / MILLION,
                            (cpuSeconds() - cpu) * MILLION / EACH);
                }
            }
            // What a crash leaves: nothing was closed, nothing written anew.
            Files.copy(settings.journal(), folder.resolve("crashed"), StandardCopyOption.REPLACE_EXISTING);
        }
        double cpu = cpuSeconds();
        long begun = System.nanoTime();
        try (ChannelBook again = open(ServeSettings.defaults(folder.resolve("crashed")))) {
            print("started again after %.2f s, %.2f s of CPU", (System.nanoTime() - begun) / 1e9, cpuSeconds() - cpu);
            for (int channel = 0; channel < CHANNELS; channel++) {
                Amount known = again.best(id(channel)).orElseThrow().amount();
                if (!known.equals(HostFixture.PRICE.times(EACH))) {
                    throw new AssertionError(id(channel) + " is known to have paid " + known);
                }
            }
        }
    }

    /** The consumer's words are made and forgotten here: what stays is the host's. */
    private void takeAll(ChannelBook book, int channel) {
        VoucherChain chain = VoucherChain.make(
                HostFixture.LEDGER,
                id(channel),
                1,
                Amount.ZERO,
                HostFixture.PRICE,
                EACH,
                FieldHash.ofDomain("chain").field(channel).digest(),
                consumer);
        book.announce(chain.signed(), "127.0.0.1");
        for (int index = 1; index <= EACH; index++) {
            book.take(
                    new PaymentToken(id(channel).toString(), chain.anchor().tip(), index, chain.word(index)),
                    new VersionRef(HostFixture.LISTING, 1),
                    HostFixture.PRICE,
                    1,
                    unlimited);
        }
    }

    private ChannelBook open(ServeSettings settings) {
        return HostFixture.book(settings, id -> HostFixture.opened(id, consumer.key()));
    }

    private static ChannelId id(int channel) {
        return new ChannelId(HostFixture.HOST, AccountId.of("Org2MSP", "ann"), "c" + channel);
    }

    private static double cpuSeconds() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadCpuTime() / 1e9;
    }

    /** Bytes that are left after a collection. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
