package io.flock.sdk.content;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a node answers: {@code pin/ls} and single fields of small objects. Other fields are the node's affair. */
final class NodeAnswer {
    private NodeAnswer() {}

    /** {@code {"Keys":{"<cid>":{"Type":"recursive"},…}}}. */
    static Set<String> pins(String json) throws IOException {
        Set<String> pins = new TreeSet<>();
        JsonReader in = strict(json);
        in.beginObject();
        while (in.hasNext()) {
            if (in.nextName().equals("Keys")) {
                in.beginObject();
                while (in.hasNext()) {
                    pins.add(in.nextName());
                    in.skipValue();
                }
                in.endObject();
            } else {
                in.skipValue();
            }
        }
        in.endObject();
        return pins;
    }

    /** A string or number of the first object in the text, as it stands there; empty when it is not there. */
    static String field(String json, String name) throws IOException {
        JsonReader in = strict(json);
        String value = "";
        in.beginObject();
        while (in.hasNext()) {
            if (in.nextName().equals(name)) {
                value = in.nextString();
            } else {
                in.skipValue();
            }
        }
        in.endObject();
        return value;
    }

    /** Whether {@code {"Key":"<cid>","Size":<bytes>}} tells of this block and this length. */
    static boolean isBlock(String json, Cid cid, long length) throws IOException {
        return field(json, "Key").equals(cid.toString()) && field(json, "Size").equals(Long.toString(length));
    }

    private static JsonReader strict(String json) {
        JsonReader in = new JsonReader(new StringReader(json));
        in.setStrictness(Strictness.STRICT);
        return in;
    }
}
