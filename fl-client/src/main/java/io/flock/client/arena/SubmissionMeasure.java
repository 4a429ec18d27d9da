package io.flock.client.arena;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.Evaluation;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.evaluate.Trial;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.arena.Score;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ArtifactHeader;
import io.flock.protocol.tensor.ModelFile;
import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.protocol.tensor.TensorLayout;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a submission's file is worth on a data set: the same bytes get the same score from everybody. A file that is not the
 * model that was revealed, names another account, task or bundle, has other tensors or values that are not finite, or a
 * model whose loss is not finite or that can't be measured within the limits, is {@link Score#INVALID}.
 */
public final class SubmissionMeasure {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionMeasure.class);

    private final ArenaTask task;
    private final Digest bundle;
    private final TensorLayout layout;
    private final Evaluator evaluator;

    SubmissionMeasure(ArenaTask task, Bundle bundle, Evaluator evaluator) {
        this.task = task;
        this.bundle = bundle.digest();
        this.layout = bundle.shape().layout();
        this.evaluator = evaluator;
    }

    Score of(AccountId node, int epoch, ModelRef revealed, byte[] file, Examples set) {
        try {
            requireNamed(revealed, file);
            ModelFile model = SafetensorsReader.read(file, layout);
            requireOwn(node, epoch, ArtifactHeader.fromMetadata(model.metadata()));
            if (!model.weights().tensorDigest().equals(revealed.tensorDigest())) {
                throw invalid("its tensors are others than it revealed");
            }
            return score(evaluator.evaluate(model.weights(), set));
        } catch (FlockException e) {
            if (!e.is(ErrorCode.MODEL_INVALID)) {
                throw e;
            }
            LOG.info("the submission of {} in epoch {} is invalid: {}", node, epoch, e.what());
            return Score.INVALID;
        }
    }

    private Score score(Trial trial) {
        if (trial instanceof Trial.Broken broken) {
            throw invalid(broken.why());
        }
        if (!Double.isFinite(trial.loss())) {
            throw invalid("its loss is not finite");
        }
        Evaluation evaluation = ((Trial.Measured) trial).evaluation();
        return task.metric().normalise(measured(evaluation), task.maxScore());
    }

    private static void requireNamed(ModelRef revealed, byte[] file) {
        if (!SealedBytes.nameOf(file).equals(revealed.file())) {
            throw invalid("the file in the envelope is not the revealed one");
        }
    }

    private void requireOwn(AccountId node, int epoch, ArtifactHeader header) {
        boolean own = header.account().equals(Optional.of(node))
                && header.task().equals(task.taskId())
                && header.bundle().equals(bundle)
                && header.round() <= epoch;
        if (!own) {
            throw invalid("the header says " + header);
        }
    }

    private long measured(Evaluation evaluation) {
        return evaluation.by(task.metric()).orElseThrow(() -> unmeasured(task.metric()));
    }

    /**
     * Whether a bundle measures what a task asks for.
     *
     * @throws FlockException BUNDLE_INVALID
     */
    public static void requireMetric(Bundle bundle, Metric metric) {
        boolean named = bundle.evaluation().metric() == metric
                || bundle.evaluation().secondary().contains(metric);
        if (!named) {
            throw unmeasured(metric);
        }
    }

    private static FlockException unmeasured(Metric metric) {
        return new FlockException(
                ErrorCode.BUNDLE_INVALID,
                "the task asks for " + metric + ", which its bundle's evaluation does not name",
                "do not take part in this task");
    }

    private static FlockException invalid(String what) {
        return new FlockException(ErrorCode.MODEL_INVALID, what, "nothing");
    }
}
