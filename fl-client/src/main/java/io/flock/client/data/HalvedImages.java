package io.flock.client.data;

import io.flock.client.bundle.ImageData;
import io.flock.protocol.error.FlockException;
import java.nio.file.Path;
import java.util.List;

/** Images at half their height and width: each pixel is the mean of two by two. A quarter of the work for a small model. */
public final class HalvedImages {
    private HalvedImages() {}

    /**
     * Reads images that are twice as high and twice as wide as the bundle says, and halves them.
     *
     * @param halved what the bundle says
     * @param files as in {@link DataReader#read}
     * @throws FlockException {@code DATA_INVALID}: as {@link DataReader#read}, for images of that size
     */
    public static Examples read(ImageData halved, List<Path> files) {
        ImageData whole = new ImageData(
                2 * halved.height(), 2 * halved.width(), halved.channels(), halved.classCount(), halved.maxValue());
        return of(DataReader.read(whole, files), halved);
    }

    private static Examples of(Examples whole, ImageData halved) {
        int width = halved.shape().size();
        float[] features = new float[Math.multiplyExact(whole.size(), width)];
        int[] labels = new int[whole.size()];
        float[] image = new float[4 * width];
        for (int row = 0; row < whole.size(); row++) {
            whole.copyFeatures(row, image, 0);
            labels[row] = whole.label(row);
            halve(image, halved.width(), features, row * width, width);
        }
        return Examples.of(features, labels, width, halved.classCount());
    }

    /** Channel by channel and row by row; a channel's height is even, so its rows come in pairs. */
    private static void halve(float[] image, int columns, float[] halves, int at, int count) {
        for (int i = 0; i < count; i++) {
            int above = 4 * columns * (i / columns) + 2 * (i % columns);
            int below = above + 2 * columns;
            double sum = (double) image[above] + image[above + 1] + image[below] + image[below + 1];
            halves[at + i] = (float) (sum / 4);
        }
    }
}
