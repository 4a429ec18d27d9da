package io.flock.client.engine.dl4j;

import io.flock.client.engine.DropoutMask;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Dropout by {@link DropoutMask}. DL4J's own takes its seed from the clock: two runs of one training would differ. */
final class Dl4jDropout implements IDropout {
    private static final long serialVersionUID = 1L;

    private final transient DropoutMask source;
    private transient INDArray mask;

    Dl4jDropout(DropoutMask source) {
        this.source = source;
    }

    @Override
    @SuppressWarnings("try") // the scope is what is wanted, not its value
    public INDArray applyDropout(
            INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
        float[] factors = source.next(Math.toIntExact(input.length()));
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

    /** The same object: the engine reseeds the mask that it gave it, wherever DL4J copies the layer to. */
    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public IDropout clone() {
        return this;
    }
}
