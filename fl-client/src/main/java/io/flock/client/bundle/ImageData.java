package io.flock.client.bundle;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Images of one size; a pixel is a whole number from 0 to {@code maxValue} and becomes {@code pixel / maxValue}.
 *
 * @param height rows, 1 to 1,024
 * @param width columns, 1 to 1,024
 * @param channels 1 to 16
 * @param classCount labels are 0 to {@code classCount − 1}
 * @param maxValue 255 for most files, 16 for UCI's digits
 */
public record ImageData(int height, int width, int channels, int classCount, int maxValue) implements DataSection {
    @Override
    public FeatureShape shape() {
        return new FeatureShape.Planes(channels, height, width);
    }

    @Override
    public LabelSpec label() {
        return new LabelSpec.Classes(
                IntStream.range(0, classCount).mapToObj(Integer::toString).toList());
    }

    static ImageData read(Fields in) {
        ImageData section = new ImageData(
                in.integer("height", 1, 1024),
                in.integer("width", 1, 1024),
                in.integer("channels", 1, 16, 1),
                in.integer("classes", 2, 1000),
                in.integer("maxValue", 1, 65_535, 255));
        in.end();
        return section;
    }

    @Override
    public SortedMap<String, Object> write() {
        SortedMap<String, Object> out = new TreeMap<>();
        out.put("kind", "image");
        out.put("height", height);
        out.put("width", width);
        out.put("channels", channels);
        out.put("classes", classCount);
        out.put("maxValue", maxValue);
        return out;
    }
}
