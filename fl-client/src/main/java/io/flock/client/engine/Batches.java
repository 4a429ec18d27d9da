package io.flock.client.engine;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.TrainingSection;
import io.flock.client.data.Examples;
import io.flock.client.data.Permutation;
import io.flock.protocol.commitment.Digest;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Which examples are trained on and evaluated together, and in which order: the same with every engine. */
public final class Batches {
    private Batches() {}

    /**
     * All epochs of one local training, or as many of their steps as are asked for. What is left at the end of an epoch is a
     * batch of its own, or, where it is less than the least, goes with the batch before.
     *
     * @param least examples that a step needs; there are as many, and a batch has no fewer
     * @param step takes one step, and tells the sum of the losses of the batch's examples before it
     */
    public static void train(
            TrainingSection training,
            int least,
            Examples examples,
            Digest seed,
            TrainingProgress progress,
            ToDoubleFunction<Batch> step) {
        int size = training.batchSize();
        int rest = examples.size() % size;
        int last = rest < least ? examples.size() - rest : examples.size();
        long epochSteps = (last + size - 1L) / size;
        long all = epochSteps * training.localEpochs();
        long steps = 0;
        for (int epoch = 0; epoch < training.localEpochs(); epoch++) {
            int[] order = Permutation.of(examples.size(), seed, "epoch-" + epoch);
            double lossSum = 0;
            for (int from = 0; from < last; from += size) {
                int most = from + size >= last ? order.length - from : size;
                lossSum += step.applyAsDouble(Batch.next(examples, order, from, most));
                progress.batchDone();
                steps++;
                if (steps < all && progress.endsAfter(steps, all)) {
                    return;
                }
            }
            progress.epochDone(epoch + 1, training.localEpochs(), lossSum / examples.size());
        }
    }

    /**
     * One pass over all examples as they stand.
     *
     * @param outputs what the model puts out, row by row
     */
    public static Evaluation evaluate(Bundle bundle, Examples examples, Function<Batch, float[]> outputs) {
        return evaluate(bundle, examples, bundle.evaluation().batchSize(), outputs);
    }

    /** The same, with at most so many examples at once. */
    static Evaluation evaluate(Bundle bundle, Examples examples, int most, Function<Batch, float[]> outputs) {
        int[] order = IntStream.range(0, examples.size()).toArray();
        Predictions predictions = new Predictions(examples, bundle);
        for (int from = 0; from < order.length; from += most) {
            Batch batch = Batch.next(examples, order, from, most);
            predictions.add(outputs.apply(batch), batch.size());
        }
        return predictions.result();
    }
}
