package io.flock.testnet.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.testnet.bench.load.CpuUse;
import io.flock.testnet.bench.load.LatencyMillis;
import io.flock.testnet.bench.load.LoadResult;
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
        JsonObject json = load(comparison.function());
        json.add("empty", load(comparison.empty()));
        number(json, "ratioToEmpty", comparison.ratio());
        return json;
    }

    private static JsonObject load(LoadResult load) {
        JsonObject json = new JsonObject();
        json.addProperty("function", load.function());
        json.addProperty("inFlight", load.inFlight());
        json.addProperty("count", load.count());
        json.addProperty("failures", load.failures());
        load.firstFailure().ifPresent(failure -> json.addProperty("firstFailure", failure));
        number(json, "perSecond", load.perSecond());
        number(json, "cpuMillisPerCall", load.cpuMillisPerCall());
        json.add("latencyMillis", latency(load.latency()));
        cpu(json, load.cpu());
        return json;
    }

    private static JsonObject latency(LatencyMillis latency) {
        JsonObject json = new JsonObject();
        number(json, "p50", latency.p50());
        number(json, "p90", latency.p90());
        number(json, "p99", latency.p99());
        number(json, "p99.9", latency.p999());
        number(json, "max", latency.max());
        return json;
    }

    private static JsonObject round(RoundResult round) {
        JsonObject json = new JsonObject();
        json.addProperty("participants", round.participants());
        json.addProperty("transactions", round.transactions());
        number(json, "transactionsPerParticipant", round.transactionsPerParticipant());
        JsonObject invalid = new JsonObject();
        round.invalid().forEach(invalid::addProperty);
        json.add("invalidTransactions", invalid);
        json.addProperty("blocks", round.blocks());
        json.addProperty("blockBytes", round.blockBytes());
        number(json, "longestAdvanceMillis", round.longestAdvanceMillis());
        cpu(json, round.cpu());
        json.add("phases", array(round.phases(), BenchJson::phase));
        return json;
    }

    private static JsonObject phase(PhaseResult phase) {
        JsonObject json = new JsonObject();
        json.addProperty("phase", phase.phase().name());
        number(json, "seconds", phase.seconds());
        number(json, "advanceMillis", phase.advanceMillis());
        return json;
    }

    private static JsonObject process(ProcessUse process) {
        JsonObject json = new JsonObject();
        json.addProperty("name", process.name());
        json.addProperty("pid", process.pid());
        number(json, "cpuSeconds", process.cpuSeconds());
        process.residentMiB().ifPresent(mib -> json.addProperty("residentMiB", mib));
        process.peakMiB().ifPresent(mib -> json.addProperty("peakMiB", mib));
        return json;
    }

    private static void cpu(JsonObject json, CpuUse use) {
        number(json, "seconds", use.seconds());
        number(json, "cpuSeconds", use.own());
        number(json, "othersCpuSeconds", use.others());
    }

    private static void number(JsonObject json, String name, double value) {
        if (Double.isFinite(value)) {
            json.addProperty(name, value);
        }
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonObject> each) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(each.apply(value)));
        return array;
    }
}
