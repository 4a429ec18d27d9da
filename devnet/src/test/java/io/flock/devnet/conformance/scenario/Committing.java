package io.flock.devnet.conformance.scenario;

import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.record.Outcome;
import io.flock.devnet.conformance.stage.Stage;
import io.flock.devnet.conformance.wire.TransactionDraft;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;

/** Brings envelopes to the ledger and says with which code they got there. */
final class Committing {
    private Committing() {}

    /** Signs a prepared transaction as the ordinary client and commits it. */
    static JsonObject prepared(Stage stage, Envelope prepared) {
        try {
            TransactionDraft draft = TransactionDraft.of(prepared);
            return envelope(stage, draft.signedBy(stage.credentials(1)), draft.transactionId());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonObject draft(Stage stage, TransactionDraft draft) {
        return draft(stage, draft, stage.credentials(1));
    }

    static JsonObject draft(Stage stage, TransactionDraft draft, Credentials signer) {
        return envelope(stage, draft.signedBy(signer), draft.transactionId());
    }

    static JsonObject envelope(Stage stage, Envelope envelope, String transactionId) {
        JsonObject submitted = stage.gateway(1).submit(stage.channel(), envelope);
        if (!submitted.has("submitted")) {
            return submitted;
        }
        JsonObject status = status(stage, transactionId);
        stage.settle(transactionId);
        return status;
    }

    /** The client of Org2 sends its transaction by another organisation's gateway. */
    static JsonObject elsewhere(Stage stage, int gateway, Transaction transaction) throws Exception {
        TransactionDraft draft = TransactionDraft.of(
                PreparedTransaction.parseFrom(transaction.getBytes()).getEnvelope());
        JsonObject submitted = stage.gateway(gateway).submit(stage.channel(), draft.signedBy(stage.credentials(2)));
        stage.settle(draft.transactionId());
        return submitted;
    }

    static JsonObject status(Stage stage, String transactionId) {
        CommitStatusResponse status =
                stage.gateway(1).awaitCommit(stage.credentials(1), stage.channel(), transactionId);
        return Outcome.committed(status.getResult());
    }
}
