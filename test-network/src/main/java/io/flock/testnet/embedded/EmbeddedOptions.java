package io.flock.testnet.embedded;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What an embedded network is like. The founding document says which organisations there are and who has FLOCK.
 *
 * @param folder where everything is kept
 * @param basePort gateways listen from here on, one after the other, then the content node; 0 takes free ports
 * @param accounts whose keys are made
 * @param batchTimeout how long the first transaction of a block waits for others
 */
public record EmbeddedOptions(
        Path folder, int basePort, FoundingDocument founding, List<AccountId> accounts, Duration batchTimeout) {
    public EmbeddedOptions {
        accounts = List.copyOf(accounts);
    }
}
