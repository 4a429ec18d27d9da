package io.flock.client.cli.option;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.Engine;
import io.flock.client.engine.choice.EngineKind;
import io.flock.client.evaluate.ChildEvaluator;
import io.flock.client.evaluate.EvaluationLimits;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.tensor.ModelWeights;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where models of others are evaluated. */
public final class JudgeOption {
    private enum Place {
        CHILD,
        PROCESS
    }

    @Option(
            names = "--judge-in",
            paramLabel = "PLACE",
            defaultValue = "child",
            description = "child: evaluates models of others in a process of its own, with limits; process: in this one"
                    + " (default: ${DEFAULT-VALUE})")
    private Place place;

    JudgeOption() {}

    /**
     * For examples that are known.
     *
     * @param engine what trains in this process; stays the caller's to close
     * @param kind what it is
     * @param values features of the largest set, all of them together
     */
    public Evaluator evaluator(Bundle bundle, Engine engine, EngineKind kind, long values) {
        return place == Place.PROCESS
                ? Evaluator.inProcess(engine)
                : new ChildEvaluator(kind, bundle, EvaluationLimits.of(bundle, values));
    }

    /** For sets whose sizes show when they are opened. */
    public Evaluator evaluator(Bundle bundle, EngineKind kind) {
        return place == Place.PROCESS ? new Alone(kind.open(bundle)) : new Growing(kind, bundle);
    }

    /** In this process, with an engine of its own. */
    private record Alone(Engine engine) implements Evaluator {
        @Override
        public Trial evaluate(ModelWeights model, Examples examples) {
            return new Trial.Measured(engine.evaluate(model, examples));
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    /** A child whose limits fit the largest set so far. */
    private static final class Growing implements Evaluator {
        private final EngineKind kind;
        private final Bundle bundle;
        private long values;
        private Optional<Evaluator> child = Optional.empty();

        Growing(EngineKind kind, Bundle bundle) {
            this.kind = kind;
            this.bundle = bundle;
        }

        @Override
        public synchronized Trial evaluate(ModelWeights model, Examples examples) {
            long needed = (long) examples.size() * examples.width();
            if (child.isEmpty() || needed > values) {
                close();
                values = needed;
                child = Optional.of(new ChildEvaluator(kind, bundle, EvaluationLimits.of(bundle, needed)));
            }
            return child.get().evaluate(model, examples);
        }

        @Override
        public synchronized void close() {
            child.ifPresent(Evaluator::close);
        }
    }
}
