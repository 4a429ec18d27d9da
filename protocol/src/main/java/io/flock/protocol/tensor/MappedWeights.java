package io.flock.protocol.tensor;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The weights in a safetensors file, mapped into memory: the operating system keeps as much of it as there is room for.
 *
 * <p>The file must not change as long as this object is in use. The mapping ends when this object is collected.
 */
public final class MappedWeights implements FlatWeights {
    /** Values in one mapping; a buffer holds less than 2 GiB. */
    private static final int SEGMENT = 1 << 28;

    private static final int SCAN = 1 << 14;

    private final TensorLayout layout;
    /** By the position of their first value in the layout's order. */
    private final NavigableMap<Integer, FloatBuffer> segments;

    private MappedWeights(TensorLayout layout, NavigableMap<Integer, FloatBuffer> segments) {
        this.layout = layout;
        this.segments = segments;
    }

    /**
     * Maps a file and reads it once, to see that every value is finite.
     *
     * @throws FlockException {@code MODEL_INVALID}: anything but a file with exactly the expected tensors, all finite
     * @throws IOException the file's own
     */
    public static MappedWeights open(Path file, TensorLayout layout) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsReader.Head head =
                    SafetensorsReader.head(Channels.newInputStream(channel), StoredTensors.float32(layout));
            long end = head.length() + layout.bytes();
            if (channel.size() != end) {
                throw MalformedFile.because("it has " + channel.size() + " bytes, its header is for a file of " + end);
            }
            NavigableMap<Integer, FloatBuffer> segments = new TreeMap<>();
            long at = head.length();
            for (int index : head.header().fileOrder()) {
                int elements = layout.tensors().get(index).elements();
                for (int done = 0; done < elements; done += SEGMENT) {
                    int count = Math.min(SEGMENT, elements - done);
                    segments.put(
                            layout.offset(index) + done,
                            channel.map(FileChannel.MapMode.READ_ONLY, at + 4L * done, 4L * count)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .asFloatBuffer());
                }
                at += 4L * elements;
            }
            MappedWeights weights = new MappedWeights(layout, segments);
            weights.requireFinite();
            return weights;
        }
    }

    @Override
    public TensorLayout layout() {
        return layout;
    }

    @Override
    public void copyTo(int from, float[] target, int length) {
        int done = 0;
        while (done < length) {
            var segment = segments.floorEntry(from + done);
            int within = from + done - segment.getKey();
            int count = Math.min(length - done, segment.getValue().capacity() - within);
            segment.getValue().get(within, target, done, count);
            done += count;
        }
    }

    @Override
    public int together(int from) {
        var segment = segments.floorEntry(from);
        return segment.getValue().capacity() - (from - segment.getKey());
    }

    @Override
    public FloatBuffer view(int from, int length) {
        var segment = segments.floorEntry(from);
        return segment.getValue().slice(from - segment.getKey(), length);
    }

    private void requireFinite() {
        float[] piece = new float[SCAN];
        for (int from = 0; from < layout.elements(); from += SCAN) {
            int length = Math.min(SCAN, layout.elements() - from);
            copyTo(from, piece, length);
            for (int k = 0; k < length; k++) {
                if (!Float.isFinite(piece[k])) {
                    throw new FlockException(
                            ErrorCode.MODEL_INVALID,
                            "value " + (from + k) + " of the model is " + piece[k],
                            "reject this model");
                }
            }
        }
    }
}
