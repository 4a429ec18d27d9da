package io.flock.testnet.bench.training;

import com.google.gson.JsonObject;
import io.flock.testnet.bench.PythonScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same training by PyTorch in Python, in a process of its own. */
final class TorchRun {
    private static final PythonScript SCRIPT = new PythonScript(TorchRun.class, "pytorch_training.py", "PyTorch");

    private TorchRun() {}

    /**
     * Examples per second of CPU time, net by net and batch size by batch size.
     *
     * @throws io.flock.protocol.error.FlockException CONFIGURATION_INVALID: no such interpreter, or one without PyTorch
     */
    static List<TrainingFigure> measure(Path python, List<Integer> batchSizes, int examples, int runs, double seconds)
            throws InterruptedException {
        List<TrainingFigure> figures = new ArrayList<>();
        for (TrainingNet net : TrainingNet.values()) {
            List<String> arguments = new ArrayList<>(List.of(
                    net.layers(), Integer.toString(examples), Integer.toString(runs), Double.toString(seconds)));
            batchSizes.forEach(size -> arguments.add(Integer.toString(size)));
            JsonObject json = SCRIPT.run(python, arguments);
            for (int size : batchSizes) {
                JsonObject figure = json.getAsJsonObject(Integer.toString(size));
                figures.add(new TrainingFigure(
                        net,
                        size,
                        "PyTorch",
                        figure.get("examplesPerSecond").getAsDouble(),
                        figure.get("others").getAsDouble()));
            }
        }
        return figures;
    }
}
