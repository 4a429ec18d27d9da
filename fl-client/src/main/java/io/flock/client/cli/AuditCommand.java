package io.flock.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Reads every block from the beginning and derives every draw, tally, penalty and payout again.",
            "Exit status 8 when something differs."
        },
        footer = {"", "Example:", "  flock audit --output json"})
final class AuditCommand implements Callable<Integer> {
    @Option(
            names = "--quiet",
            paramLabel = "DURATION",
            defaultValue = "2s",
            description = "where peers can't tell the height: the ledger ends when no block came for so long (2s)")
    private Duration quiet;

    @Option(
            names = "--founding-digest",
            paramLabel = "HEX",
            description = "of the founding document that you agreed to (default: the state folder's)")
    private Optional<String> foundingDigest;

    @Option(
            names = "--ca",
            paramLabel = "MSPID=FILE",
            description = "an organisation's CA certificate; repeatable (default: those of the state folder)")
    private Map<String, Path> authorities = Map.of();

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    AuditCommand() {}

    @Override
    public Integer call() {
        try (FlockClient flock = connection.connect()) {
            AuditReport report = new LiveAudit(flock, settings()).run(quiet, block -> {});
            output.print(json(report), lines(report));
            return report.isClean() ? ExitClass.SUCCESS.status() : ExitClass.DIFFERENCES.status();
        }
    }

    private AuditSettings settings() {
        Optional<Digest> founding = foundingDigest
                .map(Digest::parse)
                .or(() -> connection.isForeign()
                        ? Optional.empty()
                        : Optional.of(connection.network().founding().digest()));
        Map<OrganisationId, List<X509Certificate>> known = new TreeMap<>();
        authorities.forEach((organisation, file) ->
                known.put(OrganisationId.parse(organisation), List.of(AuthorityFiles.read(file))));
        if (known.isEmpty() && !connection.isForeign()) {
            for (OrganisationId organisation : connection.network().organisations()) {
                known.put(organisation, connection.home().authorities(organisation));
            }
        }
        return new AuditSettings(connection.channel(), connection.chaincode(), founding, known);
    }

    private static JsonObject json(AuditReport report) {
        JsonObject json = new JsonObject();
        json.addProperty("blocks", report.blocks());
        json.addProperty("transactions", report.transactions());
        json.addProperty("validTransactions", report.valid());
        json.addProperty("supply", report.supply().microsText());
        json.addProperty("endorsersCertified", report.endorsersCertified());
        JsonObject withheld = new JsonObject();
        report.withheld().forEach((account, count) -> withheld.addProperty(account.toString(), count));
        json.add("withheld", withheld);
        JsonArray differences = new JsonArray();
        report.differences().forEach(difference -> differences.add(difference.toString()));
        json.add("differences", differences);
        return json;
    }

    private static List<String> lines(AuditReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("blocks        " + report.blocks());
        lines.add("transactions  " + report.transactions() + ", " + report.valid() + " valid");
        lines.add("supply        " + report.supply().format() + " FLOCK");
        lines.add("endorsers     " + (report.endorsersCertified() ? "certified" : "not held against authorities"));
        report.withheld().forEach((account, count) -> lines.add("withheld      " + account + " " + count + " times"));
        lines.add("differences   " + report.differences().size());
        report.differences().forEach(difference -> lines.add("  " + difference));
        return lines;
    }
}
