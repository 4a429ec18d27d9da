package io.flock.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Account;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictReaderTest {
    private static final CreateTask TASK = new CreateTask(
            TaskDefinition.builder(TaskId.parse("t"), new ContentRef("bafkbundle", Digest.parse("0b".repeat(32))))
                    .description("ä \"quoted\" \u2028 😀")
                    .named(List.of(AccountId.of("Org1MSP", "a"), AccountId.of("Org2MSP", "b")))
                    .build(),
            Optional.empty());
    private static final String CANONICAL = Json.write(TASK);

    record Small(@Limit(3) String text, @Range(min = -5, max = 5) int number, boolean flag, Optional<Long> maybe) {}

    record Amounts(@Limit(2) SortedMap<TaskId, Amount> map, @Limit(2) List<Boolean> list) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"flag\":true,\"number\":1} ~ MISSING_FIELD|$.text",
                "{\"flag\":true,\"number\":1,\"text\":\"a\",\"x\":1} ~ UNKNOWN_FIELD|$ has the unknown field 'x'",
                "{\"flag\":true,\"flag\":true,\"number\":1,\"text\":\"a\"} ~ INVALID_ARGUMENT|$.flag stands twice",
                "{\"flag\":true,\"number\":6,\"text\":\"a\"} ~ INVALID_ARGUMENT|$.number",
                "{\"flag\":true,\"number\":-6,\"text\":\"a\"} ~ INVALID_ARGUMENT|$.number",
                "{\"flag\":true,\"number\":1.0,\"text\":\"a\"} ~ INVALID_ARGUMENT|$.number",
                "{\"flag\":true,\"number\":1e0,\"text\":\"a\"} ~ INVALID_ARGUMENT|$.number",
                "{\"flag\":true,\"number\":-0,\"text\":\"a\"} ~ INVALID_ARGUMENT|$.number",
                "{\"flag\":true,\"number\":01,\"text\":\"a\"} ~ MALFORMED_JSON|",
                "{\"flag\":true,\"number\":NaN,\"text\":\"a\"} ~ MALFORMED_JSON|",
                "{\"flag\":true,\"number\":\"1\",\"text\":\"a\"} ~ INVALID_ARGUMENT|$.number",
                "{\"flag\":1,\"number\":1,\"text\":\"a\"} ~ INVALID_ARGUMENT|$.flag",
                "{\"flag\":null,\"number\":1,\"text\":\"a\"} ~ INVALID_ARGUMENT|$.flag",
                "{\"flag\":TRUE,\"number\":1,\"text\":\"a\"} ~ MALFORMED_JSON|",
                "{\"flag\":true,\"number\":1,\"text\":\"abcd\"} ~ INVALID_ARGUMENT|$.text",
                "{\"flag\":true,\"number\":1,\"text\":\"\\ud800\"} ~ INVALID_ARGUMENT|$.text",
                "{\"flag\":true,\"number\":1,\"text\":\"a\",\"maybe\":null} ~ INVALID_ARGUMENT|$.maybe",
                "{\"flag\":true,\"number\":1,\"text\":\"a\",\"maybe\":9007199254740992} ~ INVALID_ARGUMENT|$.maybe",
                "{\"flag\":true,\"number\":99999999999999999999,\"text\":\"a\"} ~ INVALID_ARGUMENT|$.number",
                "{\"flag\":true,\"number\":1,\"text\":\"a\"}} ~ MALFORMED_JSON|",
                "{\"flag\":true,\"number\":1,\"text\":\"a\"} 1 ~ MALFORMED_JSON|",
                "{\"flag\":true,\"number\":1,\"text\":\"a\",} ~ MALFORMED_JSON|",
                "{\"flag\":true,\"number\":1,\"text\":'a'} ~ MALFORMED_JSON|",
                "{flag:true,\"number\":1,\"text\":\"a\"} ~ MALFORMED_JSON|",
                "/* c */{\"flag\":true,\"number\":1,\"text\":\"a\"} ~ MALFORMED_JSON|",
                "[] ~ INVALID_ARGUMENT|$",
                "`` ~ MALFORMED_JSON|",
                "{ ~ MALFORMED_JSON|"
            })
    void whatTheTypeDoesNotSay_isRefusedWithItsPath(String json, String refusal) {
        assertThatThrownBy(() -> Json.read(json, Small.class))
                .isInstanceOf(FlockException.class)
                .hasMessageStartingWith(refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"list\":[true,true,true],\"map\":{}} ~ INVALID_ARGUMENT|$.list",
                "{\"list\":[true,1],\"map\":{}} ~ INVALID_ARGUMENT|$.list[1]",
                "{\"list\":[],\"map\":{\"a\":\"1\",\"a\":\"1\"}} ~ INVALID_ARGUMENT|$.map.'a'",
                "{\"list\":[],\"map\":{\"A\":\"1\"}} ~ INVALID_ARGUMENT|$.map.'A'",
                "{\"list\":[],\"map\":{\"a\":1}} ~ INVALID_ARGUMENT|$.map.'a'",
                "{\"list\":[],\"map\":{\"a\":\"-1\"}} ~ INVALID_ARGUMENT|$.map.'a'",
                "{\"list\":[],\"map\":{\"a\":\"1\",\"b\":\"1\",\"c\":\"1\"}} ~ INVALID_ARGUMENT|$.map"
            })
    void listsAndMaps_areReadStrictlyToo(String json, String refusal) {
        assertThatThrownBy(() -> Json.read(json, Amounts.class)).hasMessageStartingWith(refusal);
    }

    @Test
    void aNewerDocument_isRefused_andOneWithoutVersionToo() {
        assertThat(Json.read("{\"balance\":\"1\",\"schemaVersion\":1}", Account.class)
                        .balance())
                .isEqualTo(Amount.ofMicros(1));
        assertThatThrownBy(() -> Json.read("{\"balance\":\"1\",\"schemaVersion\":2}", Account.class))
                .hasMessageStartingWith("SCHEMA_TOO_NEW|");
        assertThatThrownBy(() -> Json.read("{\"balance\":\"1\"}", Account.class))
                .hasMessageStartingWith("MISSING_FIELD|");
        assertThatThrownBy(() -> Json.read("{\"balance\":\"1\",\"schemaVersion\":0}", Account.class))
                .hasMessageStartingWith("INVALID_ARGUMENT|");
    }

    @Test
    void bytesThatAreNotUtf8_areRefused() {
        assertThatThrownBy(() -> Json.read(new byte[] {'"', (byte) 0xff, '"'}, Small.class))
                .hasMessageStartingWith("MALFORMED_JSON|");
    }

    @Test
    void whiteSpaceAndOrder_areFree() {
        assertThat(Json.read(" {\"text\" : \"a\", \"number\":-5,\n\"flag\":false} ", Small.class))
                .isEqualTo(new Small("a", -5, false, Optional.empty()));
    }

    /** Attack 27: cut, flipped, repeated and inserted characters are refused, or read as exactly what they say. */
    @Property(tries = 3000, seed = "27", edgeCases = EdgeCasesMode.NONE)
    void aMutatedText_isRefused_orReadAsExactlyWhatItSays(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(CANONICAL);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(7))));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, text.substring(at, to));
                default -> text.insert(at, "\"{}[],:0-.e\u0000 n".charAt(random.nextInt(14)));
            }
        }
        String mutated = text.toString();
        try {
            CreateTask read = Json.read(mutated, CreateTask.class);
            assertThat(JsonParser.parseString(Json.write(read))).isEqualTo(strictly(mutated));
        } catch (FlockException refused) {
            assertThat(refused.code()).isPresent();
        }
    }

    private static JsonElement strictly(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            return JsonParser.parseReader(reader);
        } catch (JsonParseException e) {
            throw new AssertionError("not JSON at all, and it was read: " + text, e);
        }
    }

    @Test
    void everyFieldOfATask_canNeitherBeDroppedNorChangeItsType() {
        JsonObject definition =
                JsonParser.parseString(CANONICAL).getAsJsonObject().getAsJsonObject("definition");
        for (String field : List.copyOf(definition.keySet())) {
            JsonObject without = JsonParser.parseString(CANONICAL).getAsJsonObject();
            without.getAsJsonObject("definition").remove(field);
            assertThatThrownBy(() -> Json.read(without.toString(), CreateTask.class))
                    .hasMessageStartingWith("MISSING_FIELD|$.definition." + field);
            JsonObject other = JsonParser.parseString(CANONICAL).getAsJsonObject();
            other.getAsJsonObject("definition").addProperty(field, true);
            assertThatThrownBy(() -> Json.read(other.toString(), CreateTask.class))
                    .hasMessageStartingWith("INVALID_ARGUMENT|$.definition." + field);
        }
    }

    @Test
    void theSchema_namesEveryFieldAndItsBounds() {
        JsonObject schema = JsonSchema.of(Small.class);

        assertThat(schema.get("additionalProperties").getAsBoolean()).isFalse();
        assertThat(schema.getAsJsonObject("properties").keySet()).containsExactly("flag", "maybe", "number", "text");
        assertThat(schema.getAsJsonArray("required").toString()).isEqualTo("[\"flag\",\"number\",\"text\"]");
        assertThat(schema.getAsJsonObject("properties")
                        .getAsJsonObject("number")
                        .get("minimum")
                        .getAsInt())
                .isEqualTo(-5);
        assertThat(schema.getAsJsonObject("properties")
                        .getAsJsonObject("text")
                        .get("maxLength")
                        .getAsInt())
                .isEqualTo(3);
        assertThat(JsonSchema.of(Account.class).getAsJsonObject("properties").keySet())
                .contains("schemaVersion");
    }
}
