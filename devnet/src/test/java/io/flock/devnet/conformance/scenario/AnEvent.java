package io.flock.devnet.conformance.scenario;

import io.flock.devnet.conformance.stage.Stage;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;

/** Puts an event on the ledger when a scenario needs one to look at. */
final class AnEvent {
    private AnEvent() {}

    static Status commit(Stage stage) throws Exception {
        SubmittedTransaction submitted = stage.client(1)
                .call("event", "something", "happened")
                .endorse()
                .transaction()
                .submitAsync();
        Status status = submitted.getStatus();
        stage.settle(status.getTransactionId());
        return status;
    }

    static String transactionId(Stage stage) throws Exception {
        return commit(stage).getTransactionId();
    }

    /** The position of the block with a new event. */
    static SeekPosition start(Stage stage) throws Exception {
        return at(commit(stage).getBlockNumber());
    }

    static SeekPosition at(long block) {
        return SeekPosition.newBuilder()
                .setSpecified(SeekSpecified.newBuilder().setNumber(block))
                .build();
    }
}
