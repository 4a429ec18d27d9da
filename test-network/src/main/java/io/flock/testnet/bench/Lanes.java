package io.flock.testnet.bench;

import io.flock.sdk.FlockClient;
import io.flock.testnet.TestNetwork;
import java.util.ArrayList;
import java.util.List;

/** A client per account, each with connections of its own, as separate users have them. */
final class Lanes implements AutoCloseable {
    private final FlockClient creator;
    private final List<FlockClient> clients;

    private Lanes(FlockClient creator, List<FlockClient> clients) {
        this.creator = creator;
        this.clients = clients;
    }

    static Lanes open(TestNetwork network, BenchCast cast) {
        List<FlockClient> clients = new ArrayList<>();
        cast.accounts().forEach(account -> clients.add(network.connect(account)));
        return new Lanes(network.connect(cast.creator()), clients);
    }

    FlockClient creator() {
        return creator;
    }

    int count() {
        return clients.size();
    }

    FlockClient client(int lane) {
        return clients.get(lane);
    }

    /** The account to which a lane sends: the next one's. */
    FlockClient next(int lane) {
        return clients.get((lane + 1) % clients.size());
    }

    List<FlockClient> first(int count) {
        return List.copyOf(clients.subList(0, count));
    }

    @Override
    public void close() {
        clients.forEach(FlockClient::close);
        creator.close();
    }
}
