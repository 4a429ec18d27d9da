package io.flock.devnet.internal.order;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.CheckedTransaction;
import io.flock.devnet.internal.ledger.TransactionContent;
import java.util.function.Predicate;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be said of a transaction without looking at others of its block: form, creator, endorsements. The first check
 * that fails decides.
 */
final class TransactionCheck {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionCheck.class);

    private final HeaderCheck headers;
    private final EndorsementCheck endorsements;
    private final Predicate<String> onLedger;

    TransactionCheck(String channel, ChannelPolicies policies, Predicate<String> onLedger) {
        this.headers = new HeaderCheck(channel, policies);
        this.endorsements = new EndorsementCheck(policies);
        this.onLedger = onLedger;
    }

    CheckedTransaction check(ByteString envelope) {
        try {
            SignedTransaction transaction = headers.check(envelope);
            new Stage(TxValidationCode.DUPLICATE_TXID)
                    .require(!onLedger.test(transaction.channelHeader().getTxId()), "the id is on the ledger");
            return new CheckedTransaction(endorsements.check(transaction), TxValidationCode.VALID);
        } catch (InvalidTransactionException e) {
            TransactionContent content = TransactionContent.read(envelope);
            LOG.warn("transaction {} is invalid, {}: {}", content.id(), e.code(), e.getMessage());
            return new CheckedTransaction(content, e.code());
        }
    }
}
