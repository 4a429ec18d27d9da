package io.flock.protocol.tensor;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Only the greatest steps, and where they belong. */
record GreatestSteps(TensorLayout layout, int count) implements StepCodec {
    private static final String INDICES = "indices";
    private static final String VALUES = "values";

    /** As many as the share of all values, rounded up. */
    static GreatestSteps of(TensorLayout layout, double share) {
        return new GreatestSteps(layout, (int) Math.max(1, Math.ceil(share * layout.elements())));
    }

    @Override
    public StoredTensors stored() {
        return new StoredTensors(List.of(
                new StoredTensor(INDICES, StoredType.I32, List.of(count)),
                new StoredTensor(VALUES, StoredType.F32, List.of(count))));
    }

    @Override
    public void write(float[] steps, ByteBuffer file) {
        float[] sizes = new float[steps.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(steps[i]);
        }
        Arrays.sort(sizes);
        float least = sizes[sizes.length - count];
        int above = 0;
        for (float step : steps) {
            above += Math.abs(step) > least ? 1 : 0;
        }
        int[] kept = new int[count];
        int ties = count - above;
        int at = 0;
        for (int i = 0; at < count; i++) {
            float size = Math.abs(steps[i]);
            if (size > least || (size == least && ties-- > 0)) {
                kept[at++] = i;
            }
        }
        for (int index : kept) {
            file.putInt(index);
        }
        for (int index : kept) {
            file.putFloat(steps[index]);
        }
    }

    @Override
    public float[] read(RawFile file) {
        ByteBuffer indices = file.body(INDICES);
        ByteBuffer values = file.body(VALUES);
        float[] steps = new float[layout.elements()];
        int last = -1;
        for (int k = 0; k < count; k++) {
            int index = indices.getInt(4 * k);
            if (index <= last || index >= steps.length) {
                throw MalformedFile.because(
                        "index " + index + " follows " + last + " in a model of " + steps.length + " values");
            }
            steps[index] = values.getFloat(4 * k);
            last = index;
        }
        return steps;
    }
}
