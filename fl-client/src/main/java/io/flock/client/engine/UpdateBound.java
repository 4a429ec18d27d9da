package io.flock.client.engine;

import java.util.Optional;

/** The bundle's {@code clipNorm}: no update moves further from the global model than that. */
public final class UpdateBound {
    private UpdateBound() {}

    /** Scales {@code trained − global} down in place, where its norm is above the bound. */
    public static void apply(float[] trained, float[] global, Optional<Double> clipNorm) {
        if (clipNorm.isEmpty()) {
            return;
        }
        double squares = 0;
        for (int i = 0; i < trained.length; i++) {
            double delta = (double) trained[i] - global[i];
            squares += delta * delta;
        }
        double norm = Math.sqrt(squares);
        if (norm > clipNorm.get()) {
            double factor = clipNorm.get() / norm;
            for (int i = 0; i < trained.length; i++) {
                trained[i] = (float) (global[i] + factor * ((double) trained[i] - global[i]));
            }
        }
    }
}
