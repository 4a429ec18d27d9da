package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.FinalRequest;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.KeyPairSigner;
import io.flock.sdk.payment.VoucherChain;
import io.flock.sdk.payment.VoucherSigner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host whose journal is mostly of what nobody asks for any more. */
class ShortJournalTest {
    private static final String HERE = "127.0.0.1";
    private static final int DEAD = 22_000;
    private static final int LENGTH = 30_000;

    @TempDir
    private Path folder;

    private final VoucherSigner consumer = new KeyPairSigner();
    private final VoucherSigner hostKey = new KeyPairSigner();
    private final VoucherChain first = chain(Amount.ZERO);
    private UnaryOperator<PaymentChannel> since = UnaryOperator.identity();
    private Path file;

    private VoucherChain chain(Amount base) {
        return VoucherChain.make(
                HostFixture.LEDGER,
                HostFixture.CHANNEL,
                1,
                base,
                HostFixture.PRICE,
                LENGTH,
                FieldHash.ofDomain("chain").field(base.micros()).digest(),
                consumer);
    }

    @BeforeEach
    void writeMuch() {
        file = folder.resolve("vouchers");
        try (VoucherJournal journal = VoucherJournal.open(file, record -> {})) {
            journal.chain(first.signed());
            for (int i = 0; i < DEAD; i++) {
                journal.payment(0, 3, 1, first.word(3).bytes());
            }
            assertThat(journal.size()).isGreaterThan(VoucherJournal.MOST_DEAD);
        }
    }

    private ChannelBook start() {
        return HostFixture.book(
                HostFixture.settings(folder), id -> since.apply(HostFixture.opened(id, consumer.key())));
    }

    private static void pay(ChannelBook book, VoucherChain chain, int index) {
        book.take(
                new PaymentToken(HostFixture.CHANNEL.toString(), chain.anchor().tip(), index, chain.word(index)),
                new VersionRef(HostFixture.LISTING, 1),
                HostFixture.PRICE,
                1,
                new RequestLimit(1_000, System::nanoTime));
    }

    private FinalAccount end(ChannelBook book) {
        FinalRequest wish = new FinalRequest(
                HostFixture.CHANNEL, consumer.sign(FinalRequest.digest(HostFixture.LEDGER, HostFixture.CHANNEL)));
        return book.end(wish, hostKey, HERE);
    }

    @Test
    void atItsStart_itIsWrittenAnew_andNoPaymentCountsTwice() {
        try (ChannelBook book = start()) {
            assertThat(file).isRegularFile().satisfies(path -> assertThat(Files.size(path))
                    .isLessThan(2_000));
            assertThatThrownBy(() -> pay(book, first, 3)).hasMessageContaining("has paid already");
            pay(book, first, 2);
            VoucherChain next = chain(HostFixture.PRICE.times(3));
            book.announce(next.signed(), HERE);
            pay(book, next, 1);
        }
        try (ChannelBook again = start()) {
            assertThat(again.best(HostFixture.CHANNEL).orElseThrow().amount()).isEqualTo(HostFixture.PRICE.times(4));
            assertThatThrownBy(() -> pay(again, first, 2)).hasMessageContaining("has paid already");
        }
    }

    @Test
    void whileItServes_itIsWrittenAnew_onceMostOfItIsDead() throws Exception {
        try (ChannelBook book = start()) {
            fill(book);
            assertThat(Files.size(file)).isGreaterThan(VoucherJournal.MOST_DEAD);

            book.force();

            assertThat(Files.size(file)).isLessThan(2_000);
            pay(book, first, DEAD + 2);
        }
        try (ChannelBook again = start()) {
            assertThatThrownBy(() -> pay(again, first, DEAD)).hasMessageContaining("has paid already");
            assertThatThrownBy(() -> pay(again, first, DEAD + 2)).hasMessageContaining("has paid already");
            pay(again, first, DEAD + 1);
        }
    }

    private void fill(ChannelBook book) {
        for (int index = 4; index <= DEAD; index++) {
            pay(book, first, index);
        }
    }

    @Test
    void closedChannel_isForgotten_butForItsFinalAccount_whateverThatPeerSaysThatIsBehind() {
        FinalAccount last;
        try (ChannelBook book = start()) {
            fill(book);
            last = end(book);
            since = channel -> channel.closing(1).closed();
            book.follow();
            book.force();
        }
        since = UnaryOperator.identity();
        try (ChannelBook again = start()) {
            assertThat(again.best(HostFixture.CHANNEL)).isEmpty();
            assertThat(end(again)).isEqualTo(last);
            assertThatThrownBy(() -> again.announce(chain(Amount.ZERO).signed(), HERE))
                    .hasMessageContaining("CHANNEL_CLOSED|");
        }
    }
}
