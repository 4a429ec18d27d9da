package io.flock.testnet.audit;

import io.flock.protocol.codec.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Transaction;

/** A transaction that was endorsed, and that its client sends when it likes. */
public final class HeldTransaction {
    private static final Duration LAG = Duration.ofMillis(200);
    private static final int TRIES = 150;

    private final Transaction transaction;

    private HeldTransaction(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Endorses; again as long as the peers are not at the same block. */
    public static HeldTransaction endorsed(Gateway gateway, String function, Object request) {
        for (int tried = 1; ; tried++) {
            try {
                return new HeldTransaction(gateway.getNetwork("flock")
                        .getContract("flock")
                        .newProposal(function)
                        .addArguments(Json.write(request).getBytes(StandardCharsets.UTF_8))
                        .build()
                        .endorse());
            } catch (EndorseException e) {
                if (tried == TRIES) {
                    throw new AssertionError(function + " is not endorsed: " + e.getDetails(), e);
                }
                LockSupport.parkNanos(LAG.toNanos());
            }
        }
    }

    /**
     * Sends it, and waits for its end.
     *
     * @throws CommitException invalid when it came to be committed
     */
    public void submit() throws GatewayException, CommitException {
        transaction.submit();
    }

    /** The same for one that has to be valid. */
    public void mustCommit() {
        try {
            submit();
        } catch (GatewayException | CommitException e) {
            throw new AssertionError("was not committed: " + e.getMessage(), e);
        }
    }
}
