package io.flock.client.data;

import io.flock.client.bundle.ImageData;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Reads images and labels from a pair of IDX files of unsigned bytes, as MNIST is published: images {@code [count,
 * rows, columns]}, or {@code [count, channels, rows, columns]}, and labels {@code [count]}.
 */
final class IdxReader {
    private IdxReader() {}

    static Examples read(Path imageFile, Path labelFile, ImageData schema, int mostValues) {
        int[] labels = labels(labelFile, schema, mostValues);
        try (DataInputStream in = new DataInputStream(DataFile.open(imageFile))) {
            int[] shape = schema.channels() == 1
                    ? new int[] {schema.height(), schema.width()}
                    : new int[] {schema.channels(), schema.height(), schema.width()};
            int count = header(in, imageFile, shape);
            if (count != labels.length) {
                throw DataProblem.inFile(
                        imageFile, count + " images, but " + labelFile + " has " + labels.length + " labels");
            }
            return Examples.of(
                    pixels(in, imageFile, count, schema, mostValues),
                    labels,
                    schema.shape().size(),
                    schema.classCount());
        } catch (IOException e) {
            throw DataFile.unreadable(imageFile, e);
        }
    }

    private static float[] pixels(DataInputStream in, Path file, int count, ImageData schema, int mostValues)
            throws IOException {
        int width = schema.shape().size();
        // Grows with what is read: the count in the header is a claim.
        ExamplesBuilder images = new ExamplesBuilder(width, 1, mostValues);
        byte[] image = new byte[width];
        float[] features = new float[width];
        for (int i = 0; i < count; i++) {
            readFully(in, image, file, "image " + (i + 1) + " of " + count);
            for (int p = 0; p < width; p++) {
                int pixel = image[p] & 0xff;
                if (pixel > schema.maxValue()) {
                    throw DataProblem.inFile(
                            file,
                            "image " + (i + 1) + ", pixel " + (p + 1) + ": " + pixel + " is above "
                                    + schema.maxValue());
                }
                features[p] = (float) ((double) pixel / schema.maxValue());
            }
            images.add(features, 0);
        }
        requireEnd(in, file);
        return images.features();
    }

    private static int[] labels(Path file, ImageData schema, int mostValues) {
        int classes = schema.classCount();
        try (DataInputStream in = new DataInputStream(DataFile.open(file))) {
            int count = header(in, file, new int[0]);
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw DataProblem.inFile(file, "it ends after " + bytes.length + " of " + count + " labels");
            }
            requireEnd(in, file);
            if ((long) count * schema.shape().size() > mostValues) {
                throw DataProblem.inFile(file, ExamplesBuilder.tooMany(mostValues));
            }
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                labels[i] = bytes[i] & 0xff;
                if (labels[i] >= classes) {
                    throw DataProblem.inFile(
                            file, "label " + (i + 1) + ": " + labels[i] + " is not from 0 to " + (classes - 1));
                }
            }
            return labels;
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    /** Checks type and dimensions; returns the first, the count. */
    private static int header(DataInputStream in, Path file, int[] shape) throws IOException {
        byte[] magic = new byte[4];
        readFully(in, magic, file, "the header");
        if (magic[0] != 0 || magic[1] != 0 || magic[2] != 8 || magic[3] != shape.length + 1) {
            throw DataProblem.inFile(
                    file, "not an IDX file of unsigned bytes with " + (shape.length + 1) + " dimensions");
        }
        byte[] dimension = new byte[4];
        readFully(in, dimension, file, "the header");
        int count = ByteBuffer.wrap(dimension).getInt();
        if (count < 1) {
            throw DataProblem.inFile(file, "its header says " + Integer.toUnsignedString(count) + " examples");
        }
        for (int expected : shape) {
            readFully(in, dimension, file, "the header");
            int given = ByteBuffer.wrap(dimension).getInt();
            if (given != expected) {
                throw DataProblem.inFile(file, "a dimension is " + given + ", the bundle says " + expected);
            }
        }
        return count;
    }

    private static void readFully(DataInputStream in, byte[] target, Path file, String what) throws IOException {
        try {
            in.readFully(target);
        } catch (EOFException e) {
            throw DataProblem.inFile(file, "it ends inside " + what);
        }
    }

    private static void requireEnd(DataInputStream in, Path file) throws IOException {
        if (in.read() >= 0) {
            throw DataProblem.inFile(file, "more bytes follow than its header says");
        }
    }
}
