package io.flock.testnet.bench.growth;

import io.flock.protocol.identity.AccountId;
import io.flock.sdk.FlockClient;
import io.flock.testnet.Founding;
import io.flock.testnet.bench.cast.BenchCast;
import io.flock.testnet.bench.cast.Lanes;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import java.nio.file.Path;
import java.time.Duration;

/** A network and who calls on it. */
record Site(EmbeddedNetwork network, Lanes lanes) implements AutoCloseable {
    private static final int ACCOUNTS = 9;

    static Site open(Path folder, Duration batchTimeout) {
        BenchCast cast = BenchCast.of(ACCOUNTS);
        EmbeddedNetwork network =
                EmbeddedNetwork.start(new EmbeddedOptions(folder, 0, cast.founding(), cast.everybody(), batchTimeout));
        try {
            return new Site(network, Lanes.open(network, cast));
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** Whose calls are measured. */
    FlockClient caller() {
        return lanes.client(0);
    }

    /** An administrator of the first organisation. */
    FlockClient administrator() {
        return network.connect(
                AccountId.of(network.founding().organisations().get(0).text(), Founding.ADMINISTRATOR));
    }

    @Override
    public void close() {
        lanes.close();
        network.close();
    }
}
