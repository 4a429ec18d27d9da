package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.cli.audit.LiveAudit;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.testnet.Engine;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.TestNetworks;
import io.flock.testnet.arena.Running.Ran;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Accounts that run the Arena's commands on a network of three organisations, and the task that they run. */
final class ArenaCommands implements AutoCloseable {
    static final TaskId TASK = TaskId.parse("best-digits");
    static final AccountId CREATOR = AccountId.of("Org1MSP", "creator");
    static final List<AccountId> NODES = List.of(AccountId.of("Org2MSP", "node"), AccountId.of("Org3MSP", "node"));
    static final List<AccountId> VALIDATORS = List.of(
            AccountId.of("Org1MSP", "judge1"),
            AccountId.of("Org1MSP", "judge2"),
            AccountId.of("Org2MSP", "judge"),
            AccountId.of("Org3MSP", "judge"));

    private final Path folder;
    private final TestNetwork network;
    private final FlockClient creator;

    private ArenaCommands(Path folder, TestNetwork network) {
        this.folder = folder;
        this.network = network;
        this.creator = network.connect(CREATOR);
    }

    /** Starts the network in an empty folder; each account has 1,200 FLOCK. */
    static ArenaCommands start(Engine engine, Path folder) {
        List<AccountId> accounts = new ArrayList<>(NODES);
        accounts.addAll(VALIDATORS);
        accounts.add(CREATOR);
        TestNetwork network = TestNetworks.start(
                engine,
                folder.resolve("net"),
                new GovernanceParameters(60, 180, 86_400, 256, 1_000, Millionths.of(250_000), true),
                accounts,
                Amount.ofFlock(1_200));
        return new ArenaCommands(folder, network);
    }

    TestNetwork network() {
        return network;
    }

    /** The creator's connection, which sees what the commands have done. */
    FlockClient ledger() {
        return creator;
    }

    /** The task as it stands. */
    ArenaTaskView task() {
        return creator.arena().task(TASK).run();
    }

    /** The best model of the completed task. */
    ConsensusModel best() {
        return creator.arena().leaderboard(TASK, Optional.empty()).run().best().orElseThrow();
    }

    /** Creates the task. */
    Ran create(String... more) {
        List<String> command = new ArrayList<>(List.of(
                "arena",
                "create",
                TASK.text(),
                "--bundle",
                bundle(),
                "--validation",
                data("validation", 400, 100).toString(),
                "--final",
                data("final", 500, 100).toString(),
                "--epochs",
                "2",
                "--max-nodes",
                "2",
                "--min-validators",
                "4",
                "--max-validators",
                "4",
                "--jury",
                "2",
                "--min-scores",
                "2",
                "--pool",
                "120",
                "--vesting-days",
                "0",
                "--phase",
                "1h"));
        for (AccountId account : NODES) {
            command.addAll(List.of("--participant", account.toString()));
        }
        for (AccountId account : VALIDATORS) {
            command.addAll(List.of("--participant", account.toString()));
        }
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    /** A command of the creator, to its end. */
    Ran run(String... arguments) {
        return Running.of(at(CREATOR, arguments)).await();
    }

    /** A command of an account, to its end. */
    Ran run(AccountId account, String... arguments) {
        return Running.of(at(account, arguments)).await();
    }

    /** The command line of an account. */
    List<String> at(AccountId account, String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--home", network.home().folder().toString(), "--as", account.toString()));
        return command;
    }

    /** The command line of a node with data of its own. */
    List<String> train(int node) {
        return at(
                NODES.get(node),
                "arena",
                "train",
                TASK.text(),
                "--log",
                "json",
                "--keeper-after",
                "1h",
                "--data",
                data("node" + node, node * 150, 150).toString());
    }

    /** The command line of a validator. */
    List<String> validate(AccountId validator) {
        return at(
                validator,
                "arena",
                "validate",
                TASK.text(),
                "--log",
                "json",
                "--keeper-after",
                "1h",
                "--judge-in",
                "process");
    }

    static List<String> with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    /** The bundle that both kinds of tasks are created with. */
    String bundle() {
        try (InputStream in = ArenaCommands.class.getResourceAsStream("/io/flock/testnet/scenario/bundle.json")) {
            return Files.write(folder.resolve("bundle.json"), in.readAllBytes()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the accounts have done is what the rules give. */
    void isAuditedClean() {
        Map<OrganisationId, List<X509Certificate>> authorities = new TreeMap<>();
        for (OrganisationId organisation : network.description().founding().organisations()) {
            authorities.put(organisation, network.home().authorities(organisation));
        }
        AuditReport report = new LiveAudit(
                        creator,
                        new AuditSettings(
                                TestNetwork.NAME,
                                TestNetwork.NAME,
                                Optional.of(network.description().founding().digest()),
                                authorities))
                .run(Duration.ofMillis(500), block -> {});
        assertThat(report.differences()).isEmpty();
    }

    /** A file beside the network; data sets have the names that they were made with. */
    Path file(String name) {
        return folder.resolve(name);
    }

    private Path data(String name, int from, int count) {
        Path file = file(name + ".csv");
        try (InputStream in = ArenaCommands.class.getResourceAsStream("/io/flock/testnet/data/digits/digits.csv.gz");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            return Files.write(file, lines.lines().skip(from).limit(count).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        creator.close();
        network.close();
    }
}
