package io.flock.chaincode.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.UpdateStorage;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.ledger.LedgerKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks whose updates are sealed: who joins names the key that they are sealed for. */
class SealedTaskTest {
    private static final TaskDefinition SEALED =
            TaskRun.definition().sealedUpdates().build();

    private final Consortium3 consortium = Consortium3.founded(4);

    private TaskRun created(TaskDefinition definition) {
        return TaskRun.created(consortium, definition, consortium.client(9), consortium.clients());
    }

    private ErrorCode refusal(Trainer who, Join join) {
        return consortium.channel().refusal(who.identity(), "alliance:Join", join);
    }

    @Test
    void definition_saysThatUpdatesAreSealed_andNothingWhereTheyAreNot() {
        created(SEALED);

        TaskDocument document = consortium
                .channel()
                .document(LedgerKey.task(TaskRun.TASK), TaskDocument.class)
                .orElseThrow();
        assertThat(document.definition().sealsUpdates()).isTrue();
        assertThat(Json.write(SEALED)).contains("\"updates\":\"SEALED\"");
        assertThat(Json.write(TaskRun.definition().updates(UpdateStorage.PLAIN).build()))
                .doesNotContain("updates");
    }

    @Test
    void taskThatSealsUpdates_takesNobodyWithoutAKey() {
        Trainer alice = created(SEALED).trainer(consortium.client(0).account());

        assertThat(refusal(alice, alice.join(0, TaskRun.STAKE))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    /** The last ones are points of small order: nobody could seal anything for them, or everybody could open it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice's key",
                "x25519:0a",
                "X25519:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",
                "x25519:0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A",
                "x25519:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a\n",
                "x25519:0000000000000000000000000000000000000000000000000000000000000000",
                "x25519:0100000000000000000000000000000000000000000000000000000000000080",
                "x25519:edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void keyForWhichNothingCanBeSealed_isRefused(String key) {
        Trainer alice = created(SEALED).trainer(consortium.client(0).account());

        assertThat(refusal(alice, alice.join(0, TaskRun.STAKE).withAccessKey(key)))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void taskOfPlainUpdates_takesNoKey() {
        Trainer alice = created(TaskRun.definition().build())
                .trainer(consortium.client(0).account());

        assertThat(refusal(alice, alice.join(0, TaskRun.STAKE).withAccessKey(alice.accessKey())))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void joiningAgain_withTheSameKey_changesNothing_andWithAnotherIsRefused() {
        TaskRun run = created(SEALED);
        Trainer alice = run.trainer(consortium.client(0).account());
        Trainer other = run.trainer(consortium.client(1).account());
        Join join = alice.join(0, TaskRun.STAKE).withAccessKey(alice.accessKey());

        run.submit(alice, "Join", join);
        run.submit(alice, "Join", join);

        assertThat(refusal(alice, join.withAccessKey(other.accessKey()))).isEqualTo(ErrorCode.ALREADY_DONE);
        assertThat(consortium
                        .channel()
                        .document(LedgerKey.join(TaskRun.TASK, alice.account().organisation(), 0), JoinRecord.class)
                        .flatMap(JoinRecord::accessKey))
                .contains(alice.accessKey());
    }

    /** Whatever happens to a member, updates are sealed for the key that it joined with. */
    @Test
    void rosterHasEverybodysKey_toTheEndOfTheTask() {
        TaskRun run = TaskRun.joined(consortium, SEALED);

        for (Phase phase : new Phase[] {Phase.SEED, Phase.PROPOSE_COMMIT, Phase.COMPLETED}) {
            run.until(phase);
            Roster roster = consortium
                    .channel()
                    .document(LedgerKey.roster(TaskRun.TASK), Roster.class)
                    .orElseThrow();
            assertThat(roster.members()).hasSize(9).allSatisfy(member -> assertThat(member.accessKey())
                    .contains(run.trainer(member.account()).accessKey()));
        }
    }
}
