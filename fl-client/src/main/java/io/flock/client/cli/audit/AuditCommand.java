package io.flock.client.cli.audit;

import io.flock.client.audit.ModelAudit;
import io.flock.client.cli.network.AuthorityFiles;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Version;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.BlockFileWriter;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.sdk.audit.report.AuditDocument;
import io.flock.sdk.audit.report.RoundCheck;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.IpfsOptions;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flock audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Reads every block from the beginning and derives every draw, tally, penalty and payout again. The blocks",
            "come from the network, or from a copy of them, for which neither network nor identity is needed.",
            "Exit status 8 when something differs."
        },
        footer = {
            "",
            "Example:",
            "  flock audit --save blocks.bin --report report.json",
            "  flock audit --blocks blocks.bin --report again.json --recompute"
        })
public final class AuditCommand implements Callable<Integer> {
    @Option(
            names = "--blocks",
            paramLabel = "PATH",
            description = {
                "a copy of the blocks: a file that --save wrote, or a folder of files *.block as 'peer channel fetch'",
                "writes them. Then --home, --as, --profile and --identity mean nothing: what you know is said by",
                "--founding-digest and --ca"
            })
    private Optional<Path> blocks;

    @Option(names = "--save", paramLabel = "FILE", description = "copy the blocks into a file while they are read")
    private Optional<Path> save;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "write the report as canonical JSON: the same bytes for whoever has the same blocks")
    private Optional<Path> report;

    @Option(
            names = "--recompute",
            description = "compute each adopted model again from the updates that are still in IPFS")
    private boolean recompute;

    @Option(
            names = "--content-wait",
            paramLabel = "DURATION",
            defaultValue = "20s",
            description = "for --recompute: how long a content node may be silent (20s)")
    private Duration contentWait;

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
            description = {
                "an organisation's CA certificates, one or more in a PEM file; repeatable, one file per organisation",
                "(default: those of the state folder)"
            })
    private Map<String, Path> authorities = Map.of();

    @Option(
            names = "--orderer-ca",
            paramLabel = "MSPID=FILE",
            description = {
                "CA certificates of an organisation that runs orderers, one or more in a PEM file; repeatable",
                "(default: those of the state folder; with --blocks those that block 0 names)"
            })
    private Map<String, Path> ordererAuthorities = Map.of();

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    AuditCommand() {}

    @Override
    public Integer call() {
        if (blocks.isPresent() && save.isPresent()) {
            throw new FlockException(ErrorCode.USAGE, "--blocks reads a copy, --save writes one", "give one of them");
        }
        Optional<ReportFile> file = report.map(target -> ReportFile.beside(
                target, Stream.of(blocks, save).flatMap(Optional::stream).toList()));
        LedgerAudit audit = blocks.isPresent() ? stored(new BlockCopy(blocks.get())) : live();
        Optional<ModelAudit> models = Optional.empty();
        try {
            models = recompute ? Optional.of(models(audit)) : Optional.empty();
        } catch (RuntimeException e) {
            // What was found in the blocks is worth its report, whatever keeps the models from being computed.
            tell(file, audit.report(), Optional.empty());
            throw e;
        }
        AuditReport found =
                audit.report().with(models.map(ModelAudit::differences).orElse(List.of()));
        tell(file, found, models.map(ModelAudit::checks));
        return found.isClean() ? ExitClass.SUCCESS.status() : ExitClass.DIFFERENCES.status();
    }

    private void tell(Optional<ReportFile> file, AuditReport found, Optional<List<RoundCheck>> rounds) {
        AuditDocument document = AuditDocument.of(found, "flock " + Version.text(), rounds);
        file.ifPresent(target -> target.write(document));
        output.print(document, AuditLines.of(found, rounds));
    }

    private LedgerAudit stored(BlockCopy copy) {
        LedgerAudit audit = new LedgerAudit(new AuditSettings(
                copy.channel(connection.namedChannel()),
                connection.namedChaincode(),
                foundingDigest.map(Digest::parse),
                named(authorities),
                named(ordererAuthorities)));
        copy.read(audit::accept);
        return audit;
    }

    private LedgerAudit live() {
        try (FlockClient flock = connection.connect()) {
            LiveAudit live = new LiveAudit(flock, settings());
            if (save.isEmpty()) {
                return live.audit(quiet, block -> {});
            }
            try (BlockFileWriter copy = BlockFileWriter.to(save.get())) {
                LedgerAudit audit = live.audit(quiet, copy);
                copy.finish();
                return audit;
            }
        }
    }

    private ModelAudit models(LedgerAudit audit) {
        IpfsOptions waits = new IpfsOptions(
                IpfsOptions.DEFAULT.connectTimeout(), contentWait, IpfsOptions.DEFAULT.requestTimeout());
        List<URI> nodes = blocks.isPresent() ? connection.namedContent() : connection.contentNodes();
        try (IpfsClient content = IpfsClient.of(nodes, waits)) {
            ModelAudit models = new ModelAudit(content);
            models.check(audit.adoptedRounds());
            return models;
        }
    }

    private AuditSettings settings() {
        Optional<Digest> founding = foundingDigest
                .map(Digest::parse)
                .or(() -> connection.isForeign()
                        ? Optional.empty()
                        : Optional.of(connection.network().founding().digest()));
        Map<OrganisationId, List<X509Certificate>> known = named(authorities);
        Map<OrganisationId, List<X509Certificate>> orderers = named(ordererAuthorities);
        if (orderers.isEmpty() && !connection.isForeign()) {
            orderers = connection.home().ordererAuthorities();
        }
        if (known.isEmpty() && !connection.isForeign()) {
            for (OrganisationId organisation : connection.network().organisations()) {
                known.put(organisation, connection.home().authorities(organisation));
            }
        }
        return new AuditSettings(connection.channel(), connection.chaincode(), founding, known, orderers);
    }

    private static Map<OrganisationId, List<X509Certificate>> named(Map<String, Path> files) {
        Map<OrganisationId, List<X509Certificate>> known = new TreeMap<>();
        files.forEach((organisation, file) -> known.put(OrganisationId.parse(organisation), AuthorityFiles.read(file)));
        return known;
    }
}
