package io.flock.client.cli.option;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Split;
import io.flock.client.policy.LocalPolicy;
import io.flock.client.policy.PolicyCheck;
import io.flock.client.policy.PolicyFile;
import io.flock.client.policy.PolicyTask;
import io.flock.client.policy.PrivacyYear;
import io.flock.client.privacy.PrivacyBudget;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The rules of the house that a command is held to. */
public final class PolicyOption {
    @Option(
            names = "--policy",
            paramLabel = "FILE",
            defaultValue = "${env:FLOCK_POLICY:-}",
            description = "your organisation's rules, enforced before joining (default: FLOCK_POLICY, or none)")
    private String policy;

    PolicyOption() {}

    /**
     * Nothing, where there is no policy or it allows to bring this data to a task; what the task may tell of it is written
     * down then.
     *
     * @param channel of the task
     * @param own budget that the participant keeps in the task
     * @throws io.flock.protocol.error.FlockException {@code POLICY_REFUSED}; {@code CONFIGURATION_INVALID}: no readable
     *     policy; {@code STATE_FOLDER_UNUSABLE}: what was promised to others can't be read or written
     */
    public void requireAllowed(
            String channel, PolicyTask task, Bundle bundle, Split split, Optional<PrivacyBudget> own) {
        if (policy.isEmpty()) {
            return;
        }
        Path file = Path.of(policy);
        LocalPolicy rules = PolicyFile.read(file);
        PolicyCheck check = new PolicyCheck(
                rules, task, bundle, split.train().size() + split.test().size());
        Optional<Double> told = check.epsilon(own);
        if (told.isEmpty()) {
            check.require(told, 0);
            return;
        }
        PrivacyYear year = new PrivacyYear(file.resolveSibling(file.getFileName() + ".promises"));
        year.promise(channel + "/" + task.name(), told.get(), Instant.now(), others -> check.require(told, others));
    }
}
