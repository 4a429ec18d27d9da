package io.flock.testnet.arena;

import static io.flock.testnet.arena.ArenaCommands.CREATOR;
import static io.flock.testnet.arena.ArenaCommands.NODES;
import static io.flock.testnet.arena.ArenaCommands.TASK;
import static io.flock.testnet.arena.ArenaCommands.VALIDATORS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.Engine;
import io.flock.testnet.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A task of the Arena as people run it: every account by its command, from creating to claiming. */
abstract class WholeTaskScenarios extends ArenaCommandScenario {
    WholeTaskScenarios(Engine engine) {
        super(engine);
    }

    @Test
    void taskRunByCommands_isCompleted_paid_andItsModelIsOpenedToAll_thoughEverybodyWasStoppedOnce() throws Exception {
        AllianceFromArena alliance = new AllianceFromArena(commands());
        assertThat(commands().create("--dry-run", "--output", "json").status()).isZero();
        assertThat(commands().ledger().arena().tasks(10, Optional.empty()).run().tasks())
                .isEmpty();
        assertThat(commands().create().status()).isZero();
        assertThat(commands().run("arena", "release", TASK.text()).out()).contains("WRONG_PHASE");
        assertThat(commands().run("arena", "model", TASK.text()).out()).contains("WRONG_PHASE");
        assertThat(alliance.create().out()).contains("WRONG_PHASE", "wait until it is completed");
        assertThat(status(NODES.get(0), TASK.text())).contains("OPEN", "0 of 2", "may join");
        assertThat(status(NODES.get(0))).startsWith("no task; ");
        assertThat(status(CREATOR)).contains("best-digits", "joined, it begins later");

        List<Running> first = startAll();
        await(ArenaPhase.SUBMIT);
        first.forEach(Running::stop);
        JsonObject stopped = JsonParser.parseString(status(NODES.get(0), "--output", "json"))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        assertThat(stopped.get("kind").getAsString()).isEqualTo("ARENA");
        assertThat(stopped.get("doing").getAsString()).isIn("ACTS", "WAITS", "CLOSES");
        assertThat(stopped.get("until").getAsLong()).isGreaterThan(Instant.now().getEpochSecond());
        List<Running> second = startAll();
        second.forEach(Running::requireSuccess);

        assertThat(phase()).isEqualTo(ArenaPhase.COMPLETED);
        JsonObject board = commands()
                .run("arena", "leaderboard", TASK.text(), "--output", "json")
                .json();
        assertThat(board.getAsJsonArray("ranking")).hasSize(2);
        assertThat(commands().run("arena", "show", TASK.text(), "--epoch", "0").out())
                .contains("rank       1 ", "payout");
        assertThat(commands().run("arena", "show", TASK.text()).out()).contains("COMPLETED", "best ");
        assertThat(commands().run("arena", "list").out()).contains("best-digits", "COMPLETED", "ACCURACY");
        assertThat(commands().run("arena", "claim", TASK.text()).status())
                .as("nothing is due any more")
                .isEqualTo(ErrorCode.NOTHING_TO_CLAIM.exitClass().status());
        assertThat(status(CREATOR)).containsPattern("best-digits +COMPLETED +over +nothing left to do");
        ConsensusPublishing consensus = new ConsensusPublishing(commands());
        consensus.isOpen();
        consensus.isFetched_andScoresAsItsValidatorsSay();
        alliance.beginsWithTheConsensusModel();
        consensus.isOpenedAgain_byWhoCan();
        consensus.whatNobodyHas_isOpenedToAll_byWhoPublishesIt();
        commands().isAuditedClean();
    }

    private List<Running> startAll() {
        List<Running> running = new ArrayList<>();
        running.add(Running.of(commands().at(CREATOR, "arena", "keep", TASK.text(), "--log", "json")));
        for (int i = 0; i < NODES.size(); i++) {
            running.add(Running.of(commands().train(i)));
        }
        for (AccountId validator : VALIDATORS) {
            running.add(Running.of(commands().validate(validator)));
        }
        return running;
    }

    private String status(AccountId account, String... more) {
        List<String> command = new ArrayList<>(List.of("status"));
        command.addAll(List.of(more));
        return commands().run(account, command.toArray(String[]::new)).out();
    }

    private ArenaPhase phase() {
        return commands().task().phase().phase();
    }

    private void await(ArenaPhase earliest) {
        Waiting.until("the task comes to " + earliest, () -> Optional.of(phase())
                .filter(phase -> phase.compareTo(earliest) >= 0));
    }
}
