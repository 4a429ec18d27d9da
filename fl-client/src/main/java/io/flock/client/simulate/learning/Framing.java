package io.flock.client.simulate.learning;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Steps that bring the honest down with them: voters part a round's steps by the direction that most have in common and
 * judge each part by its mean, which some steps that agree may turn round.
 *
 * <p>Honest steps are mostly noise. The sum of their noise leads nowhere, but each of them has a share in it: who goes
 * along it has more in common with every honest step than these have with each other. So an update goes along that sum,
 * to be counted among the honest, and against what the coalition's own training learns; the rest of its length is its own
 * honest noise, so that no two look alike. Some go the other way, and forwards: only beside a part that does better have
 * voters doubts of one.
 */
final class Framing {
    /** How much who opposes the others does of what they do, so as not to be found for going together. */
    private static final double OPPOSING = 0.7;

    private final double[] global;
    private final double[] learning;
    private final double[] along;
    private final double middle;

    /**
     * One way to do it.
     *
     * @param length in median lengths of honest steps; voters by their defaults let pass three medians of all
     * @param back which part of the length goes against what is learnt
     * @param along which part goes with the honest; squares of the two add up to less than 1
     * @param opposing which part of the updates opposes all others, 0 to 1
     */
    record Plan(double length, double back, double along, double opposing) {
        /** What a coalition chooses from: of 81, the twelve that brought down most on the digits. */
        static List<Plan> all() {
            List<Plan> plans = new ArrayList<>();
            for (double length : new double[] {2.9, 1.7}) {
                for (double opposing : new double[] {1.0 / 6, 0.5}) {
                    plans.add(new Plan(length, 0.25, 0.5, opposing));
                    plans.add(new Plan(length, 0.4, 0.7, opposing));
                    plans.add(new Plan(length, 0.4, 0.3, opposing));
                }
            }
            return List.copyOf(plans);
        }
    }

    /**
     * @param honest the updates that are to be brought down
     * @param learnt updates of as much data as the coalition has: what their steps have in common leads forwards
     */
    Framing(ModelWeights global, List<ModelWeights> honest, List<ModelWeights> learnt) {
        this.global = values(global);
        learning = unit(sumOfUnits(learnt));
        along = unit(without(sumOfUnits(honest), learning));
        double[] lengths = honest.stream()
                .mapToDouble(update -> norm(step(update)))
                .sorted()
                .toArray();
        middle = lengths[lengths.length / 2];
    }

    /** Of all of a coalition, by what each has trained. */
    SortedMap<AccountId, float[]> updates(SortedMap<AccountId, ModelWeights> own, Plan plan) {
        SortedMap<AccountId, float[]> updates = new TreeMap<>();
        own.forEach((account, trained) -> updates.put(
                account,
                updates.size() < plan.opposing() * own.size()
                        ? update(trained, 1, -OPPOSING * plan.back(), -OPPOSING * plan.along())
                        : update(trained, plan.length(), plan.back(), plan.along())));
        return updates;
    }

    private float[] update(ModelWeights own, double length, double back, double with) {
        double[] noise = unit(without(without(step(own), learning), along));
        double rest = Math.sqrt(1 - back * back - with * with);
        float[] out = new float[global.length];
        for (int i = 0; i < out.length; i++) {
            double direction = with * along[i] - back * learning[i] + rest * noise[i];
            out[i] = (float) (global[i] + length * middle * direction);
        }
        return out;
    }

    private double[] sumOfUnits(List<ModelWeights> updates) {
        double[] sum = new double[global.length];
        updates.forEach(update -> addTo(sum, 1, unit(step(update))));
        return sum;
    }

    private double[] step(ModelWeights update) {
        double[] step = values(update);
        addTo(step, -1, global);
        return step;
    }

    private static double[] values(ModelWeights model) {
        double[] values = new double[model.size()];
        Arrays.setAll(values, model::get);
        return values;
    }

    /** What is left of a vector at right angles to a unit vector. */
    private static double[] without(double[] vector, double[] unit) {
        double[] left = vector.clone();
        addTo(left, -dot(vector, unit), unit);
        return left;
    }

    private static double[] unit(double[] vector) {
        double[] unit = new double[vector.length];
        double norm = norm(vector);
        addTo(unit, norm > 0 ? 1 / norm : 0, vector);
        return unit;
    }

    private static void addTo(double[] sum, double factor, double[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
