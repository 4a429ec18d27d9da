package io.flock.testnet.bench.cast;

import io.flock.sdk.FlockClient;
import io.flock.testnet.TestNetwork;
import java.util.ArrayList;
import java.util.List;

/** A client per account, each with connections of its own, as separate users have them. */
public final class Lanes implements AutoCloseable {
    private final FlockClient creator;
    private final List<FlockClient> clients;

    private Lanes(FlockClient creator, List<FlockClient> clients) {
        this.creator = creator;
        this.clients = clients;
    }

    /** Connects everybody; nothing is sent yet. */
    public static Lanes open(TestNetwork network, BenchCast cast) {
        List<FlockClient> clients = new ArrayList<>();
        cast.accounts().forEach(account -> clients.add(network.connect(account)));
        return new Lanes(network.connect(cast.creator()), clients);
    }

    public FlockClient creator() {
        return creator;
    }

    public int count() {
        return clients.size();
    }

    public FlockClient client(int lane) {
        return clients.get(lane);
    }

    /** The account to which a lane sends: the next one's. */
    public FlockClient next(int lane) {
        return clients.get((lane + 1) % clients.size());
    }

    /** The clients of the first so many lanes. */
    public List<FlockClient> first(int count) {
        return List.copyOf(clients.subList(0, count));
    }

    @Override
    public void close() {
        clients.forEach(FlockClient::close);
        creator.close();
    }
}
