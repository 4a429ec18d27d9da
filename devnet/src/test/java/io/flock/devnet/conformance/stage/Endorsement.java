package io.flock.devnet.conformance.stage;

import com.google.gson.JsonObject;
import io.flock.devnet.conformance.record.Outcome;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;

/** What asking for endorsements came to. */
public sealed interface Endorsement {

    /** Submits if there is something to submit; otherwise says why there is not. */
    JsonObject submit();

    JsonObject outcome();

    /** The transaction; an AssertionError if the endorsement was refused. */
    Transaction transaction();

    /** Enough endorsements for a transaction. */
    record Given(Actor actor, Transaction transaction) implements Endorsement {
        @Override
        public JsonObject outcome() {
            return Outcome.result(transaction.getResult());
        }

        @Override
        public JsonObject submit() {
            try {
                SubmittedTransaction submitted = transaction.submitAsync();
                Status status = submitted.getStatus();
                actor.stage().settle(transaction.getTransactionId());
                return Outcome.committed(submitted.getResult(), status.getCode());
            } catch (SubmitException e) {
                return Outcome.failure(e);
            } catch (CommitStatusException e) {
                return Outcome.failure(e);
            }
        }
    }

    /** No transaction. */
    record Refused(EndorseException reason) implements Endorsement {
        @Override
        public JsonObject outcome() {
            return Outcome.failure(reason);
        }

        @Override
        public JsonObject submit() {
            return outcome();
        }

        @Override
        public Transaction transaction() {
            throw new AssertionError("not endorsed: " + outcome(), reason);
        }
    }
}
