package io.flock.protocol.tensor;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Writes the steps of a model's values into tensors, and reads them again. */
interface StepCodec {
    /** The tensors of the file. */
    StoredTensors stored();

    /** Appends the tensors' bytes in name order. */
    void write(float[] steps, ByteBuffer file);

    /** The steps in the layout's order. */
    float[] read(RawFile file);

    private static StoredTensors all(TensorLayout layout, StoredType type) {
        return new StoredTensors(layout.tensors().stream()
                .map(tensor -> StoredTensor.of(tensor, type))
                .toList());
    }

    /** Every step as float32. */
    record Full(TensorLayout layout) implements StepCodec {
        @Override
        public StoredTensors stored() {
            return all(layout, StoredType.F32);
        }

        @Override
        public void write(float[] steps, ByteBuffer file) {
            for (float step : steps) {
                file.putFloat(step);
            }
        }

        @Override
        public float[] read(RawFile file) {
            float[] steps = new float[layout.elements()];
            for (int t = 0; t < layout.tensors().size(); t++) {
                TensorSpec tensor = layout.tensors().get(t);
                file.body(tensor.name()).asFloatBuffer().get(steps, layout.offset(t), tensor.elements());
            }
            return steps;
        }
    }

    /** Every step as bfloat16: the upper half of a float32. */
    record Half(TensorLayout layout) implements StepCodec {
        /** What is above it would be rounded to infinity. */
        private static final float GREATEST = Float.intBitsToFloat(0x7F7F0000);

        @Override
        public StoredTensors stored() {
            return all(layout, StoredType.BF16);
        }

        @Override
        public void write(float[] steps, ByteBuffer file) {
            for (float step : steps) {
                int bits = Float.floatToRawIntBits(Math.max(-GREATEST, Math.min(GREATEST, step)));
                int toEven = 0x7FFF + ((bits >>> 16) & 1);
                file.putShort((short) ((bits + toEven) >>> 16));
            }
        }

        @Override
        public float[] read(RawFile file) {
            float[] steps = new float[layout.elements()];
            for (int t = 0; t < layout.tensors().size(); t++) {
                TensorSpec tensor = layout.tensors().get(t);
                ByteBuffer body = file.body(tensor.name());
                for (int i = 0; i < tensor.elements(); i++) {
                    steps[layout.offset(t) + i] = Float.intBitsToFloat(body.getShort(2 * i) << 16);
                }
            }
            return steps;
        }
    }

    /** Every step as a whole number, times its tensor's scale. */
    record Quarter(TensorLayout layout) implements StepCodec {
        private static final int MOST = 127;
        private static final String SCALE = ".scale";

        @Override
        public StoredTensors stored() {
            List<StoredTensor> tensors = new ArrayList<>();
            for (TensorSpec tensor : layout.tensors()) {
                tensors.add(StoredTensor.of(tensor, StoredType.I8));
                tensors.add(new StoredTensor(tensor.name() + SCALE, StoredType.F32, List.of(1)));
            }
            return new StoredTensors(tensors);
        }

        @Override
        public void write(float[] steps, ByteBuffer file) {
            for (StoredTensor stored : stored().tensors()) {
                boolean isScale = stored.type() == StoredType.F32;
                String name =
                        isScale ? stored.name().substring(0, stored.name().length() - SCALE.length()) : stored.name();
                int t = layout.indexOf(name).orElseThrow();
                int from = layout.offset(t);
                int to = from + layout.tensors().get(t).elements();
                float scale = scale(steps, from, to);
                if (isScale) {
                    file.putFloat(scale);
                    continue;
                }
                for (int i = from; i < to; i++) {
                    double whole = scale == 0 ? 0 : Math.rint((double) steps[i] / scale);
                    file.put((byte) Math.max(-MOST, Math.min(MOST, whole)));
                }
            }
        }

        @Override
        public float[] read(RawFile file) {
            float[] steps = new float[layout.elements()];
            for (int t = 0; t < layout.tensors().size(); t++) {
                TensorSpec tensor = layout.tensors().get(t);
                float scale = file.body(tensor.name() + SCALE).getFloat(0);
                if (!(scale >= 0 && Float.isFinite(scale))) {
                    throw MalformedFile.because("the scale of tensor '" + tensor.name() + "' is " + scale);
                }
                ByteBuffer body = file.body(tensor.name());
                for (int i = 0; i < tensor.elements(); i++) {
                    byte whole = body.get(i);
                    if (whole < -MOST) {
                        throw MalformedFile.because("tensor '" + tensor.name() + "' has the value " + whole);
                    }
                    steps[layout.offset(t) + i] = whole * scale;
                }
            }
            return steps;
        }

        private static float scale(float[] steps, int from, int to) {
            float most = 0;
            for (int i = from; i < to; i++) {
                most = Math.max(most, Math.abs(steps[i]));
            }
            return most / MOST;
        }
    }
}
