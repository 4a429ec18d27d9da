package io.flock.client.engine;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.EvaluationSection;
import io.flock.client.bundle.LabelSpec;
import io.flock.client.data.Examples;
import io.flock.client.metric.ClassScores;
import io.flock.client.metric.ErrorSizes;
import io.flock.protocol.arena.Metric;
import java.util.EnumMap;
import java.util.Map;

/** Sums up what a model says about examples; the same arithmetic for every engine. */
final class Predictions {
    private static final double LEAST_PROBABILITY = 1e-7;

    private final Examples examples;
    private final LabelSpec label;
    private final EvaluationSection section;
    private final float[] outputs;
    private final float[] losses;
    private int seen;

    Predictions(Examples examples, Bundle bundle) {
        this.examples = examples;
        this.label = bundle.data().label();
        this.section = bundle.evaluation();
        this.outputs = new float[Math.multiplyExact(examples.size(), examples.outputs())];
        this.losses = new float[examples.size()];
    }

    /** Adds what the model put out for the next {@code count} examples, row by row. */
    void add(float[] values, int count) {
        System.arraycopy(values, 0, outputs, seen * examples.outputs(), count * examples.outputs());
        seen += count;
    }

    Evaluation result() {
        Map<Metric, Long> measured = new EnumMap<>(Metric.class);
        double loss;
        if (label instanceof LabelSpec.Quantity quantity) {
            loss = squaredError();
            measureNumbers(quantity, measured);
        } else {
            loss = crossEntropy();
            measureClasses(measured);
        }
        return new Evaluation(loss, examples.size(), measured, ExampleLosses.owning(losses));
    }

    private double crossEntropy() {
        double sum = 0;
        for (int i = 0; i < seen; i++) {
            double loss = -StrictMath.log(clamp(outputs[i * examples.outputs() + examples.label(i)]));
            losses[i] = (float) loss;
            sum += loss;
        }
        return mean(sum);
    }

    private double squaredError() {
        double sum = 0;
        for (int i = 0; i < seen; i++) {
            double error = (double) outputs[i] - examples.target(i);
            losses[i] = (float) (error * error);
            sum += error * error;
        }
        return mean(sum);
    }

    private double mean(double sum) {
        return Double.isFinite(sum) ? sum / seen : Double.NaN;
    }

    private void measureClasses(Map<Metric, Long> measured) {
        int[] labels = new int[seen];
        for (int i = 0; i < seen; i++) {
            labels[i] = examples.label(i);
        }
        ClassScores scores = new ClassScores(outputs, labels, examples.classes());
        measured.put(Metric.ACCURACY, scores.accuracy());
        if (isWanted(Metric.MACRO_F1)) {
            measured.put(Metric.MACRO_F1, scores.macroF1());
        }
        if (isWanted(Metric.AUC)) {
            measured.put(Metric.AUC, scores.auc());
        }
    }

    /** In the label's own unit: scaled back, so that a task's reader needs no bundle to understand them. */
    private void measureNumbers(LabelSpec.Quantity quantity, Map<Metric, Long> measured) {
        float[] truths = new float[seen];
        float[] predicted = new float[seen];
        for (int i = 0; i < seen; i++) {
            truths[i] = (float) (examples.target(i) * quantity.scale());
            predicted[i] = (float) (outputs[i] * quantity.scale());
        }
        ErrorSizes sizes = new ErrorSizes(predicted, truths);
        measured.put(Metric.RMSE, sizes.rootMeanSquare());
        measured.put(Metric.MAE, sizes.meanAbsolute());
    }

    private boolean isWanted(Metric metric) {
        return section.metric() == metric || section.secondary().contains(metric);
    }

    private static double clamp(float probability) {
        return probability < LEAST_PROBABILITY ? LEAST_PROBABILITY : probability; // NaN stays NaN
    }
}
