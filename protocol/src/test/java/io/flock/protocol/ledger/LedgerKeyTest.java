package io.flock.protocol.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerKeyTest {
    private static final TaskId TASK = TaskId.parse("t-1");
    private static final AccountId ALICE = AccountId.of("Org1MSP", "alice");

    @Test
    void aKey_isACompositeKeyAsFabricMakesThem() {
        assertThat(LedgerKey.update(TASK, 7, ALICE).composite())
                .isEqualTo("\u0000flUpd\u0000t-1\u0000000007\u0000Org1MSP::alice\u0000");
        assertThat(LedgerKey.update(TASK, 7, ALICE)).hasToString("flUpd~t-1~000007~Org1MSP::alice");
    }

    @Test
    void everyKey_isParsedBack_andLiesInItsRange() {
        List<LedgerKey> keys = List.of(
                LedgerKey.account(ALICE),
                LedgerKey.credit(ALICE, CreditId.parse("ab".repeat(32) + "~2")),
                LedgerKey.entry(EntryKind.TREASURY, TransactionId.parse("cd".repeat(32))),
                LedgerKey.consortium(),
                LedgerKey.join(TASK, OrganisationId.parse("Org1MSP"), 3),
                LedgerKey.roster(TASK),
                LedgerKey.leak(TASK, 0, "VOTE_COMMIT", ALICE),
                LedgerKey.claimed(TASK, ALICE));

        assertThat(keys)
                .allSatisfy(key -> assertThat(LedgerKey.parse(key.composite())).contains(key));
        KeyRange range = KeyRange.updates(TASK, 7);
        assertThat(LedgerKey.update(TASK, 7, ALICE).composite()).isBetween(range.start(), range.end());
        assertThat(LedgerKey.update(TASK, 8, ALICE).composite()).isGreaterThan(range.end());
        assertThat(LedgerKey.update(TASK, 6, ALICE).composite()).isLessThan(range.start());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fl", "\u0000", "\u0000\u0000", "\u0000nothing\u0000a\u0000", "\u0000fl\u0000\u0000"})
    void foreignKeys_areNotParsed(String composite) {
        assertThat(LedgerKey.parse(composite)).isEmpty();
    }

    /** Attack 24. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "\uDBFF\uDFFF", "A", "-a", "a~b", "ä", "a b", "a\n"})
    void hostileTaskIds_areRefused(String id) {
        assertThatThrownBy(() -> TaskId.parse(id)).hasMessageStartingWith("INVALID_ARGUMENT|");
        assertThatThrownBy(() -> AccountId.parse("Org1MSP::" + id.toUpperCase(Locale.ROOT) + "\u0000"))
                .hasMessageStartingWith("INVALID_ARGUMENT|");
    }
}
