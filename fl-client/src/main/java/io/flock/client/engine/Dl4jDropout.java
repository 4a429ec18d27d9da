package io.flock.client.engine;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Inverted dropout from a seed. DL4J's own takes its seed from the clock: two runs of one training would differ.
 *
 * <p>Masks come from SplitMix64 (Steele, Lea, Flood 2014), one number per value in row-major order.
 */
final class Dl4jDropout implements IDropout {
    private static final long serialVersionUID = 1L;

    private final double rate;
    private long state;
    private transient INDArray mask;

    Dl4jDropout(double rate) {
        this.rate = rate;
    }

    void reseed(long seed) {
        state = seed;
    }

    @Override
    @SuppressWarnings("try") // the scope is what is wanted, not its value
    public INDArray applyDropout(
            INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
        float[] factors = new float[Math.toIntExact(input.length())];
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < factors.length; i++) {
            factors[i] = next() < rate ? 0 : kept;
        }
        try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            mask = Nd4j.create(factors, input.shape(), 'c'); // is needed on the way back
        }
        return input.muli(mask, result);
    }

    @Override
    public INDArray backprop(INDArray gradientAtOutput, INDArray gradientAtInput, int iteration, int epoch) {
        return gradientAtOutput.muli(mask, gradientAtInput);
    }

    @Override
    public void clear() {
        mask = null;
    }

    /** The same object: the engine reseeds the one that it made, wherever DL4J copies the layer to. */
    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public IDropout clone() {
        return this;
    }

    /** Uniform in [0, 1). */
    private double next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }
}
