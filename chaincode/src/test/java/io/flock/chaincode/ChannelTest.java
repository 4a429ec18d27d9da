package io.flock.chaincode;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.money.Amount;
import io.flock.protocol.token.request.Lock;
import io.flock.protocol.token.request.Transfer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That the checks of random histories would notice. */
class ChannelTest {
    @Test
    void transactionThatHasAnEffectAgain_isNoticed_whereNoneIsMeant() {
        Consortium3 consortium = Consortium3.founded(1);
        Channel channel = consortium.channel();
        Transfer transfer = new Transfer(consortium.client(1).account(), Amount.ofFlock(1), Optional.empty());
        channel.requireNoEffectAgain("token:Transfer"::equals);
        channel.submit(consortium.client(0), "token:Transfer", transfer);
        channel.requireNoEffectAgain(function -> false);

        assertThatThrownBy(() -> channel.submit(consortium.client(0), "token:Transfer", transfer))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a second time");
    }

    @Test
    void moneyThatIsInALock_isNotFree() {
        Consortium3 consortium = Consortium3.founded(1);
        Money.requireNothingHeld(consortium.channel());
        consortium
                .channel()
                .submit(consortium.client(0), "token:Lock", new Lock(Amount.ofFlock(1), 1, Optional.empty()));

        assertThatThrownBy(() -> Money.requireNothingHeld(consortium.channel())).isInstanceOf(AssertionError.class);
    }
}
