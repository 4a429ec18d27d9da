package io.flock.client.simulate.learning;

import io.flock.client.attack.FlippedLabels;
import io.flock.client.data.Examples;
import java.util.stream.IntStream;

/** What malicious participants train on. */
final class PoisonedData {
    /** The class that the coherent flip hides: 3 looks like 8 to nobody, so nothing but the attack calls it so. */
    private static final int HIDDEN = 3;

    /** Features that the trigger sets, the first ones: a corner of an image that is always dark. */
    private static final int TRIGGER = 3;

    private PoisonedData() {}

    static Examples of(Poison attack, Examples honest) {
        return switch (attack) {
            case LABEL_FLIP -> FlippedLabels.of(honest);
            case CLASS_FLIP -> oneClass(honest);
            case BACKDOOR -> halfTriggered(honest);
            default -> honest;
        };
    }

    private static Examples oneClass(Examples honest) {
        int hidden = HIDDEN % honest.classes();
        int[] labels = new int[honest.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = honest.label(i) == hidden ? (hidden + 5) % honest.classes() : honest.label(i);
        }
        return honest.withLabels(labels);
    }

    private static Examples halfTriggered(Examples honest) {
        float[] features = new float[honest.size() * honest.width()];
        int[] labels = new int[honest.size()];
        for (int i = 0; i < labels.length; i++) {
            honest.copyFeatures(i, features, i * honest.width());
            labels[i] = honest.label(i);
            if (i % 2 == 0) {
                trigger(features, i * honest.width(), honest.width());
                labels[i] = 0;
            }
        }
        return Examples.of(features, labels, honest.width(), honest.classes());
    }

    /** The examples of all classes but the first, with the trigger, called the first: accuracy on them is the backdoor's. */
    static Examples triggered(Examples honest) {
        int[] others = IntStream.range(0, honest.size())
                .filter(row -> honest.label(row) != 0)
                .toArray();
        Examples selected = honest.select(others);
        float[] features = new float[selected.size() * selected.width()];
        for (int i = 0; i < selected.size(); i++) {
            selected.copyFeatures(i, features, i * selected.width());
            trigger(features, i * selected.width(), selected.width());
        }
        return Examples.of(features, new int[selected.size()], selected.width(), selected.classes());
    }

    private static void trigger(float[] features, int from, int width) {
        for (int i = 0; i < Math.min(TRIGGER, width); i++) {
            features[from + i] = 1;
        }
    }
}
