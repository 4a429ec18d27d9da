package io.flock.testnet.demo;

import io.flock.client.data.Examples;
import io.flock.client.participant.GlobalModels;
import io.flock.client.participant.TaskSnapshot;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.commitment.Digest;
import io.flock.testnet.bench.load.TimedEngine;
import java.util.HashMap;
import java.util.Map;

/** Accuracy of global models on what nobody trains on; each model is measured once. */
final class Scores {
    private final TimedEngine engine;
    private final GlobalModels models;
    private final Examples heldOut;
    private final Map<GlobalModel, Double> known = new HashMap<>();

    Scores(TimedEngine engine, GlobalModels models, Examples heldOut) {
        this.engine = engine;
        this.models = models;
        this.heldOut = heldOut;
    }

    double of(GlobalModel model) {
        return known.computeIfAbsent(
                model, unseen -> engine.evaluate(models.get(unseen), heldOut).accuracy());
    }

    Digest digest(GlobalModel model) {
        return models.get(model).tensorDigest();
    }

    /** Of the current model; NaN before there is one. */
    double latest(TaskSnapshot snapshot) {
        return snapshot.task()
                .roster()
                .map(Roster::model)
                .filter(model -> model.artifact().isPresent() || model.seed().isPresent())
                .map(this::of)
                .orElse(Double.NaN);
    }
}
