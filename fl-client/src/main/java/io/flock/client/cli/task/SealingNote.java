package io.flock.client.cli.task;

import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.advance.RoleDraw;
import java.util.Optional;

/** What a creator is told who seals updates in a task that shows single ones all the same: models are plain. */
final class SealingNote {
    private SealingNote() {}

    /** Empty where updates are plain, or more than one makes each model as far as the definition can say. */
    static Optional<String> of(TaskDefinition task) {
        if (!task.sealsUpdates()) {
            return Optional.empty();
        }
        if (adoptsOne(task.aggregation())) {
            return Optional.of(
                    "note: updates are sealed, but " + task.aggregation().text()
                            + " makes one of them the model in every round, and models are plain; take a mean of several, as fedavg"
                            + " is");
        }
        return RoleDraw.proposers(task.minParticipants(), task.proposerFraction()) > 1
                ? Optional.empty()
                : Optional.of("note: updates are sealed, but with " + task.minParticipants()
                        + " participants a round has one proposer, whose update is then the model, and models are plain;"
                        + " raise --proposers or --min-participants");
    }

    private static boolean adoptsOne(AggregationRule rule) {
        return rule instanceof AggregationRule.Krum
                || (rule instanceof AggregationRule.MultiKrum several && several.selected() == 1);
    }
}
