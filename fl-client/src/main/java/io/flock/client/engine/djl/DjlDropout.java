package io.flock.client.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.flock.client.engine.DropoutMask;

/** Dropout by {@link DropoutMask}. */
final class DjlDropout implements DjlLayer {
    private final DropoutMask mask;
    private final DjlFloats room = new DjlFloats();

    DjlDropout(DropoutMask mask) {
        this.mask = mask;
    }

    @Override
    public NDArray apply(NDArray in, DjlPass pass) {
        if (!pass.learns()) {
            return in;
        }
        Shape shape = in.getShape();
        float[] factors = mask.next(Math.toIntExact(shape.size()));
        room.set(factors, 0, factors.length);
        return in.mul(room.array(in.getManager(), shape));
    }
}
