package io.flock.client.cli.task;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.option.SecretOption;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Table;
import io.flock.client.participant.AdoptedAgain;
import io.flock.client.participant.AdoptedModels;
import io.flock.client.participant.TaskSecrets;
import io.flock.client.participant.UpdateSealing;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import java.util.ArrayList;
import java.util.List;
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
            "had any more. Where updates are sealed that needs the secret of an account that had a seat in the round, --as; a",
            "round that it can't open is named, with status 6."
        },
        footer = {"", "Example:", "  flock task verify digits"})
final class TaskVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private SecretOption secret;

    @Mixin
    private OutputOption output;

    TaskVerifyCommand() {}

    @Override
    public Integer call() {
        Table table = new Table("ROUND", "ADOPTED", "COMPUTED AGAIN");
        JsonArray rounds = new JsonArray();
        boolean same = true;
        int closed = 0;
        try (FlockClient flock = connection.connect();
                IpfsClient content = connection.contentClient()) {
            TaskView view = flock.alliance().task(taskId).run();
            TaskDefinition definition = view.task().definition();
            AdoptedModels models = new AdoptedModels(definition, content, sealing(view, flock.account()));
            for (int number = 0; number <= view.phase().round() && view.roster().isPresent(); number++) {
                RoundView round = flock.alliance().round(taskId, number).run();
                Optional<ModelRef> adopted = round.round().settlement().flatMap(Settlement::adopted);
                if (adopted.isPresent()) {
                    Optional<AdoptedAgain> again = again(models, round);
                    boolean equal = again.filter(AdoptedAgain.Combined.class::isInstance)
                            .map(AdoptedAgain.Combined.class::cast)
                            .filter(combined -> combined.artifact().ref().equals(adopted.get()))
                            .isPresent();
                    closed += again.isEmpty() ? 1 : 0;
                    same &= equal || again.isEmpty();
                    table.row(
                            Integer.toString(number),
                            adopted.get().cid(),
                            equal
                                    ? "the same"
                                    : again.map(TaskVerifyCommand::text).orElse("not: its updates are sealed"));
                    rounds.add(json(number, adopted.get(), again));
                }
            }
            JsonObject json = new JsonObject();
            json.addProperty("aggregation", definition.aggregation().text());
            json.add("rounds", rounds);
            json.addProperty("same", same && closed == 0);
            json.addProperty("sealed", closed);
            output.print(json, lines(table, closed));
        }
        if (!same) {
            return ExitClass.DIFFERENCES.status();
        }
        return closed == 0
                ? ExitClass.SUCCESS.status()
                : ErrorCode.UPDATES_SEALED.exitClass().status();
    }

    /** With the secret of an account that takes part where there is one; the updates stay closed otherwise. */
    private UpdateSealing sealing(TaskView view, AccountId account) {
        TaskDefinition definition = view.task().definition();
        Optional<Roster> joined = view.roster()
                .filter(roster ->
                        definition.sealsUpdates() && roster.member(account).isPresent());
        Optional<ParticipantSecret> own = joined.flatMap(roster -> secret.existing(connection, account));
        return own.isEmpty()
                ? UpdateSealing.ofStranger(definition)
                : UpdateSealing.ofMember(
                        definition,
                        joined.orElseThrow(),
                        account,
                        new TaskSecrets(own.get(), connection.channel(), taskId));
    }

    /** Empty where the round's updates are sealed for others. */
    private static Optional<AdoptedAgain> again(AdoptedModels models, RoundView round) {
        try {
            return Optional.of(models.again(round));
        } catch (FlockException e) {
            if (e.is(ErrorCode.UPDATES_SEALED)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<String> lines(Table table, int closed) {
        List<String> lines = new ArrayList<>(table.lines());
        if (closed > 0) {
            lines.add("");
            lines.add(
                    closed + " not computed again: updates are sealed for the accounts that had a seat in their round;"
                            + " name one with --as, and its secret with --secret");
        }
        return lines;
    }

    private static String text(AdoptedAgain again) {
        if (again instanceof AdoptedAgain.Refuted refuted) {
            return "none: the update of " + refuted.update().proposer() + " does not read: "
                    + Quoted.of(refuted.update().why());
        }
        return ((AdoptedAgain.Combined) again).artifact().ref().cid();
    }

    private static JsonObject json(int round, ModelRef adopted, Optional<AdoptedAgain> again) {
        JsonObject json = new JsonObject();
        json.addProperty("round", round);
        json.addProperty("adopted", adopted.digest().toString());
        again.ifPresentOrElse(
                came -> {
                    if (came instanceof AdoptedAgain.Combined combined) {
                        json.addProperty(
                                "computed", combined.artifact().ref().digest().toString());
                    } else if (came instanceof AdoptedAgain.Refuted refuted) {
                        json.addProperty(
                                "refutedBy", refuted.update().proposer().toString());
                    }
                },
                () -> json.addProperty("reason", ErrorCode.UPDATES_SEALED.name()));
        return json;
    }
}
