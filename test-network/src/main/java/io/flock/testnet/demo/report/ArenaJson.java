package io.flock.testnet.demo.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.protocol.arena.Rank;
import io.flock.testnet.demo.report.ArenaResult.Contestant;
import io.flock.testnet.demo.report.ArenaResult.Epoch;
import java.util.Collection;
import java.util.List;

/** The Arena's part of a demo's result for programs. */
final class ArenaJson {
    private ArenaJson() {}

    static JsonObject of(ArenaResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("task", result.task().text());
        json.addProperty("ending", result.ending());
        json.addProperty("seconds", result.seconds());
        json.addProperty("epochs", result.epochs().size());
        json.addProperty(
                "disputes",
                result.epochs().stream()
                        .mapToInt(epoch -> epoch.disputed().size())
                        .sum());
        json.add("consensusModel", best(result));
        json.add("nodes", contestants(result.nodes()));
        json.add("validators", contestants(result.validators()));
        json.add("plagiarist", outcome(result.behaving("plagiarist"), result));
        json.add("colluder", outcome(result.behaving("colluding"), result));
        json.add("careless", outcome(result.behaving("careless"), result));
        JsonArray epochs = new JsonArray();
        result.epochs().forEach(epoch -> epochs.add(epoch(epoch)));
        json.add("series", epochs);
        return json;
    }

    private static JsonObject best(ArenaResult result) {
        JsonObject best = new JsonObject();
        best.addProperty("node", result.best().node().toString());
        best.addProperty("cid", result.best().model().cid());
        best.addProperty("digest", result.best().model().digest().toString());
        best.addProperty("tensorDigest", result.best().model().tensorDigest().toString());
        best.addProperty("score", result.best().score().toString());
        return best;
    }

    private static JsonArray contestants(List<Contestant> contestants) {
        JsonArray array = new JsonArray();
        for (Contestant contestant : contestants) {
            JsonObject json = new JsonObject();
            json.addProperty("account", contestant.account().toString());
            json.addProperty("organisation", contestant.account().organisation().toString());
            json.addProperty("behaviour", contestant.behaviour());
            json.addProperty("stakeBefore", contestant.stakeBefore().micros());
            json.addProperty("stakeAfter", contestant.stakeAfter().micros());
            json.addProperty("rewards", contestant.rewards().micros());
            json.addProperty("removed", contestant.removed());
            json.add("faults", texts(contestant.faults()));
            array.add(json);
        }
        return array;
    }

    /** How it fared, beside the honest ones of its role. */
    private static JsonObject outcome(List<Contestant> played, ArenaResult result) {
        JsonObject json = new JsonObject();
        for (Contestant contestant : played) {
            json.addProperty("account", contestant.account().toString());
            json.addProperty(
                    "balance",
                    contestant.stakeAfter().micros()
                            + contestant.rewards().micros()
                            - contestant.stakeBefore().micros());
            json.addProperty("caught", !contestant.faults().isEmpty());
            json.addProperty("honestMeanRewards", honestMean(contestant, result));
            JsonArray ranks = new JsonArray();
            result.epochs().forEach(epoch -> epoch.ranks().stream()
                    .filter(rank -> rank.account().equals(contestant.account()))
                    .forEach(rank -> ranks.add(rank.rank())));
            if (!ranks.isEmpty()) {
                json.add("ranks", ranks);
            }
        }
        return json;
    }

    private static long honestMean(Contestant of, ArenaResult result) {
        List<Contestant> peers = result.nodes().contains(of) ? result.nodes() : result.validators();
        return Math.round(peers.stream()
                .filter(Contestant::isHonest)
                .mapToLong(peer -> peer.rewards().micros())
                .average()
                .orElse(0));
    }

    private static JsonObject epoch(Epoch epoch) {
        JsonObject json = new JsonObject();
        json.addProperty("epoch", epoch.epoch());
        json.addProperty("voided", epoch.voided());
        json.add("disputed", texts(epoch.disputed()));
        JsonArray ranks = new JsonArray();
        for (Rank rank : epoch.ranks()) {
            JsonObject one = new JsonObject();
            one.addProperty("rank", rank.rank());
            one.addProperty("account", rank.account().toString());
            one.addProperty("score", rank.score().toString());
            one.addProperty("firstEpoch", rank.firstEpoch());
            ranks.add(one);
        }
        json.add("ranks", ranks);
        return json;
    }

    private static JsonArray texts(Collection<?> values) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }
}
