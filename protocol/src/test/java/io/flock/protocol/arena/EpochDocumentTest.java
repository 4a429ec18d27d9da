package io.flock.protocol.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.jury.AssignmentDraw;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochDocumentTest {
    private static final int OF_A_ROLE = 128;

    @Test
    void epochOfMostParticipantsWithTheLongestIds_allDisputed_canBeReadAgain() {
        List<AccountId> nodes = accounts("A");
        List<AccountId> validators = accounts("B");
        List<Assignment> all = AssignmentDraw.everyone(nodes, validators);
        EpochDocument document = new EpochDocument(
                2, Digest.parse("0".repeat(64)), validators, List.of(), all, List.of(), List.of(), all);

        assertThat(Json.read(Json.write(document), EpochDocument.class)).isEqualTo(document);
    }

    @Test
    void validator_isAssignedWhatNamesIt() {
        List<AccountId> nodes = accounts("A");
        List<AccountId> validators = accounts("B");
        EpochDocument document = new EpochDocument(
                0,
                Digest.parse("0".repeat(64)),
                validators,
                List.of(),
                List.of(
                        new Assignment(nodes.get(0), List.of(validators.get(2), validators.get(0))),
                        new Assignment(nodes.get(1), List.of(validators.get(1))),
                        new Assignment(nodes.get(2), List.of(validators.get(0)))),
                List.of(),
                List.of(),
                List.of());

        assertThat(document.assigned(ArenaPhase.SCORE_COMMIT, validators.get(0)))
                .containsExactly(nodes.get(0), nodes.get(2));
        assertThat(document.assigned(ArenaPhase.SCORE_COMMIT, validators.get(1)))
                .containsExactly(nodes.get(1));
        assertThat(document.assigned(ArenaPhase.SCORE_COMMIT, validators.get(3)))
                .isEmpty();
        assertThat(document.assigned(ArenaPhase.DISPUTE_COMMIT, validators.get(0)))
                .isEmpty();
    }

    private static List<AccountId> accounts(String organisation) {
        return IntStream.range(0, OF_A_ROLE)
                .mapToObj(i -> AccountId.of(organisation.repeat(64), "%064d".formatted(i)))
                .toList();
    }
}
