package io.flock.testnet.bench.serving;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Table;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.bench.load.FigureText;
import io.flock.testnet.bench.load.LoadJson;
import io.flock.testnet.bench.load.LoadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock bench serving}. */
@Command(
        name = "serving",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures what serving costs beyond calling the model, what payments cost of that, and whether a change of",
            "version under load fails a request. Host and clients are in this process; nothing goes to a ledger."
        },
        footer = {"", "Example:", "  flock bench serving --connections 32"})
public final class ServingBenchCommand implements Callable<Integer> {
    /** As many as one chain of vouchers pays for. */
    private static final int MOST_REQUESTS = 4_096;

    private static final int MOST_CONNECTIONS = 64;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "of the comparison; the change of version has twice as many (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "4096",
            description = "requests of a turn; a figure has four (default: ${DEFAULT-VALUE})")
    private int requests;

    @Mixin
    private OutputOption output;

    /** Called by the command line. */
    public ServingBenchCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (connections < 1 || connections > MOST_CONNECTIONS || requests < 2 || requests > MOST_REQUESTS) {
            throw new FlockException(
                    ErrorCode.USAGE,
                    connections + " connections with " + requests + " requests",
                    "1 to " + MOST_CONNECTIONS + " connections, 2 to " + MOST_REQUESTS + " requests of a turn");
        }
        Path folder = folder();
        try {
            ServingFigure figure = new ServingBench(connections, requests).measure(folder);
            output.print(json(figure), lines(figure));
            requireNoFailure(figure);
        } finally {
            delete(folder);
        }
        return ExitClass.SUCCESS.status();
    }

    /** Figures of requests that failed stand for nothing; they are printed first, so that the reason can be seen. */
    static void requireNoFailure(ServingFigure figure) {
        int failed = loads(figure).stream().mapToInt(LoadResult::failures).sum();
        if (failed > 0) {
            throw new FlockException(
                    ErrorCode.INTERNAL,
                    failed + " of "
                            + loads(figure).stream().mapToInt(LoadResult::count).sum() + " requests failed",
                    "see the first failure of each load, and measure again once it is mended");
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("flock-serving");
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE, "no folder for a journal: " + e, "check the temporary folder", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(ServingFigure figure) {
        Table table = new Table("what", "at once", "calls", "failed", "per second", "p50 ms", "p99 ms", "others");
        for (LoadResult load : loads(figure)) {
            table.row(
                    load.function(),
                    Integer.toString(load.inFlight()),
                    Integer.toString(load.count()),
                    Integer.toString(load.failures()),
                    FigureText.of(load.perSecond(), 0),
                    FigureText.of(load.latency().p50(), 3),
                    FigureText.of(load.latency().p99(), 3),
                    FigureText.of(load.cpu().others() / load.cpu().seconds(), 1));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("overhead of a paid request, p50   " + FigureText.of(figure.overheadMillis(), 3) + " ms");
        lines.add("paid of free requests a second    " + FigureText.of(figure.share(), 2));
        for (LoadResult load : loads(figure)) {
            load.firstFailure().ifPresent(why -> lines.add("first failure of '" + load.function() + "'   " + why));
        }
        lines.add("Others: processors that other programs used meanwhile.");
        return lines;
    }

    static JsonObject json(ServingFigure figure) {
        JsonArray loads = new JsonArray();
        loads(figure).forEach(load -> loads.add(LoadJson.of(load)));
        JsonObject json = new JsonObject();
        json.add("serving", loads);
        LoadJson.number(json, "overheadMillis", figure.overheadMillis());
        LoadJson.number(json, "paidOfFree", figure.share());
        return json;
    }

    private static List<LoadResult> loads(ServingFigure figure) {
        return List.of(figure.bare(), figure.one(), figure.free(), figure.paid(), figure.change());
    }
}
