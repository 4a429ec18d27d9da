package io.flock.testnet.bench.learning;

import com.google.gson.JsonObject;
import io.flock.testnet.bench.PythonScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The same aggregation by NumPy, in a process of its own, on the same files. */
final class NumpyRun {
    private static final PythonScript SCRIPT = new PythonScript(NumpyRun.class, "numpy_aggregation.py", "NumPy");

    private NumpyRun() {}

    /**
     * Makes sure that it can be measured, before anything is made that costs time or room.
     *
     * @throws io.flock.protocol.error.FlockException CONFIGURATION_INVALID: no such interpreter, or one without NumPy
     */
    static void require(Path python) throws InterruptedException {
        measure(python, List.of(), 1);
    }

    /**
     * By rule, the updates in memory already.
     *
     * @throws io.flock.protocol.error.FlockException CONFIGURATION_INVALID: no such interpreter, or one without NumPy
     */
    static SortedMap<String, NumpyFigure> measure(Path python, List<Path> files, int runs) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(runs)));
        files.forEach(file -> arguments.add(file.toString()));
        JsonObject json = SCRIPT.run(python, arguments);
        SortedMap<String, NumpyFigure> figures = new TreeMap<>();
        json.keySet().forEach(rule -> figures.put(rule, figure(json.getAsJsonObject(rule))));
        return figures;
    }

    private static NumpyFigure figure(JsonObject json) {
        List<Double> values = new ArrayList<>();
        json.getAsJsonArray("sample").forEach(value -> values.add(value.getAsDouble()));
        return new NumpyFigure(json.get("seconds").getAsDouble(), new ResultSample(values));
    }
}
