package io.flock.client.drift;

import io.flock.client.bundle.ColumnSpec;
import io.flock.client.bundle.DataSection;
import io.flock.client.bundle.ImageData;
import io.flock.client.bundle.SequenceData;
import io.flock.client.bundle.TabularData;
import java.util.ArrayList;
import java.util.List;

/**
 * What is compared by itself: a column of a table, a column in one step of a series, a pixel.
 *
 * @param name for people
 * @param at position of its first value among an example's
 * @param stride from one of its values to the next
 * @param categories 0 for a number; otherwise how many values it has, of which one is 1
 */
record Feature(String name, int at, int stride, int categories) {
    /** The features of a bundle's examples; of more than {@code most}, as many at even distances. */
    static List<Feature> of(DataSection data, int most) {
        List<Feature> all = data instanceof ImageData images
                ? pixels(images, most)
                : data instanceof SequenceData series
                        ? columns(series.rows(), series.steps())
                        : columns((TabularData) data, 1);
        return thinned(all, most);
    }

    private static List<Feature> pixels(ImageData images, int most) {
        int size = images.shape().size();
        int step = Math.max(1, (size + most - 1) / most);
        List<Feature> pixels = new ArrayList<>();
        for (int at = 0; at < size; at += step) {
            int inPlane = at % (images.height() * images.width());
            String name = "pixel " + inPlane / images.width() + "," + inPlane % images.width();
            int plane = at / (images.height() * images.width());
            pixels.add(new Feature(images.channels() == 1 ? name : name + " of channel " + plane, at, 1, 0));
        }
        return pixels;
    }

    /** An example of a series lies feature by feature, step by step. */
    private static List<Feature> columns(TabularData rows, int steps) {
        List<Feature> columns = new ArrayList<>();
        int first = 0;
        for (ColumnSpec column : rows.columns()) {
            int categories = column instanceof ColumnSpec.Categorical ? column.width() : 0;
            for (int step = 0; step < steps; step++) {
                String name = steps == 1 ? column.name() : column.name() + "[" + step + "]";
                columns.add(new Feature(name, first * steps + step, steps, categories));
            }
            first += column.width();
        }
        return columns;
    }

    private static List<Feature> thinned(List<Feature> all, int most) {
        int step = Math.max(1, (all.size() + most - 1) / most);
        List<Feature> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            kept.add(all.get(i));
        }
        return kept;
    }
}
