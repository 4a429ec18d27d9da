package io.flock.testnet.bench.growth;

import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.MarketBounds;
import io.flock.protocol.marketplace.knowledge.KnowledgeBounds;
import io.flock.sdk.FlockClient;
import io.flock.testnet.Founding;
import io.flock.testnet.bench.cast.BenchCast;
import io.flock.testnet.bench.cast.Lanes;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A network and who calls on it. */
record Site(EmbeddedNetwork network, Lanes lanes, Players players) implements AutoCloseable {
    private static final int ACCOUNTS = 9;
    /** Votes on knowledge and epochs of emission, which are waited for, last three clock windows at least. */
    private static final int CLOCK_WINDOW = 10;

    private static final int SHORTEST = 3 * CLOCK_WINDOW;
    private static final GovernanceParameters PARAMETERS = BenchCast.parameters(CLOCK_WINDOW)
            .withEpochSeconds(SHORTEST)
            .withMarket(MarketBounds.defaults()
                    .withKnowledge(KnowledgeBounds.defaults().withVotingSeconds(SHORTEST)));

    static Site open(Path folder, Duration batchTimeout) {
        BenchCast cast = BenchCast.of(ACCOUNTS);
        EmbeddedNetwork network = EmbeddedNetwork.start(
                new EmbeddedOptions(folder, 0, cast.founding(PARAMETERS), cast.everybody(), batchTimeout));
        try {
            return new Site(network, Lanes.open(network, cast), Players.of(cast));
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** Whose calls are measured. */
    FlockClient caller() {
        return client(players.caller());
    }

    /** The client of an account of the cast. */
    FlockClient client(AccountId account) {
        return Stream.concat(Stream.of(lanes.creator()), lanes.first(lanes.count()).stream())
                .filter(client -> client.account().equals(account))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(account + " is not of the cast"));
    }

    /** An administrator of an organisation, counted from 0; the caller's to close. */
    FlockClient administrator(int organisation) {
        return network.connect(AccountId.of(
                network.founding().organisations().get(organisation).text(), Founding.ADMINISTRATOR));
    }

    @Override
    public void close() {
        lanes.close();
        network.close();
    }
}
