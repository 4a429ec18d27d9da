package io.flock.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.Collect;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpendingTest {
    private static final AccountId OWNER = AccountId.of("Org2MSP", "host");

    private final List<Optional<List<CreditId>>> named = new ArrayList<>();

    @Test
    void othersCredits_areNamedAsTheLedgerListsThem() {
        BalanceView view = view(3);

        Spending.withCredits(view, credits -> {
            named.add(credits);
            return null;
        });

        assertThat(named).containsExactly(Optional.of(view.credits()));
    }

    @Test
    void ownerOfMoreCreditsThanOneTransactionFolds_isSaidToHaveToCollectThem() {
        assertThatThrownBy(() -> Spending.withCredits(view(Collect.MOST_CREDITS), SpendingTest::refuse))
                .isInstanceOfSatisfying(FlockException.class, e -> {
                    assertThat(e.is(ErrorCode.INSUFFICIENT_BALANCE)).isTrue();
                    assertThat(e.what()).contains("its 100 largest credits", "7 FLOCK in more credits");
                    assertThat(e.getMessage()).contains("have " + OWNER + " collect them", "in parts");
                });
    }

    @Test
    void ownerWhoHasTooLittle_isToldAsTheLedgerTellsIt() {
        assertThatThrownBy(() -> Spending.withCredits(view(1), SpendingTest::refuse))
                .hasMessageStartingWith("INSUFFICIENT_BALANCE|too little|");
    }

    private static Committed<Done> refuse(Optional<List<CreditId>> credits) {
        throw new FlockException(ErrorCode.INSUFFICIENT_BALANCE, "too little");
    }

    private static BalanceView view(int credits) {
        return new BalanceView(
                OWNER,
                Amount.ZERO,
                Amount.ofFlock(7),
                IntStream.range(0, credits)
                        .mapToObj(number -> new CreditId(TransactionId.parse("0".repeat(64)), number))
                        .toList());
    }
}
