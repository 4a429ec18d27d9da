package io.flock.protocol.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.vectors.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommitmentsTest {
    private static final AccountId ALICE = AccountId.of("Org1MSP", "alice");
    private static final Salt SALT = Salt.parse("5a".repeat(32));

    static List<JsonObject> vectors() {
        return Vectors.objects(Vectors.read("commitments.json"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aCommitment_isTheGoldenVectors(JsonObject vector) {
        CommitmentContext context = new CommitmentContext(
                vector.get("channel").getAsString(),
                vector.get("contract").getAsString(),
                TaskId.parse(vector.get("taskId").getAsString()),
                vector.get("round").getAsInt(),
                vector.get("phase").getAsString(),
                AccountId.parse(vector.get("account").getAsString()));

        assertThat(Commitments.commit(
                                context,
                                vector.get("payload").getAsString().getBytes(StandardCharsets.UTF_8),
                                Salt.parse(vector.get("salt").getAsString()))
                        .hex())
                .isEqualTo(vector.get("commitment").getAsString());
    }

    @Property(tries = 200)
    void changingAnyField_changesTheCommitment(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String text,
            @ForAll @IntRange(max = 10_000) int round) {
        CommitmentContext base =
                new CommitmentContext(text, "alliance", TaskId.parse("task"), round, "VOTE_COMMIT", ALICE);
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        Commitment commitment = Commitments.commit(base, payload, SALT);

        assertThat(Commitments.opens(commitment, base, payload, SALT)).isTrue();
        assertThat(List.of(
                        new CommitmentContext(text + "x", "alliance", base.taskId(), round, "VOTE_COMMIT", ALICE),
                        new CommitmentContext(text, "arena", base.taskId(), round, "VOTE_COMMIT", ALICE),
                        new CommitmentContext(text, "alliance", TaskId.parse("task2"), round, "VOTE_COMMIT", ALICE),
                        new CommitmentContext(text, "alliance", base.taskId(), round + 1, "VOTE_COMMIT", ALICE),
                        new CommitmentContext(text, "alliance", base.taskId(), round, "PROPOSE_COMMIT", ALICE),
                        new CommitmentContext(
                                text,
                                "alliance",
                                base.taskId(),
                                round,
                                "VOTE_COMMIT",
                                AccountId.of("Org2MSP", "alice")),
                        new CommitmentContext(
                                text, "alliance", base.taskId(), round, "VOTE_COMMIT", AccountId.of("Org1MSP", "bob"))))
                .noneMatch(other -> Commitments.opens(commitment, other, payload, SALT));
        assertThat(Commitments.opens(commitment, base, (text + " ").getBytes(StandardCharsets.UTF_8), SALT))
                .isFalse();
        assertThat(Commitments.opens(commitment, base, payload, Salt.parse("5b".repeat(32))))
                .isFalse();
    }

    @Test
    void movingBytesFromOneFieldToTheNext_changesTheHash() {
        assertThat(FieldHash.ofDomain("d").field("ab").field("c").digest())
                .isNotEqualTo(FieldHash.ofDomain("d").field("a").field("bc").digest())
                .isNotEqualTo(FieldHash.ofDomain("da").field("b").field("c").digest());
    }

    @Test
    void saltsAndSecrets_neverShowThemselves() {
        assertThat(SALT.toString()).doesNotContain("5a5a");
        assertThat(ParticipantSecret.ofBytes(SALT.bytes()).toString()).doesNotContain("5a5a");
    }
}
