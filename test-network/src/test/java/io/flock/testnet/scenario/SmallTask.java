package io.flock.testnet.scenario;

import io.flock.client.bundle.Bundle;
import io.flock.client.participant.SecretFile;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Four participants of three organisations and a small model of digits. Secrets, data and ids are always the same, so
 * that the task comes out the same on every network, in draws, models and payouts, however it is disturbed.
 */
final class SmallTask {
    static final TaskId ID = TaskId.parse("small");
    static final AccountId CREATOR = AccountId.of("Org1MSP", "user2");
    static final List<AccountId> PARTICIPANTS = List.of(
            AccountId.of("Org1MSP", "user1"),
            AccountId.of("Org2MSP", "user1"),
            AccountId.of("Org2MSP", "user2"),
            AccountId.of("Org3MSP", "user1"));
    static final int ROUNDS = 2;
    static final Amount STAKE = Amount.ofFlock(100);

    private static final String DIGITS = "/io/flock/testnet/data/digits/digits.csv.gz";
    private static final int EXAMPLES = 120;
    /** For a slow machine: phases end when all have acted. */
    private static final int PHASE_SECONDS = 900;

    private final ScenarioNetwork network;
    private final Path folder;

    /**
     * Makes everybody's files and nothing else.
     *
     * @param folder for secrets, journals and data
     */
    SmallTask(ScenarioNetwork network, Path folder) {
        this.network = network;
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < PARTICIPANTS.size(); i++) {
                Files.write(file(PARTICIPANTS.get(i), "csv"), examples(i));
                byte[] secret = new byte[32];
                Arrays.fill(secret, (byte) (i + 1));
                SecretFile.write(file(PARTICIPANTS.get(i), "secret"), secret);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> examples(int participant) throws IOException {
        try (InputStream in = SmallTask.class.getResourceAsStream(DIGITS);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .skip((long) participant * EXAMPLES)
                    .limit(EXAMPLES)
                    .toList();
        }
    }

    private static Bundle bundle() {
        try (InputStream in = SmallTask.class.getResourceAsStream("bundle.json")) {
            return Bundle.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores the bundle and creates the task, for these participants only. */
    void create(FlockClient creator) {
        try (IpfsClient content = network.content(CREATOR.organisation())) {
            TaskDefinition definition = TaskDefinition.builder(ID, content.put(bundle().canonicalBytes()))
                    .name("Scenario")
                    .rounds(ROUNDS)
                    .participants(PARTICIPANTS.size(), PARTICIPANTS.size())
                    .minStake(STAKE)
                    .rewardPool(Amount.ofFlock(60))
                    .phases(PhaseLengths.all(PHASE_SECONDS))
                    .named(PARTICIPANTS)
                    .build();
            creator.alliance().createTask(definition).run();
        }
    }

    /** The command by which an account takes part, leaving it to the conductor to close phases. */
    List<String> participate(AccountId account) {
        List<String> command = new ArrayList<>(List.of("participate", ID.toString()));
        command.addAll(network.options(account));
        command.addAll(List.of(
                "--data",
                file(account, "csv").toString(),
                "--stake",
                STAKE.format(),
                "--secret",
                file(account, "secret").toString(),
                "--journal",
                journal(account).toString(),
                "--keeper-after",
                "1h",
                "--log",
                "json"));
        if (!account.equals(PARTICIPANTS.get(0))) {
            command.addAll(List.of("--judge-in", "process")); // one child process shows that it works; more cost time
        }
        return command;
    }

    /** What the account has written down before it commits. */
    Path journal(AccountId account) {
        return file(account, "journal");
    }

    Path log(AccountId account) {
        return file(account, "log");
    }

    private Path file(AccountId account, String kind) {
        return folder.resolve(account.organisation() + "-" + account.name() + "." + kind);
    }
}
