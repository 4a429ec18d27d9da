package io.flock.sdk.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.money.Amount;
import org.junit.jupiter.api.Test;

/** Which indexes are given out while requests overtake each other and some are refused. */
class ChannelWalletTest {
    private static final Amount PRICE = Amount.ofMicros(10);
    private final FlockException refusal = new FlockException(ErrorCode.OVERLOADED, "full");
    private final FlockException used = new FlockException(ErrorCode.VOUCHER_INVALID, "has paid already");

    private final ChannelWallet wallet = new ChannelWallet(
            "flock",
            new ChannelId(AccountId.of("Org2MSP", "host"), AccountId.of("Org3MSP", "ann"), "one"),
            new KeyPairSigner(),
            PRICE.times(5_000),
            Amount.ZERO,
            chain -> {});

    private PaymentToken pay(int predictions) {
        return wallet.pay(1, PRICE, predictions).orElseThrow();
    }

    @Test
    void paymentRefusedBelowAnother_isGivenOutAgain_whileTheOtherStays() {
        PaymentToken first = pay(3);
        PaymentToken second = pay(1);

        wallet.refused(first, 3, refusal);

        assertThat(wallet.paid()).isEqualTo(PRICE.times(4));
        assertThat(pay(2).index()).isEqualTo(2);
        assertThat(pay(2).index()).isEqualTo(second.index() + 2);
        assertThat(pay(1).index()).isEqualTo(3);
        assertThat(wallet.paid()).isEqualTo(PRICE.times(6));
    }

    @Test
    void allRefused_inAnyOrder_isAllBack() {
        PaymentToken first = pay(3);
        PaymentToken second = pay(1);
        PaymentToken third = pay(2);
        wallet.refused(second, 1, refusal);
        wallet.refused(third, 2, refusal);
        assertThat(wallet.paid()).isEqualTo(PRICE.times(3));

        wallet.refused(first, 3, refusal);

        assertThat(wallet.paid()).isEqualTo(Amount.ZERO);
        assertThat(pay(3)).isEqualTo(first);
    }

    @Test
    void depositThatIsSpent_paysAgainWithWhatWasRefused() {
        PaymentToken all = pay(4_000);
        PaymentToken last = pay(1_000);
        assertThat(wallet.pay(1, PRICE, 1)).isEmpty();

        wallet.refused(last, 1_000, refusal);

        assertThat(wallet.left()).isEqualTo(PRICE.times(1_000));
        assertThat(pay(1_000).tip()).isNotEqualTo(all.tip());
    }

    @Test
    void paymentThatCountsAsUsedTheSecondTime_isNotGivenOutAThirdTime() {
        PaymentToken first = pay(1);
        assertThat(wallet.refused(first, 1, used)).isFalse();
        PaymentToken again = pay(1);
        assertThat(again).isEqualTo(first);

        assertThat(wallet.refused(again, 1, used)).isTrue();

        assertThat(pay(1).index()).isEqualTo(2);
    }

    @Test
    void whatHostsLookBackToNoMore_isNotGivenOutAgain() {
        PaymentToken old = pay(1);
        pay(PaymentToken.WINDOW);

        wallet.refused(old, 1, refusal);

        assertThat(pay(1).index()).isEqualTo(PaymentToken.WINDOW + 2);
    }

    @Test
    void refusalOfAnEarlierChain_changesNothing() {
        PaymentToken before = pay(1);
        assertThat(wallet.pay(2, PRICE, 1)).isPresent();

        assertThat(wallet.refused(before, 1, refusal)).isFalse();

        assertThat(wallet.paid()).isEqualTo(PRICE.times(2));
        assertThat(wallet.pay(2, PRICE, 1).orElseThrow().index()).isEqualTo(2);
    }
}
