package io.flock.testnet.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.testnet.bench.load.LoadJson;
import io.flock.testnet.bench.load.ProcessUse;
import io.flock.testnet.bench.round.PhaseResult;
import io.flock.testnet.bench.round.RoundResult;
import java.util.List;
import java.util.function.Function;

/** The figures for programs. Fields whose value the system does not tell are left out. */
final class BenchJson {
    private BenchJson() {}

    static JsonObject of(BenchResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("engine", result.engine().toString());
        json.addProperty("processors", Runtime.getRuntime().availableProcessors());
        json.addProperty("javaVersion", Runtime.version().toString());
        json.addProperty("batchTimeoutMillis", result.batchTimeout().toMillis());
        json.add("submits", array(result.submits(), BenchJson::comparison));
        json.add("evaluates", array(result.evaluates(), BenchJson::comparison));
        json.add("rounds", array(result.rounds(), BenchJson::round));
        json.add("processes", array(result.processes(), BenchJson::process));
        return json;
    }

    private static JsonObject comparison(Comparison comparison) {
        JsonObject json = LoadJson.of(comparison.function());
        json.add("empty", LoadJson.of(comparison.empty()));
        LoadJson.number(json, "ratioToEmpty", comparison.ratio());
        return json;
    }

    private static JsonObject round(RoundResult round) {
        JsonObject json = new JsonObject();
        json.addProperty("participants", round.participants());
        json.addProperty("transactions", round.transactions());
        LoadJson.number(json, "transactionsPerParticipant", round.transactionsPerParticipant());
        JsonObject invalid = new JsonObject();
        round.invalid().forEach(invalid::addProperty);
        json.add("invalidTransactions", invalid);
        json.addProperty("blocks", round.blocks());
        json.addProperty("blockBytes", round.blockBytes());
        LoadJson.number(json, "longestAdvanceMillis", round.longestAdvanceMillis());
        LoadJson.cpu(json, round.cpu());
        json.add("phases", array(round.phases(), BenchJson::phase));
        return json;
    }

    private static JsonObject phase(PhaseResult phase) {
        JsonObject json = new JsonObject();
        json.addProperty("phase", phase.phase().name());
        LoadJson.number(json, "seconds", phase.seconds());
        LoadJson.number(json, "advanceMillis", phase.advanceMillis());
        return json;
    }

    private static JsonObject process(ProcessUse process) {
        JsonObject json = new JsonObject();
        json.addProperty("name", process.name());
        json.addProperty("pid", process.pid());
        LoadJson.number(json, "cpuSeconds", process.cpuSeconds());
        process.residentMiB().ifPresent(mib -> json.addProperty("residentMiB", mib));
        process.peakMiB().ifPresent(mib -> json.addProperty("peakMiB", mib));
        return json;
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonObject> each) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(each.apply(value)));
        return array;
    }
}
