package io.flock.testnet;

import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.FlockClient;

/**
 * A founded network on this machine, whatever its engine. Who needs ledger and content only takes this; faults and
 * figures are the engines' own.
 */
public interface TestNetwork extends AutoCloseable {
    /** Name of the channel and of the chaincode. */
    String NAME = "flock";

    /** What stands behind the wire. */
    Engine engine();

    /** The state folder. */
    NetworkHome home();

    /** What the consortium was founded with. */
    FoundingDocument founding();

    /** How clients find this network. */
    NetworkFile description();

    /** A new client of an account whose keys were made; nothing is sent yet. */
    default FlockClient connect(AccountId account) {
        return home().connect(account, description());
    }

    /** Ends everything; the folder stays. */
    @Override
    void close();
}
