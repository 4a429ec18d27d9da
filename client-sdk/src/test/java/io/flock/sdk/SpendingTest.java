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

    @Test
    void check_namesTheCredits_thatSpendingWouldName() {
        BalanceView view = view(3);

        Spending.checkWithCredits(view, Amount.ofFlock(7), tooLittle(), named::add);

        assertThat(named).containsExactly(Optional.of(view.credits()));
    }

    @Test
    void check_ofMoreThanTheAccountOwns_isTheLedgersRefusal_withoutAskingAgain() {
        FlockException refusal = tooLittle();

        assertThatThrownBy(() -> Spending.checkWithCredits(view(3), Amount.ofFlock(8), refusal, named::add))
                .isSameAs(refusal);
        assertThat(named).isEmpty();
    }

    @Test
    void check_passesWhereSpendingWouldFoldCreditsBefore() {
        assertThat(Spending.checkWithCredits(
                        view(Collect.MOST_CREDITS), Amount.ofFlock(7), tooLittle(), SpendingTest::refuse))
                .isEqualTo(new Done());
    }

    @Test
    void check_refusedWithAllCreditsNamed_isRefused() {
        assertThatThrownBy(
                        () -> Spending.checkWithCredits(view(3), Amount.ofFlock(7), tooLittle(), SpendingTest::refuse))
                .hasMessageStartingWith("INSUFFICIENT_BALANCE|too little|");
    }

    private static FlockException tooLittle() {
        return new FlockException(ErrorCode.INSUFFICIENT_BALANCE, "too little");
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
