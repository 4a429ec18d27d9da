package io.flock.testnet.bench.load;

import com.google.gson.JsonObject;

/** Loads for programs. Fields whose value the system does not tell are left out. */
public final class LoadJson {
    private LoadJson() {}

    /** A function's load. */
    public static JsonObject of(LoadResult load) {
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

    /** Milliseconds. */
    public static JsonObject latency(LatencyMillis latency) {
        JsonObject json = new JsonObject();
        number(json, "p50", latency.p50());
        number(json, "p90", latency.p90());
        number(json, "p99", latency.p99());
        number(json, "p99.9", latency.p999());
        number(json, "max", latency.max());
        return json;
    }

    /** What was used, beside other figures. */
    public static void cpu(JsonObject json, CpuUse use) {
        number(json, "seconds", use.seconds());
        number(json, "cpuSeconds", use.own());
        number(json, "othersCpuSeconds", use.others());
    }

    /** A figure, if there is one. */
    public static void number(JsonObject json, String name, double value) {
        if (Double.isFinite(value)) {
            json.addProperty(name, value);
        }
    }
}
