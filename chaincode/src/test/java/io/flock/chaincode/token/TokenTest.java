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
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.Approve;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.Burn;
import io.flock.protocol.token.request.Collect;
import io.flock.protocol.token.request.GetAllowance;
import io.flock.protocol.token.request.Transfer;
import io.flock.protocol.token.request.TransferFrom;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenTest {
    private static final Amount TEN = Amount.ofFlock(10);
    private static final AccountId STRANGER = AccountId.of("OtherMSP", "stranger");

    private final Consortium3 consortium = Consortium3.founded(1);
    private final Channel channel = consortium.channel();
    private final Identity alice = consortium.client(0);
    private final Identity bob = consortium.client(1);
    private final Identity carol = consortium.client(2);

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    @Test
    void transfer_takesFromTheSender_andLeavesACreditForTheReceiver() {
        channel.submit(alice, "token:Transfer", transfer(bob, TEN));

        assertThat(balance(alice).balance()).isEqualTo(Consortium3.GRANT.minus(TEN));
        assertThat(balance(bob).balance()).isEqualTo(Consortium3.GRANT);
        assertThat(balance(bob).uncollected()).isEqualTo(TEN);
    }

    @Test
    void collectedCredit_canBeSpentInTheSameTransaction() {
        channel.submit(alice, "token:Transfer", transfer(bob, TEN));
        List<CreditId> credits = balance(bob).credits();

        channel.submit(
                bob,
                "token:Transfer",
                new Transfer(carol.account(), Consortium3.GRANT.plus(TEN), Optional.of(credits)));

        assertThat(balance(bob).balance()).isEqualTo(Amount.ZERO);
        assertThat(balance(bob).credits()).isEmpty();
    }

    @Test
    void creditNamedTwice_orCollectedBefore_isFoldedOnce() {
        channel.submit(alice, "token:Transfer", transfer(bob, TEN));
        CreditId credit = balance(bob).credits().get(0);

        channel.submit(bob, "token:Collect", new Collect(List.of(credit, credit)));
        channel.submit(bob, "token:Collect", new Collect(List.of(credit)));

        assertThat(balance(bob).balance()).isEqualTo(Consortium3.GRANT.plus(TEN));
    }

    @Test
    void othersCredit_canNotBeCollected() {
        channel.submit(alice, "token:Transfer", transfer(bob, TEN));

        channel.submit(carol, "token:Collect", new Collect(balance(bob).credits()));

        assertThat(balance(carol).balance()).isEqualTo(Consortium3.GRANT);
        assertThat(balance(bob).uncollected()).isEqualTo(TEN);
    }

    @Test
    void attack41_heapOfDust_hidesNoMoney() {
        for (int i = 0; i < Collect.MOST_CREDITS; i++) {
            channel.submit(alice, "token:Transfer", transfer(bob, Amount.ofMicros(1)));
        }
        channel.submit(alice, "token:Transfer", transfer(bob, TEN));
        for (int i = 0; i < Collect.MOST_CREDITS; i++) {
            channel.submit(alice, "token:Transfer", transfer(bob, Amount.ofMicros(1)));
        }

        List<CreditId> shown = balance(bob).credits();
        channel.submit(bob, "token:Collect", new Collect(List.of(shown.get(0))));

        assertThat(shown).hasSize(Collect.MOST_CREDITS);
        assertThat(balance(bob).balance()).isEqualTo(Consortium3.GRANT.plus(TEN));
        assertThat(balance(bob).uncollected()).isEqualTo(Amount.ofMicros(2 * Collect.MOST_CREDITS));
    }

    @Test
    void attack41_dust_touchesNoDocumentThatTheVictimReads() {
        SortedMap<String, String> before = channel.documents();
        channel.submit(alice, "token:Transfer", transfer(bob, Amount.ofMicros(1)));

        assertThat(channel.documents()).containsAllEntriesOf(withoutAccountOf(alice, before));
    }

    @Test
    void allowance_isUsedUp() {
        channel.submit(alice, "token:Approve", new Approve(bob.account(), TEN));
        channel.submit(
                bob,
                "token:TransferFrom",
                new TransferFrom(alice.account(), carol.account(), Amount.ofFlock(4), Optional.empty()));

        assertThat(channel.evaluate(
                        carol, "token:Allowance", new GetAllowance(alice.account(), bob.account()), Amount.class))
                .isEqualTo(Amount.ofFlock(6));
        assertThat(balance(carol).uncollected()).isEqualTo(Amount.ofFlock(4));
        assertThat(channel.refusal(
                        bob,
                        "token:TransferFrom",
                        new TransferFrom(alice.account(), carol.account(), Amount.ofFlock(7), Optional.empty())))
                .isEqualTo(ErrorCode.INSUFFICIENT_ALLOWANCE);
    }

    @Test
    void sameAllowanceAgain_changesNothing() {
        channel.submit(alice, "token:Approve", new Approve(bob.account(), TEN));
        SortedMap<String, String> before = channel.documents();
        channel.submit(alice, "token:Approve", new Approve(bob.account(), TEN));

        assertThat(channel.documents()).isEqualTo(before);
    }

    @Test
    void allowanceAboveTheBalance_givesNoMoreThanTheBalance() {
        channel.submit(alice, "token:Approve", new Approve(bob.account(), Consortium3.GRANT.times(2)));

        assertThat(channel.refusal(
                        bob,
                        "token:TransferFrom",
                        new TransferFrom(
                                alice.account(), bob.account(), Consortium3.GRANT.plus(TEN), Optional.empty())))
                .isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
    }

    @Test
    void ownersNamedCredits_areSpentToo_asInATransferOfItsOwn() {
        Amount all = Consortium3.GRANT.plus(TEN);
        channel.submit(carol, "token:Transfer", transfer(alice, TEN));
        channel.submit(alice, "token:Approve", new Approve(bob.account(), all));
        List<CreditId> credits = balance(alice).credits();
        Amount supply = channel.evaluate(alice, "token:TotalSupply", new Empty(), Amount.class);

        channel.submit(
                bob, "token:TransferFrom", new TransferFrom(alice.account(), bob.account(), all, Optional.of(credits)));

        assertThat(balance(alice).balance()).isEqualTo(Amount.ZERO);
        assertThat(balance(alice).credits()).isEmpty();
        assertThat(balance(bob).uncollected()).isEqualTo(all);
        assertThat(channel.evaluate(alice, "token:TotalSupply", new Empty(), Amount.class))
                .isEqualTo(supply);
    }

    @Test
    void spendersOwnCredits_coverNothingOfTheOwners() {
        channel.submit(carol, "token:Transfer", transfer(bob, TEN));
        channel.submit(alice, "token:Approve", new Approve(bob.account(), Consortium3.GRANT.times(2)));
        SortedMap<String, String> before = channel.documents();

        assertThat(channel.refusal(
                        bob,
                        "token:TransferFrom",
                        new TransferFrom(
                                alice.account(),
                                bob.account(),
                                Consortium3.GRANT.plus(TEN),
                                Optional.of(balance(bob).credits()))))
                .isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        assertThat(channel.documents()).isEqualTo(before);
    }

    @Test
    void whoIsNotAllowed_foldsNothingOfAnOwner() {
        channel.submit(carol, "token:Transfer", transfer(alice, TEN));
        SortedMap<String, String> before = channel.documents();

        assertThat(channel.refusal(
                        bob,
                        "token:TransferFrom",
                        new TransferFrom(
                                alice.account(),
                                bob.account(),
                                Amount.ofMicros(1),
                                Optional.of(balance(alice).credits()))))
                .isEqualTo(ErrorCode.INSUFFICIENT_ALLOWANCE);
        assertThat(channel.documents()).isEqualTo(before);
    }

    @Test
    void burning_lowersTheSupply() {
        Amount before = channel.evaluate(alice, "token:TotalSupply", new Empty(), Amount.class);
        channel.submit(alice, "token:Burn", new Burn(TEN, Optional.empty()));

        assertThat(channel.evaluate(alice, "token:TotalSupply", new Empty(), Amount.class))
                .isEqualTo(before.minus(TEN));
    }

    @Test
    void views_tellWhoAndWhat() {
        assertThat(channel.evaluate(alice, "token:ClientAccountID", new Empty(), AccountId.class))
                .isEqualTo(alice.account());
        assertThat(channel.evaluate(alice, "token:ClientAccountBalance", new Empty(), BalanceView.class))
                .isEqualTo(balance(alice));
        assertThat(channel.evaluate(alice, "token:Name", new Empty(), String.class))
                .isEqualTo("FLock");
        assertThat(channel.evaluate(alice, "token:Symbol", new Empty(), String.class))
                .isEqualTo("FLOCK");
        assertThat(channel.evaluate(alice, "token:Decimals", new Empty(), Integer.class))
                .isEqualTo(6);
    }

    static Stream<Arguments> refusals() {
        AccountId bob = AccountId.of("Org2MSP", "client0");
        AccountId alice = AccountId.of("Org1MSP", "client0");
        Amount tooMuch = Consortium3.GRANT.plus(Amount.ofMicros(1));
        List<CreditId> tooMany = Collections.nCopies(101, CreditId.of(TransactionId.parse("0".repeat(64))));
        return Stream.of(
                Arguments.of("token:Transfer", new Transfer(bob, tooMuch, Optional.empty()), "INSUFFICIENT_BALANCE"),
                Arguments.of("token:Transfer", new Transfer(bob, Amount.ZERO, Optional.empty()), "INVALID_ARGUMENT"),
                Arguments.of("token:Transfer", new Transfer(STRANGER, TEN, Optional.empty()), "NOT_A_MEMBER"),
                Arguments.of("token:Transfer", new Transfer(bob, TEN, Optional.of(tooMany)), "INVALID_ARGUMENT"),
                Arguments.of(
                        "token:TransferFrom",
                        new TransferFrom(bob, alice, TEN, Optional.empty()),
                        "INSUFFICIENT_ALLOWANCE"),
                Arguments.of(
                        "token:TransferFrom",
                        new TransferFrom(bob, alice, Amount.ZERO, Optional.empty()),
                        "INVALID_ARGUMENT"),
                Arguments.of(
                        "token:TransferFrom", new TransferFrom(bob, STRANGER, TEN, Optional.empty()), "NOT_A_MEMBER"),
                Arguments.of("token:Burn", new Burn(tooMuch, Optional.empty()), "INSUFFICIENT_BALANCE"),
                Arguments.of("token:Burn", new Burn(Amount.ZERO, Optional.empty()), "INVALID_ARGUMENT"),
                Arguments.of("token:Collect", new Collect(tooMany), "INVALID_ARGUMENT"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusal_hasItsCode_andChangesNothing(String function, Object request, String code) {
        SortedMap<String, String> before = channel.documents();

        assertThat(channel.refusal(alice, function, request)).hasToString(code);
        assertThat(channel.documents()).isEqualTo(before);
    }

    @Test
    void beforeTheFounding_nothingCanBeSent() {
        Consortium3 unfounded = Consortium3.unfounded(1);

        assertThat(unfounded.channel().refusal(alice, "token:Transfer", transfer(bob, TEN)))
                .isEqualTo(ErrorCode.NOT_FOUNDED);
    }

    private record Empty() {}

    private static Transfer transfer(Identity to, Amount amount) {
        return new Transfer(to.account(), amount, Optional.empty());
    }

    private BalanceView balance(Identity of) {
        return channel.evaluate(of, "token:BalanceOf", new BalanceOf(of.account()), BalanceView.class);
    }

    private static SortedMap<String, String> withoutAccountOf(Identity identity, SortedMap<String, String> documents) {
        documents.remove(
                io.flock.protocol.ledger.LedgerKey.account(identity.account()).composite());
        return documents;
    }
}
