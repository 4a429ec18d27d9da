package io.flock.sdk.payment;

import com.google.gson.stream.JsonWriter;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.Anchor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** What is asked of a model, checked before anything is paid for it: rows of equally many finite values. */
final class FeatureRows {
    private final float[] features;
    private final int rows;

    /**
     * Rows, one after the other.
     *
     * @param rows 1 to {@link Anchor#MOST_WORDS}: no chain pays for more at once
     * @throws FlockException INVALID_ARGUMENT unless there is a value in each row, as many in one as in another, all finite
     */
    FeatureRows(float[] features, int rows) {
        if (rows < 1 || rows > Anchor.MOST_WORDS) {
            throw refusal(rows + " rows", "ask for 1 to " + Anchor.MOST_WORDS + " rows at once");
        }
        if (features.length == 0 || features.length % rows != 0) {
            throw refusal(
                    features.length + " values are not " + rows + " rows of equally many",
                    "give as many values as rows times the model's inputs");
        }
        for (int i = 0; i < features.length; i++) {
            if (!Float.isFinite(features[i])) {
                throw refusal("value " + i + " is " + features[i], "give finite values only");
            }
        }
        this.features = features.clone();
        this.rows = rows;
    }

    private static FlockException refusal(String what, String todo) {
        return new FlockException(ErrorCode.INVALID_ARGUMENT, what, todo);
    }

    int rows() {
        return rows;
    }

    /** The body of a request of the Open Inference Protocol v2. */
    String json() {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject().name("inputs").beginArray().beginObject();
            json.name("name").value("input");
            json.name("datatype").value("FP32");
            json.name("shape")
                    .beginArray()
                    .value(rows)
                    .value(features.length / rows)
                    .endArray();
            json.name("data").beginArray();
            for (float feature : features) {
                json.value(feature);
            }
            json.endArray().endObject().endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can't fail", e);
        }
        return text.toString();
    }
}
