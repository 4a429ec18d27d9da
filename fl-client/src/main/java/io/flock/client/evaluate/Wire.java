package io.flock.client.evaluate;

import io.flock.client.data.Examples;
import io.flock.client.engine.Evaluation;
import io.flock.client.engine.ExampleLosses;
import io.flock.protocol.arena.Metric;
import io.flock.protocol.error.Quoted;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What parent and child say to each other, over the child's standard input and output. */
final class Wire {
    /** Parent: the examples that follow replace those that were there under their number. */
    static final byte EXAMPLES = 'E';
    /** Parent: evaluate the weights that follow. */
    static final byte MODEL = 'M';
    /** Child: ready, or an evaluation. */
    static final byte DONE = 'D';
    /** Child: a refusal, as text. */
    static final byte REFUSED = 'R';

    private static final int PIECE = 1 << 14;
    private static final int MOST_TEXT = 4096;

    private Wire() {}

    static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        byte[] bytes = new byte[4 * PIECE];
        out.writeInt(values.length);
        for (int from = 0; from < values.length; from += PIECE) {
            int count = Math.min(PIECE, values.length - from);
            ByteBuffer.wrap(bytes).asFloatBuffer().put(values, from, count);
            out.write(bytes, 0, 4 * count);
        }
    }

    static float[] readFloats(DataInputStream in) throws IOException {
        return readFloats(in, in.readInt());
    }

    private static float[] readFloats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        byte[] bytes = new byte[4 * PIECE];
        for (int from = 0; from < values.length; from += PIECE) {
            int piece = Math.min(PIECE, values.length - from);
            in.readFully(bytes, 0, 4 * piece);
            ByteBuffer.wrap(bytes).asFloatBuffer().get(values, from, piece);
        }
        return values;
    }

    static void writeExamples(DataOutputStream out, Examples examples) throws IOException {
        float[] features = new float[Math.multiplyExact(examples.size(), examples.width())];
        float[] targets = new float[examples.size()];
        for (int row = 0; row < targets.length; row++) {
            examples.copyFeatures(row, features, row * examples.width());
            targets[row] = examples.target(row);
        }
        out.writeInt(examples.width());
        out.writeInt(examples.classes());
        writeFloats(out, features);
        writeFloats(out, targets);
    }

    static Examples readExamples(DataInputStream in) throws IOException {
        int width = in.readInt();
        int classes = in.readInt();
        float[] features = readFloats(in);
        return Examples.ofTargets(features, readFloats(in), width, classes);
    }

    static void writeEvaluation(DataOutputStream out, Evaluation evaluation) throws IOException {
        out.writeByte(DONE);
        out.writeDouble(evaluation.loss());
        out.writeInt(evaluation.examples());
        out.writeByte(evaluation.measured().size());
        for (Map.Entry<Metric, Long> entry : evaluation.measured().entrySet()) {
            out.writeUTF(entry.getKey().name());
            out.writeLong(entry.getValue());
        }
        writeFloats(out, evaluation.each().toArray());
    }

    /** Everything is checked again: the child held a stranger's model. */
    static Evaluation readEvaluation(DataInputStream in, int examples) throws IOException {
        double loss = in.readDouble();
        int counted = in.readInt();
        int entries = in.readUnsignedByte();
        Map<Metric, Long> measured = new EnumMap<>(Metric.class);
        for (int i = 0; i < entries; i++) {
            String name = in.readUTF();
            long value = in.readLong();
            Optional<Metric> metric = Arrays.stream(Metric.values())
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            if (metric.isEmpty() || value < 0) {
                throw new IOException("the child measured " + value + " by metric " + Quoted.of(name));
            }
            measured.put(metric.get(), value);
        }
        if (counted != examples) {
            throw new IOException("the child counted " + counted + " examples of " + examples);
        }
        int losses = in.readInt();
        if (losses != examples) {
            throw new IOException("the child told " + losses + " losses of " + examples + " examples");
        }
        return new Evaluation(loss, counted, measured, ExampleLosses.of(readFloats(in, losses)));
    }

    static String readText(DataInputStream in) throws IOException {
        int length = in.readUnsignedShort();
        return new String(in.readNBytes(Math.min(length, MOST_TEXT)), StandardCharsets.UTF_8);
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, MOST_TEXT);
        out.writeShort(length);
        out.write(bytes, 0, length);
    }
}
