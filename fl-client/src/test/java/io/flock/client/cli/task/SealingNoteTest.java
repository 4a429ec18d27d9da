package io.flock.client.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionBuilder;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Millionths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who seals updates is told where single ones are shown all the same. */
class SealingNoteTest {
    private static TaskDefinitionBuilder task(String rule, int share) {
        return TaskDefinition.builder(
                        TaskId.parse("wards"),
                        new ContentRef(
                                "bafybundle", FieldHash.ofDomain("bundle").digest()))
                .participants(10, 20)
                .proposerFraction(Millionths.of(share))
                .aggregation(AggregationRule.parse(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"krum(1)", "multiKrum(1,1)"})
    void ruleThatMakesOneUpdateTheModel_isNamed(String rule) {
        assertThat(SealingNote.of(task(rule, 600_000).sealedUpdates().build()))
                .hasValueSatisfying(note -> assertThat(note).contains(rule + " makes one of them the model"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fedavg", "median", "trimmedMean(0.2)", "multiKrum(1,2)", "geometricMedian", "clippedMean(1)"})
    void ruleThatCombinesSeveral_isTakenAsItIs(String rule) {
        assertThat(SealingNote.of(task(rule, 600_000).sealedUpdates().build())).isEmpty();
    }

    @Test
    void roundsOfOneProposer_areTold() {
        assertThat(SealingNote.of(task("fedavg", 100_000).sealedUpdates().build()))
                .hasValueSatisfying(note ->
                        assertThat(note).contains("with 10 participants a round has one proposer", "--proposers"));
        assertThat(SealingNote.of(task("fedavg", 200_000).sealedUpdates().build()))
                .isEmpty();
    }

    @Test
    void plainUpdates_needNoNote() {
        assertThat(SealingNote.of(task("krum(1)", 100_000).build())).isEmpty();
    }
}
