package io.flock.testnet.demo;

import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.ModelSource;
import io.flock.client.arena.Submissions;
import io.flock.client.engine.TrainingProgress;
import io.flock.protocol.arena.Improvement;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.Standing;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.sdk.ArenaClient;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Begins with a model that nobody trained, and from then on submits near copies of another organisation's leading model of
 * the epoch before (attack 17), which a colluding validator opens for it.
 */
final class Plagiarist implements ModelSource {
    private static final float CHANGE = 1e-5f;

    private final AccountId account;
    private final ArenaClient arena;
    private final TaskId task;
    private final ArenaSecrets secrets;
    private final Submissions accomplice;
    private final TensorLayout layout;
    private final Map<Integer, Candidate> made = new TreeMap<>();

    Plagiarist(
            AccountId account,
            ArenaClient arena,
            TaskId task,
            ArenaSecrets secrets,
            Submissions accomplice,
            TensorLayout layout) {
        this.account = account;
        this.arena = arena;
        this.task = task;
        this.secrets = secrets;
        this.accomplice = accomplice;
        this.layout = layout;
    }

    @Override
    public Candidate candidate(int epoch, TrainingProgress progress) {
        return made.computeIfAbsent(epoch, this::make);
    }

    private Candidate make(int epoch) {
        ModelWeights copied = leading(epoch).orElseGet(() -> Initialisation.fromSeed(secrets.initialSeed(), layout));
        float[] values = copied.toArray();
        for (int i = 0; epoch > 0 && i < values.length; i++) {
            values[i] *= i % 2 == 0 ? 1 + CHANGE : 1 - CHANGE;
        }
        return new Candidate(epoch, ModelWeights.owning(layout, values), copied.tensorDigest());
    }

    private Optional<ModelWeights> leading(int epoch) {
        if (epoch == 0) {
            return Optional.empty();
        }
        return arena.leaderboard(task, Optional.of(epoch - 1)).run().ranking().stream()
                .map(Rank::account)
                .filter(node -> !node.organisation().equals(account.organisation()))
                .findFirst()
                .flatMap(node -> submission(node)
                        .map(submission -> SafetensorsReader.read(accomplice.open(node, submission), layout)
                                .weights()));
    }

    private Optional<Submission> submission(AccountId node) {
        return arena.task(task)
                .run()
                .roster()
                .flatMap(roster -> roster.member(node))
                .flatMap(member -> member.improvement().map(Improvement::shown).or(member::standing))
                .map(Standing::submission);
    }
}
