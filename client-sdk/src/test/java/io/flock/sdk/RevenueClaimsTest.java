package io.flock.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.money.Amount;
import io.flock.sdk.transaction.Committed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ledger that shows the settlements of one page, as the chaincode does; the last one is the caller's. */
class RevenueClaimsTest {
    private final Deque<TransactionId> undivided = new ArrayDeque<>();
    private int transactions;

    @Test
    void settlementBehindPagesOfOthers_isPaidInOneCall() {
        settlements(250);

        Committed<ClaimResult> paid = RevenueClaims.all(this::revenue, this::claim);

        assertThat(paid.value().amount()).isEqualTo(Amount.ofMicros(7));
        assertThat(paid.block()).isEqualTo(3);
        assertThat(undivided).isEmpty();
    }

    @Test
    void nothing_isToldAsTheLedgerTellsIt() {
        assertThatThrownBy(() -> RevenueClaims.all(this::revenue, this::claim))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.NOTHING_TO_CLAIM))
                        .isTrue());
    }

    @Test
    void settlementsThatAnotherDividedMeanwhile_endIt_andWhatWasPaidIsTold() {
        settlements(1);

        Committed<ClaimResult> paid = RevenueClaims.all(
                () -> new RevenueView(List.of(id(1)), Amount.ZERO, Amount.ZERO, Amount.ZERO), this::claim);

        assertThat(paid.value().amount()).isEqualTo(Amount.ofMicros(7));
    }

    @Test
    void settlementsThatKeepComing_areLeftToTheNextClaim() {
        settlements(150);

        Committed<ClaimResult> paid = RevenueClaims.all(this::revenue, settlements -> {
            assertThat(transactions).as("it would never end").isLessThan(5);
            Committed<ClaimResult> claimed = claim(settlements);
            undivided.add(id(1_000 + transactions));
            return claimed;
        });

        assertThat(paid.block()).isEqualTo(2);
        assertThat(undivided).containsExactly(id(1_002));
    }

    @Test
    void settlementsThatAnotherDividedFirst_areNoEnd_whereOthersStand() {
        settlements(1);

        Committed<ClaimResult> paid = RevenueClaims.all(this::revenue, settlements -> {
            if (undivided.remove(id(1))) {
                undivided.add(id(2));
            }
            return claim(settlements);
        });

        assertThat(paid.value().amount()).isEqualTo(Amount.ofMicros(7));
    }

    @Test
    void failureAfterSomethingWasPaid_saysHowMuch() {
        settlements(150);

        assertThatThrownBy(() -> RevenueClaims.all(this::revenue, settlements -> {
                    if (transactions == 1) {
                        throw new FlockException(ErrorCode.OUTCOME_UNKNOWN, "nobody knows");
                    }
                    return claim(settlements).map(result -> new ClaimResult(Amount.ofFlock(3)));
                }))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.OUTCOME_UNKNOWN))
                        .isTrue())
                .hasMessageContaining("3 FLOCK were paid")
                .hasMessageContaining("nobody knows");
    }

    private void settlements(int count) {
        for (int i = 1; i <= count; i++) {
            undivided.add(id(i));
        }
    }

    private static TransactionId id(int number) {
        return TransactionId.parse(String.format("%064x", number));
    }

    private RevenueView revenue() {
        return new RevenueView(
                undivided.stream().limit(RevenueView.MOST_SETTLEMENTS).toList(), Amount.ZERO, Amount.ZERO, Amount.ZERO);
    }

    private Committed<ClaimResult> claim(List<TransactionId> settlements) {
        if (!undivided.removeAll(settlements)) {
            throw new FlockException(ErrorCode.NOTHING_TO_CLAIM, "nothing is owed");
        }
        transactions++;
        return new Committed<>(
                new ClaimResult(undivided.isEmpty() ? Amount.ofMicros(7) : Amount.ZERO), id(100), transactions);
    }
}
