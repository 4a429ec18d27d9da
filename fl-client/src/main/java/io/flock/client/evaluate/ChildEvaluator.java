package io.flock.client.evaluate;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.choice.EngineKind;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates in a child process that lives as long as it behaves: it starts with the first model, and anew after one that
 * broke a limit.
 *
 * <p>How long a model may take is told by one from a seed, evaluated on the same examples by the same process first: its
 * layers are the same, so an honest model takes as long. What kills the process is tried once more in a fresh one, since
 * a machine that is short of memory kills processes too; only what does it twice is called broken.
 */
public final class ChildEvaluator implements Evaluator {
    private static final Logger LOG = LoggerFactory.getLogger(ChildEvaluator.class);
    private static final Digest YARDSTICK = new Digest("0".repeat(64));
    /** Train and test split, and a set that an Arena validator was given. */
    private static final int MOST_SETS = 4;

    /** Examples that the child has, and how long the model from a seed took on them. */
    private record KnownSet(Examples examples, Duration usual) {}

    private final List<String> program;
    private final Bundle bundle;
    private final EvaluationLimits limits;
    private final List<KnownSet> sets = new ArrayList<>();
    private Optional<ChildProcess> running = Optional.empty();

    /** Nothing is started yet. */
    public ChildEvaluator(EngineKind engine, Bundle bundle, EvaluationLimits limits) {
        this(List.of(EvaluationChild.class.getName(), engine.name()), bundle, limits);
    }

    /** With another program: its main class, and what it is told. */
    ChildEvaluator(List<String> program, Bundle bundle, EvaluationLimits limits) {
        this.program = List.copyOf(program);
        this.bundle = bundle;
        this.limits = limits;
    }

    @Override
    public synchronized Trial evaluate(ModelWeights model, Examples examples) {
        if (!model.layout().equals(bundle.shape().layout())) {
            throw new FlockException(
                    ErrorCode.MODEL_INVALID,
                    "the model's tensors are not those of the task's bundle",
                    "read models with the bundle's layout");
        }
        try {
            return new Trial.Measured(attempt(model, examples));
        } catch (ChildProcess.Gone first) {
            end();
            if (first.limit() != Trial.Limit.PROCESS) {
                return broken(first);
            }
        }
        try {
            return new Trial.Measured(attempt(model, examples));
        } catch (ChildProcess.Gone second) {
            end();
            return broken(second);
        }
    }

    @Override
    public synchronized void close() {
        end();
    }

    private Evaluation attempt(ModelWeights model, Examples examples) throws ChildProcess.Gone {
        int number = known(examples);
        Duration usual = sets.get(number).usual();
        Duration most = usual.multipliedBy(limits.slowdown());
        return running.orElseThrow()
                .evaluate(model, number, examples.size(), most.compareTo(limits.least()) > 0 ? most : limits.least());
    }

    /** The number under which the child has the examples; what fails here is this machine's fault and no model's. */
    private int known(Examples examples) {
        for (int i = 0; i < sets.size(); i++) {
            if (sets.get(i).examples().equals(examples)) {
                return i;
            }
        }
        if (sets.size() == MOST_SETS) {
            end();
        }
        try {
            if (running.isEmpty()) {
                running = Optional.of(ChildProcess.start(program, bundle, limits));
            }
            ChildProcess child = running.get();
            int number = sets.size();
            child.send(number, examples);
            ModelWeights yardstick =
                    Initialisation.fromSeed(YARDSTICK, bundle.shape().layout());
            child.evaluate(yardstick, number, examples.size(), limits.start()); // warms it up
            long begun = System.nanoTime();
            child.evaluate(yardstick, number, examples.size(), limits.start());
            sets.add(new KnownSet(examples, Duration.ofNanos(System.nanoTime() - begun)));
            return number;
        } catch (IOException | ChildProcess.Gone e) {
            end();
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the process that evaluates models of others can't be used: " + e.getMessage(),
                    "see that this machine has " + (limits.resident() >> 20) + " MiB of memory free",
                    e);
        }
    }

    private Trial broken(ChildProcess.Gone gone) {
        LOG.warn("a model broke the limit of {}: {}", gone.limit(), gone.getMessage());
        return new Trial.Broken(gone.limit(), gone.getMessage());
    }

    private void end() {
        running.ifPresent(ChildProcess::close);
        running = Optional.empty();
        sets.clear();
    }
}
