package io.flock.devnet.conformance.scenario;

import io.flock.devnet.conformance.stage.Stage;
import io.flock.devnet.conformance.wire.RawGateway;

/** Commits as the client library stores them, made from a transaction id alone. */
final class Commits {
    private Commits() {}

    static byte[] of(Stage stage, String transactionId) {
        return RawGateway.statusRequest(stage.credentials(1), stage.channel(), transactionId)
                .toByteArray();
    }
}
