package io.flock.client.cli.watch;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.output.Failures;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.preflight.Finding;
import io.flock.client.preflight.MachineChecks;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock preflight}. */
@Command(
        name = "preflight",
        mixinStandardHelpOptions = true,
        description = {
            "Checks everything that taking part needs, one line each, and changes nothing:",
            "Java, disk, ports, certificates and their dates, every peer, channel, chaincode, clocks, content nodes.",
            "Ends with the exit status of the first thing that failed."
        },
        footer = {
            "",
            "Example:",
            "  flock preflight",
            "  flock preflight --profile connection-org1.json --identity users/ann/msp --output json"
        })
public final class PreflightCommand implements Callable<Integer> {
    @Option(
            names = "--no-money",
            description = "for trials: accept peers that let a client claim any time, with a warning")
    private boolean noMoney;

    @Option(names = "--port", paramLabel = "PORT", description = "a port that must be free; repeatable")
    private List<Integer> ports = List.of();

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    PreflightCommand() {}

    @Override
    public Integer call() {
        List<Finding> findings =
                new ArrayList<>(MachineChecks.of(connection.home().folder(), ports));
        try {
            findings.addAll(connection.preflight(noMoney).run());
        } catch (FlockException e) {
            findings.add(Finding.failed("network", e));
        }
        output.print(
                json(findings), findings.stream().map(PreflightCommand::line).toList());
        return findings.stream()
                .filter(Finding::isFailed)
                .findFirst()
                .flatMap(Finding::problem)
                .map(problem -> problem.code().map(ErrorCode::exitClass).orElse(ExitClass.REFUSED))
                .orElse(ExitClass.SUCCESS)
                .status();
    }

    private static String line(Finding finding) {
        String state = finding.state().name().toLowerCase(Locale.ROOT);
        String text = finding.problem().map(Failures::line).orElse(finding.text());
        return String.format(Locale.ROOT, "%-8s %-12s %s", state, finding.check(), text);
    }

    private static JsonArray json(List<Finding> findings) {
        JsonArray json = new JsonArray();
        for (Finding finding : findings) {
            JsonObject line = new JsonObject();
            line.addProperty("check", finding.check());
            line.addProperty("state", finding.state().name());
            line.addProperty("text", finding.text());
            finding.problem().ifPresent(problem -> {
                line.addProperty("code", problem.rawCode());
                line.addProperty("todo", problem.todo());
            });
            json.add(line);
        }
        return json;
    }
}
