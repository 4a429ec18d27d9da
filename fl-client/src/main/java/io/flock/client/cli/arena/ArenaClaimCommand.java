package io.flock.client.cli.arena;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock arena claim}. */
@Command(
        name = "claim",
        mixinStandardHelpOptions = true,
        description = {
            "Takes what a task owes you now: rewards of settled epochs, what has vested of the final one, and, where it",
            "is free again, your stake."
        },
        footer = {"", "Example:", "  flock arena claim best-digits --as Org2MSP::user1"})
final class ArenaClaimCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TASK", description = "the task's id")
    private TaskId taskId;

    @Mixin
    private LedgerCall ledger;

    ArenaClaimCommand() {}

    @Override
    public Integer call() {
        return ledger.connected(flock -> {
            ArenaParticipantView mine =
                    flock.arena().participant(taskId, flock.account()).run();
            Optional<ClaimResult> stake = mine.canUnstake() && isOver(flock)
                    ? Optional.of(flock.arena().unstake(taskId).run().value())
                    : Optional.empty();
            // With a stake in hand there need be nothing else; without one the ledger says that nothing is due.
            Amount rewards = mine.claimable().isZero() && stake.isPresent()
                    ? Amount.ZERO
                    : flock.arena().claim(taskId).run().value().amount();
            ledger.output().print(json(rewards, stake), List.of(line(rewards, stake)));
        });
    }

    private static JsonObject json(Amount rewards, Optional<ClaimResult> stake) {
        JsonObject json = new JsonObject();
        json.addProperty(
                "stake", stake.map(ClaimResult::amount).orElse(Amount.ZERO).microsText());
        json.addProperty("rewards", rewards.microsText());
        stake.flatMap(ClaimResult::lock).ifPresent(back -> json.add("lock", JsonParser.parseString(Json.write(back))));
        return json;
    }

    private String line(Amount rewards, Optional<ClaimResult> stake) {
        String back = stake.flatMap(ClaimResult::lock)
                .map(part -> part.gm().format() + " gmFLOCK of stake, which are back in lock " + part.lock() + ",")
                .orElseGet(
                        () -> stake.map(ClaimResult::amount).orElse(Amount.ZERO).format() + " FLOCK of stake");
        return "took " + rewards.format() + " FLOCK of rewards and " + back + " from task " + taskId;
    }

    /** While a task is open a stake could be taken back too, but that is leaving, for good. */
    private boolean isOver(FlockClient flock) {
        return flock.arena().task(taskId).run().roster().isPresent();
    }
}
