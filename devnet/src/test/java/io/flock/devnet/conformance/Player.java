package io.flock.devnet.conformance;

import com.google.gson.JsonObject;
import io.flock.devnet.conformance.record.Notes;
import io.flock.devnet.conformance.stage.Cast;
import io.flock.devnet.conformance.stage.Stage;
import java.util.TreeSet;

/** Plays scenarios on one network, one after the other. */
public final class Player implements AutoCloseable {
    private final ConformanceNetwork network;
    private final Cast cast;

    public Player(ConformanceNetwork network) {
        this.network = network;
        this.cast = new Cast(network);
    }

    /** Plays one and returns its record; a scenario that the network can't play is recorded as such, with the reason. */
    public JsonObject play(Scenario scenario) throws Exception {
        TreeSet<Capability> lacking = new TreeSet<>(scenario.needs());
        lacking.removeAll(network.capabilities());
        if (!lacking.isEmpty()) {
            return Notes.notPlayed("the network can't do " + lacking);
        }
        Stage stage = new Stage(cast, scenario.name());
        scenario.play().on(stage);
        return stage.record();
    }

    @Override
    public void close() {
        cast.close();
    }
}
