package io.flock.client.privacy;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.tensor.ModelWeights;

/**
 * What may leave a participant of an update: the step from the global model, scaled down to a bound on its length, with
 * Gaussian noise on it (client-level DP-FedAvg; McMahan, Ramage, Talwar, Zhang 2018). The noise is the participant's own,
 * since there is no server that all would trust with their steps; so each update is private by itself.
 *
 * @param clipNorm C: the step is at most so long, in ‖·‖₂
 * @param noiseMultiplier z: each coordinate gets noise of the standard deviation z · C
 */
public record PrivateRelease(double clipNorm, double noiseMultiplier) {
    /** Refuses parameters that are not above 0. */
    public PrivateRelease {
        if (!(clipNorm > 0) || !(noiseMultiplier > 0)) {
            throw new IllegalArgumentException("C = " + clipNorm + ", z = " + noiseMultiplier);
        }
    }

    /**
     * The mechanism of one release, for a participant whose data is there or not (a step that is not there is zero, so the
     * sensitivity is C). Who proposes is drawn in public: nothing is gained by sampling, q is 1.
     */
    public SampledGaussian mechanism() {
        return new SampledGaussian(noiseMultiplier, 1);
    }

    /**
     * The release.
     *
     * @param seed known to the participant alone, another one for every round
     */
    public ModelWeights of(ModelWeights global, ModelWeights trained, Digest seed) {
        double squares = 0;
        for (int i = 0; i < global.size(); i++) {
            double step = (double) trained.get(i) - global.get(i);
            squares += step * step;
        }
        double scale = Math.min(1, clipNorm / Math.sqrt(squares));
        GaussianNoise noise = new GaussianNoise(
                FieldHash.ofDomain("flock/privacy-noise/v1").field(seed).digest());
        float[] released = new float[global.size()];
        for (int i = 0; i < released.length; i++) {
            double step = scale * ((double) trained.get(i) - global.get(i));
            released[i] = (float) (global.get(i) + step + noiseMultiplier * clipNorm * noise.next());
        }
        return ModelWeights.owning(global.layout(), released);
    }
}
