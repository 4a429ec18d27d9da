package io.flock.client.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class OutputOptionTest {
    @Command(name = "show")
    private static final class Show implements Runnable {
        private final JsonObject json;

        @Mixin
        private OutputOption output;

        Show(JsonObject json) {
            this.json = json;
        }

        @Override
        public void run() {
            output.print(json, List.of("a line"));
        }
    }

    private static String shown(JsonObject json, String form) {
        StringWriter out = new StringWriter();
        new CommandLine(new Show(json))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .execute("--output", form);
        return out.toString();
    }

    @Test
    void json_isTheSameText_withoutWhatCouldRewriteATerminal() {
        JsonObject json = new JsonObject();
        json.addProperty("text", "a\u001b[2J\u007f\u009b\u202e\n\\ $1 é 漢 😀 \udb40\udc01");

        String shown = shown(json, "json");

        assertThat(JsonParser.parseString(shown)).isEqualTo(json);
        assertThat(shown)
                .contains("a\\u001b[2J\\u007f\\u009b\\u202e\\n", "é 漢 😀")
                .doesNotContainPattern("[\\p{C}&&[^\\r\\n]]");
        assertThat(shown(json, "text")).isEqualTo("a line" + System.lineSeparator());
    }
}
