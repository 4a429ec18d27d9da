package io.flock.client.cli;

import com.google.gson.JsonObject;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import java.util.List;
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
            Amount stake = mine.unstakable().isZero() || !isOver(flock)
                    ? Amount.ZERO
                    : flock.arena().unstake(taskId).run().value().amount();
            // With a stake in hand there need be nothing else; without one the ledger says that nothing is due.
            Amount rewards = mine.claimable().isZero() && !stake.isZero()
                    ? Amount.ZERO
                    : flock.arena().claim(taskId).run().value().amount();
            JsonObject json = new JsonObject();
            json.addProperty("stake", stake.microsText());
            json.addProperty("rewards", rewards.microsText());
            ledger.output()
                    .print(
                            json,
                            List.of("took " + rewards.format() + " FLOCK of rewards and " + stake.format()
                                    + " FLOCK of stake from task " + taskId));
        });
    }

    /** While a task is open a stake could be taken back too, but that is leaving, for good. */
    private boolean isOver(FlockClient flock) {
        return flock.arena().task(taskId).run().roster().isPresent();
    }
}
