package io.flock.client.cli;

import io.flock.client.bundle.Bundle;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionBuilder;
import io.flock.protocol.alliance.TaskDefinitionCheck;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock task create}. The bundle is checked and stored, and the definition checked, before anything is paid. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Creates a task and pays its reward pool in.",
        footer = {
            "",
            "Example:",
            "  flock task create digits --bundle bundle.json --rounds 10 --min-participants 4 --max-participants 4"
        })
final class TaskCreateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "id: lower-case letters, digits and hyphens, at most 40")
    private TaskId taskId;

    @Option(names = "--bundle", required = true, paramLabel = "FILE", description = "task bundle, JSON")
    private Path bundle;

    @Option(names = "--name", paramLabel = "TEXT", description = "name (default: the id)")
    private Optional<String> name;

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "what it is about")
    private String description;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "10", description = "default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--min-participants",
            paramLabel = "N",
            defaultValue = "7",
            description = "default: ${DEFAULT-VALUE}")
    private int minParticipants;

    @Option(
            names = "--max-participants",
            paramLabel = "N",
            defaultValue = "10",
            description = "default: ${DEFAULT-VALUE}")
    private int maxParticipants;

    @Option(
            names = "--min-stake",
            paramLabel = "FLOCK",
            defaultValue = "100",
            description = "default: ${DEFAULT-VALUE}")
    private Amount minStake;

    @Option(names = "--pool", paramLabel = "FLOCK", defaultValue = "500", description = "default: ${DEFAULT-VALUE}")
    private Amount pool;

    @Option(
            names = "--proposers",
            paramLabel = "SHARE",
            defaultValue = "0.3",
            description = "default: ${DEFAULT-VALUE}")
    private Millionths proposers;

    @Option(
            names = "--slash",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "price of a lie, of the stake (default: ${DEFAULT-VALUE})")
    private Millionths slash;

    @Option(
            names = "--absent-slash",
            paramLabel = "FLOCK",
            description = "price of silence in a round (default: a tenth of the minimum stake)")
    private Optional<Amount> absentSlash;

    @Option(
            names = "--phase",
            paramLabel = "DURATION",
            defaultValue = "10m",
            description = "how long each phase may last, as 30s, 10m or 2h (default: ${DEFAULT-VALUE})")
    private Duration phase;

    @Option(
            names = "--participant",
            paramLabel = "ACCOUNT",
            description = "names who may join; repeatable (default: everybody)")
    private List<AccountId> participants = List.of();

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    TaskCreateCommand() {}

    @Override
    public Integer call() {
        byte[] canonical = readBundle().canonicalBytes();
        try (FlockClient flock = connection.connect();
                IpfsClient content = connection.contentClient()) {
            ContentRef ref = content.put(canonical);
            TaskDefinition definition = definition(ref);
            TaskDefinitionCheck.check(
                    definition, flock.governance().parameters().run());
            Receipts.print(
                    output,
                    flock.alliance().createTask(definition).run(),
                    "created task " + taskId + ", paid " + pool.format() + " FLOCK in");
        }
        return ExitClass.SUCCESS.status();
    }

    private Bundle readBundle() {
        try (InputStream in = Files.newInputStream(bundle)) {
            return Bundle.read(in.readNBytes(Bundle.MAX_BYTES + 1));
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.BUNDLE_INVALID, "bundle " + bundle + " can't be read: " + e, "check the path", e);
        }
    }

    private TaskDefinition definition(ContentRef ref) {
        int seconds = Math.toIntExact(phase.toSeconds());
        TaskDefinitionBuilder builder = TaskDefinition.builder(taskId, ref)
                .name(name.orElse(taskId.text()))
                .description(description)
                .rounds(rounds)
                .participants(minParticipants, maxParticipants)
                .minStake(minStake)
                .rewardPool(pool)
                .proposerFraction(proposers)
                .slashFraction(slash)
                .phases(PhaseLengths.all(seconds))
                .named(participants);
        absentSlash.ifPresent(builder::absentSlash);
        return builder.build();
    }
}
