package io.flock.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.token.request.Transfer;
import io.flock.protocol.vectors.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonVectorsTest {
    record Text(String text) {}

    static List<JsonObject> strings() {
        return Vectors.objects(
                Vectors.read("canonical-json.json").getAsJsonObject().get("strings"));
    }

    static List<JsonObject> documents() {
        return Vectors.objects(
                Vectors.read("canonical-json.json").getAsJsonObject().get("documents"));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void texts_areEscapedAsTheGoldenVectors(JsonObject vector) {
        Text text = new Text(vector.get("text").getAsString());

        assertThat(Json.write(text)).isEqualTo("{\"text\":" + vector.get("json").getAsString() + "}");
        assertThat(Json.read(Json.write(text), Text.class)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documents_areWrittenAsTheGoldenVectors(JsonObject vector) {
        Class<?> type =
                switch (vector.get("type").getAsString()) {
                    case "Transfer" -> Transfer.class;
                    case "ModelRef" -> ModelRef.class;
                    case "PhaseRecord" -> PhaseRecord.class;
                    case "JoinRecord" -> JoinRecord.class;
                    default -> throw new IllegalArgumentException(vector.toString());
                };
        String json = vector.get("json").getAsString();

        Object value = Json.read(json.getBytes(StandardCharsets.UTF_8), type);

        assertThat(Json.write(value)).isEqualTo(json);
        assertThat(FieldHash.ofBytes(Json.writeBytes(value)).hex())
                .isEqualTo(vector.get("sha256").getAsString());
    }
}
