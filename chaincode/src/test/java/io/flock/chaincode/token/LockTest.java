package io.flock.chaincode.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.Entry;
import io.flock.protocol.token.LockList;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.UnlockResult;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.GetLocks;
import io.flock.protocol.token.request.Lock;
import io.flock.protocol.token.request.Transfer;
import io.flock.protocol.token.request.Unlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LockTest {
    private static final long DAY = 86_400;
    private static final Amount HUNDRED = Amount.ofFlock(100);

    private final Consortium3 consortium = Consortium3.founded(1);
    private final Channel channel = consortium.channel();
    private final Identity alice = consortium.client(0);
    private final Identity bob = consortium.client(1);

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    @Test
    void lock_takesThePrincipal_andGivesGmFlockByTheFormula() {
        LockView view = lock(alice, HUNDRED, 180);

        assertThat(view.lock().gm()).isEqualTo(Amount.ofFlock(190));
        assertThat(balance(alice)).isEqualTo(Consortium3.GRANT.minus(HUNDRED));
        assertThat(locks(alice, 100, Optional.empty()).locks()).containsExactly(view);
    }

    @Test
    void redeemedAfterItsDays_paysThePrincipalLessTheFee_whichGoesToTheTreasury() {
        LockView view = lock(alice, HUNDRED, 90);
        channel.waitSeconds(90 * DAY + 2 * Consortium3.CLOCK_WINDOW);

        UnlockResult result = unlock(view);

        Amount fee = Amount.parse("5.13");
        assertThat(result.paid()).isEqualTo(HUNDRED.minus(fee));
        assertThat(balance(alice)).isEqualTo(Consortium3.GRANT.minus(fee));
        assertThat(channel.document(LedgerKey.entry(EntryKind.TREASURY, lastTransaction()), Entry.class))
                .contains(new Entry(fee));
        assertThat(locks(alice, 100, Optional.empty()).locks().get(0).lock().held())
                .isEqualTo(Amount.ZERO);
    }

    @Test
    void oneSecondTooEarly_isRefused() {
        LockView view = lock(alice, HUNDRED, 1);
        channel.waitSeconds(DAY + 2 * Consortium3.CLOCK_WINDOW - 1);

        assertThat(channel.refusal(alice, "token:Unlock", new Unlock(view.lockId())))
                .isEqualTo(ErrorCode.TOO_EARLY);
    }

    @Test
    void secondRedemption_answersTheSame_andPaysNothing() {
        LockView view = lock(alice, HUNDRED, 30);
        channel.waitSeconds(31 * DAY);
        UnlockResult first = unlock(view);
        Amount balance = balance(alice);

        assertThat(unlock(view)).isEqualTo(first);
        assertThat(balance(alice)).isEqualTo(balance);
    }

    @Test
    void anothersLock_orNone_isUnknown() {
        LockView view = lock(alice, HUNDRED, 30);
        channel.waitSeconds(31 * DAY);

        assertThat(channel.refusal(bob, "token:Unlock", new Unlock(view.lockId())))
                .isEqualTo(ErrorCode.UNKNOWN_LOCK);
        assertThat(channel.refusal(alice, "token:Unlock", new Unlock(TransactionId.parse("ab".repeat(32)))))
                .isEqualTo(ErrorCode.UNKNOWN_LOCK);
    }

    @Test
    void nothing_tooMuch_andDaysOutOfRange_areRefused() {
        assertThat(refusal(Amount.ZERO, 30)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(refusal(Consortium3.GRANT.plus(Amount.ofMicros(1)), 30)).isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        for (String days : List.of("0", "366", "-1", "1.5")) {
            assertThat(channel.refusalOf(alice, "token:Lock", "{\"amount\":\"1\",\"days\":" + days + "}"))
                    .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        }
    }

    @Test
    void creditsNamedWithTheLock_areFoldedFirst() {
        channel.submit(bob, "token:Transfer", new Transfer(alice.account(), HUNDRED, Optional.empty()));
        List<CreditId> credits = view(alice).credits();
        Amount all = Consortium3.GRANT.plus(HUNDRED);

        channel.submit(alice, "token:Lock", new Lock(all, 365, Optional.of(credits)));

        assertThat(balance(alice)).isEqualTo(Amount.ZERO);
        assertThat(view(alice).credits()).isEmpty();
    }

    @Test
    void pages_giveEachLockOnce() {
        for (int i = 1; i <= 5; i++) {
            lock(alice, Amount.ofFlock(i), 30 + i);
        }
        List<Amount> principals = new ArrayList<>();
        Optional<String> bookmark = Optional.empty();
        do {
            LockList page = locks(alice, 2, bookmark);
            page.locks().forEach(view -> principals.add(view.lock().principal()));
            bookmark = page.bookmark();
        } while (bookmark.isPresent());

        assertThat(principals)
                .containsExactlyInAnyOrder(
                        Amount.ofFlock(1), Amount.ofFlock(2), Amount.ofFlock(3), Amount.ofFlock(4), Amount.ofFlock(5));
        assertThat(locks(bob, 2, Optional.empty()).locks()).isEmpty();
    }

    private LockView lock(Identity who, Amount amount, int days) {
        return channel.submit(who, "token:Lock", new Lock(amount, days, Optional.empty()), LockView.class);
    }

    private UnlockResult unlock(LockView view) {
        return channel.submit(alice, "token:Unlock", new Unlock(view.lockId()), UnlockResult.class);
    }

    private ErrorCode refusal(Amount amount, int days) {
        return channel.refusal(alice, "token:Lock", new Lock(amount, days, Optional.empty()));
    }

    private LockList locks(Identity of, int size, Optional<String> bookmark) {
        return channel.evaluate(bob, "token:Locks", new GetLocks(of.account(), size, bookmark), LockList.class);
    }

    private Amount balance(Identity who) {
        return view(who).balance();
    }

    private BalanceView view(Identity who) {
        AccountId account = who.account();
        return channel.evaluate(who, "token:BalanceOf", new BalanceOf(account), BalanceView.class);
    }

    private TransactionId lastTransaction() {
        return channel.documents().keySet().stream()
                .flatMap(key -> LedgerKey.parse(key).stream())
                .filter(key -> key.attributes().get(0).equals(EntryKind.TREASURY.text()))
                .map(key -> TransactionId.parse(key.attributes().get(1)))
                .findFirst()
                .orElseThrow();
    }
}
