package io.flock.devnet.internal.order;

import static io.flock.devnet.internal.order.TransactionBuilder.CHANNEL;
import static io.flock.devnet.internal.order.TransactionBuilder.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.DUPLICATE_TXID;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import io.flock.devnet.internal.ledger.CheckedTransaction;
import io.flock.devnet.internal.ledger.Ledger;
import io.flock.devnet.internal.ledger.LedgerOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockValidatorTest {
    private final Ledger ledger = Ledger.open(LedgerOptions.inMemory(Envelope.getDefaultInstance()));
    private final BlockValidator validator = new BlockValidator(
            new OrdererOptions(CHANNEL, BatchLimits.defaults(), 10, 10, 3), ledger, new OpenPolicies());

    @AfterEach
    void end() {
        validator.close();
        ledger.close();
    }

    @Test
    void sameTransactionTwiceInABlock_isADuplicateTheSecondTime() {
        assertThat(commit(transaction("n").put("cc", "k", "v"), transaction("n").put("cc", "k", "v")))
                .containsExactly(VALID, DUPLICATE_TXID);
    }

    @Test
    void sameTransactionInALaterBlock_isADuplicate_evenIfItWasInvalid() {
        commit(transaction("n").endorsers(), transaction("m"));

        assertThat(commit(transaction("n"), transaction("m"))).containsExactly(DUPLICATE_TXID, DUPLICATE_TXID);
    }

    @Test
    void idOfAnInvalidTransactionOfTheBlock_isStillFree() {
        assertThat(commit(transaction("n").endorsers(), transaction("n")))
                .containsExactly(ENDORSEMENT_POLICY_FAILURE, VALID);
    }

    @Test
    void duplicateIsMarked_beforeConflictsAreLookedFor() {
        assertThat(commit(
                        transaction("a").read("cc", "k", 9),
                        transaction("a").read("cc", "k", 9),
                        transaction("b").read("cc", "k", 0)))
                .containsExactly(MVCC_READ_CONFLICT, DUPLICATE_TXID, VALID);
    }

    @Test
    void readOfWhatAnEarlierTransactionWrote_isAConflict_inTheBlockAndAfterIt() {
        assertThat(commit(
                        transaction("a").put("cc", "k", "v"),
                        transaction("b").read("cc", "k", 0),
                        transaction("c").read("cc", "other", 0)))
                .containsExactly(VALID, MVCC_READ_CONFLICT, VALID);
        assertThat(commit(transaction("d").read("cc", "k", 0), transaction("e").read("cc", "k", 1)))
                .containsExactly(MVCC_READ_CONFLICT, VALID);
    }

    @Test
    void writeOfAnUnderEndorsedTransaction_disturbsNobody() {
        assertThat(commit(
                        transaction("a").put("cc", "k", "v").endorsers(),
                        transaction("b").read("cc", "k", 0)))
                .containsExactly(ENDORSEMENT_POLICY_FAILURE, VALID);
    }

    @Test
    void manyTransactions_keepTheirOrder() {
        TransactionBuilder[] block = IntStream.range(0, 500)
                .mapToObj(i -> i % 3 == 0
                        ? transaction("n" + i).endorsers()
                        : transaction("n" + i).put("cc", "k" + i, "v"))
                .toArray(TransactionBuilder[]::new);

        assertThat(commit(block))
                .isEqualTo(IntStream.range(0, 500)
                        .mapToObj(i -> i % 3 == 0 ? ENDORSEMENT_POLICY_FAILURE : VALID)
                        .toList());
    }

    private List<TxValidationCode> commit(TransactionBuilder... transactions) {
        Block block = new BlockAssembler(ledger.info(), new BlockSigner(Optional.empty()))
                .next(Stream.of(transactions)
                        .map(each -> OrderedMessage.of(each.build()))
                        .toList());
        List<CheckedTransaction> checked = validator.validate(block);
        ledger.append(block, checked);
        return checked.stream().map(CheckedTransaction::code).toList();
    }
}
