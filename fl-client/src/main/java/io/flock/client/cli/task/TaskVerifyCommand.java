package io.flock.client.cli.task;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Table;
import io.flock.client.participant.AdoptedAgain;
import io.flock.client.participant.AdoptedModels;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock task verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Computes every adopted model again from the updates that stood, by the task's aggregation rule.",
            "Exit status 8 when one has other bytes than the ledger's, or an update that is none, 6 when an update can't be",
            "had any more."
        },
        footer = {"", "Example:", "  flock task verify digits"})
final class TaskVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    TaskVerifyCommand() {}

    @Override
    public Integer call() {
        Table table = new Table("ROUND", "ADOPTED", "COMPUTED AGAIN");
        JsonArray rounds = new JsonArray();
        boolean same = true;
        try (FlockClient flock = connection.connect();
                IpfsClient content = connection.contentClient()) {
            TaskView view = flock.alliance().task(taskId).run();
            TaskDefinition definition = view.task().definition();
            AdoptedModels models = new AdoptedModels(definition, content);
            for (int number = 0; number <= view.phase().round() && view.roster().isPresent(); number++) {
                RoundView round = flock.alliance().round(taskId, number).run();
                Optional<ModelRef> adopted = round.round().settlement().flatMap(Settlement::adopted);
                if (adopted.isPresent()) {
                    AdoptedAgain again = models.again(round);
                    boolean equal = again instanceof AdoptedAgain.Combined combined
                            && combined.artifact().ref().equals(adopted.get());
                    same &= equal;
                    table.row(Integer.toString(number), adopted.get().cid(), equal ? "the same" : text(again));
                    rounds.add(json(number, adopted.get(), again));
                }
            }
            JsonObject json = new JsonObject();
            json.addProperty("aggregation", definition.aggregation().text());
            json.add("rounds", rounds);
            json.addProperty("same", same);
            output.print(json, table.lines());
        }
        return same ? ExitClass.SUCCESS.status() : ExitClass.DIFFERENCES.status();
    }

    private static String text(AdoptedAgain again) {
        if (again instanceof AdoptedAgain.Refuted refuted) {
            return "none: the update of " + refuted.update().proposer() + " does not read: "
                    + Quoted.of(refuted.update().why());
        }
        return ((AdoptedAgain.Combined) again).artifact().ref().cid();
    }

    private static JsonObject json(int round, ModelRef adopted, AdoptedAgain again) {
        JsonObject json = new JsonObject();
        json.addProperty("round", round);
        json.addProperty("adopted", adopted.digest().toString());
        if (again instanceof AdoptedAgain.Combined combined) {
            json.addProperty("computed", combined.artifact().ref().digest().toString());
        } else if (again instanceof AdoptedAgain.Refuted refuted) {
            json.addProperty("refutedBy", refuted.update().proposer().toString());
        }
        return json;
    }
}
