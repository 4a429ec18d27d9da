package io.flock.testnet.docs;

import com.google.gson.GsonBuilder;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.JsonSchema;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;

/** The page of parameters: what a task and the consortium can be told, with bounds. */
final class ParameterPage {
    private ParameterPage() {}

    static String render() {
        return "# Parameters\n\n"
                + GeneratedPagesTest.NOTICE
                + "Amounts are decimal strings of micro-FLOCK (1 FLOCK = 1 000 000), fractions are integers in "
                + "millionths, lengths of phases are seconds.\n\n"
                + schema("A task of the FL Alliance", TaskDefinition.class)
                + schema("A task of the AI Arena", ArenaTask.class)
                + schema("The consortium's parameters", GovernanceParameters.class)
                + "The defaults:\n\n```json\n" + Json.write(GovernanceParameters.defaults()) + "\n```\n\n"
                + schema("The founding document", FoundingDocument.class);
    }

    private static String schema(String title, Class<?> type) {
        String json = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(JsonSchema.of(type));
        return "## " + title + "\n\n```json\n" + json + "\n```\n\n";
    }
}
