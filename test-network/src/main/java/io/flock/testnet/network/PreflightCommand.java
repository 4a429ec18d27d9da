package io.flock.testnet.network;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.preflight.Finding;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.Engine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock network preflight}. */
@Command(
        name = "preflight",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks what a start of a network on this machine needs; of a running one also every node, and, as a member",
            "of each organisation, what 'flock preflight' checks: that its peer refuses wrong times, above all.",
            "Ends with the exit status of the first thing that failed."
        },
        footer = {"", "Example:", "  flock network preflight --engine fabric"})
final class PreflightCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Option(names = "--engine", paramLabel = "NAME", description = "devnet or fabric (default: what the folder holds)")
    private Optional<Engine> engine = Optional.empty();

    @Option(
            names = "--no-money",
            description = "for trials: accept peers that let a client claim any time, with a warning")
    private boolean noMoney;

    @Mixin
    private FabricUpOptions fabric;

    @Mixin
    private OutputOption output;

    PreflightCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        StateFolder folder = new StateFolder(home.home());
        Engine meant = folder.engine(engine);
        fabric.requireFits(meant);
        List<Finding> findings = new HomePreflight(folder, meant, fabric, noMoney).findings();
        JsonArray json = new JsonArray();
        findings.forEach(finding -> json.add(json(finding)));
        output.print(json, findings.stream().map(PreflightCommand::line).toList());
        return findings.stream()
                .filter(Finding::isFailed)
                .findFirst()
                .flatMap(Finding::problem)
                .map(problem -> problem.code().map(ErrorCode::exitClass).orElse(ExitClass.REFUSED))
                .orElse(ExitClass.SUCCESS)
                .status();
    }

    private static String line(Finding finding) {
        String text = finding.problem()
                .map(problem -> problem.rawCode() + ": " + problem.what() + " – " + problem.todo())
                .orElse(finding.text());
        return String.format(
                Locale.ROOT, "%-8s %-12s %s", finding.state().name().toLowerCase(Locale.ROOT), finding.check(), text);
    }

    private static JsonObject json(Finding finding) {
        JsonObject line = new JsonObject();
        line.addProperty("check", finding.check());
        line.addProperty("state", finding.state().name());
        line.addProperty("text", finding.text());
        Optional<FlockException> problem = finding.problem();
        if (problem.isPresent()) {
            line.addProperty("code", problem.get().rawCode());
            line.addProperty("todo", problem.get().todo());
        }
        return line;
    }
}
