package io.flock.sdk.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.VoucherSignature;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.money.Amount;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchWalletTest {
    private static final ChannelId CHANNEL =
            new ChannelId(AccountId.of("Org1MSP", "host"), AccountId.of("Org2MSP", "ann"), "searches");
    private static final Amount PRICE = Amount.ofMicros(500);
    private static final Digest GRAPES = FieldHash.ofDomain("grapes").digest();

    /** Nobody looks at signatures here. */
    private static final VoucherSignature SIGNATURE = VoucherSignature.parse("30" + "00".repeat(8));

    private final VoucherSigner signer = new VoucherSigner() {
        @Override
        public SigningKey key() {
            throw new UnsupportedOperationException();
        }

        @Override
        public VoucherSignature sign(Digest digest) {
            return SIGNATURE;
        }
    };

    /** As the ledger has it after the first search was settled. */
    private SearchWallet wallet() {
        return new SearchWallet("flock", CHANNEL, signer, Amount.ofFlock(1), PRICE, DocumentUses.none());
    }

    private SearchesPaid shown(Amount amount, DocumentUses uses) {
        return new SearchesPaid(new SearchVoucher(CHANNEL, amount, uses.digest(), SIGNATURE), uses);
    }

    @Test
    void answerThatWasSignedForAfterItsAmountWasSettled_countsOn() {
        DocumentUses one = DocumentUses.none().plus(List.of(GRAPES));
        SearchWallet wallet = wallet();

        wallet.resume(shown(PRICE, one));

        SearchVoucher next = wallet.next(PRICE).orElseThrow();
        assertThat(next.uses()).isEqualTo(one.digest());
        assertThat(next.amount()).isEqualTo(PRICE.times(2));
    }

    @Test
    void searchThatWasPaid_andWhoseAnswerGotLost_isTakenIntoAccount() {
        SearchWallet wallet = wallet();

        wallet.resume(shown(PRICE.times(2), DocumentUses.none()));

        assertThat(wallet.next(PRICE).orElseThrow().amount()).isEqualTo(PRICE.times(3));
    }

    @Test
    void hostThatShowsAnEarlierVoucher_isNotFollowed() {
        SearchWallet wallet = wallet();
        wallet.used(List.of(GRAPES));

        wallet.resume(shown(PRICE, DocumentUses.none()));
        wallet.resume(shown(Amount.ofMicros(100), DocumentUses.none().plus(List.of(GRAPES))));

        SearchVoucher next = wallet.next(PRICE).orElseThrow();
        assertThat(next.uses())
                .isEqualTo(DocumentUses.none().plus(List.of(GRAPES)).digest());
        assertThat(next.amount()).isEqualTo(PRICE.times(2));
    }
}
