package io.flock.testnet.fabric.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KuboOverlayTest {
    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Test
    void objectsAreMerged_listsReplaced_andAnEmptyObjectEmpties() {
        JsonObject config = json("{\"a\": {\"b\": 1, \"c\": [1, 2]}, \"d\": {\"e\": \"auto\"}, \"f\": 1}");

        KuboRepositories.lay(json("{\"a\": {\"c\": []}, \"d\": {}, \"g\": {\"h\": 2}}"), config);

        assertThat(config).isEqualTo(json("{\"a\": {\"b\": 1, \"c\": []}, \"d\": {}, \"f\": 1, \"g\": {\"h\": 2}}"));
    }

    @Test
    void overlay_keepsTheNodeToItself() {
        JsonObject overlay = json(Template.named("kubo.json")
                .fill(Map.of("apiPort", 1, "swarmPort", 2, "listen", "127.0.0.1", "peers", "")));

        assertThat(overlay.getAsJsonArray("Bootstrap")).isEmpty();
        assertThat(overlay.getAsJsonObject("Addresses").get("API").getAsString())
                .isEqualTo("/ip4/127.0.0.1/tcp/1");
        assertThat(overlay.getAsJsonObject("Discovery").toString()).isEqualTo("{\"MDNS\":{\"Enabled\":false}}");
        assertThat(overlay.getAsJsonObject("Plugins").toString()).contains("\"Mode\":\"off\"");
    }
}
