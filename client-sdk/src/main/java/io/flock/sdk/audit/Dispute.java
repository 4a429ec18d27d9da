package io.flock.sdk.audit;

import io.flock.protocol.arena.Consensus;
import io.flock.protocol.arena.Result;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import java.util.List;
import java.util.Optional;

/**
 * A submission of an Arena task that was judged twice.
 *
 * @param epoch of the task, from 0
 * @param node whose submission it is
 * @param block in which the dispute was opened
 * @param opened the transaction that opened it
 * @param firstScores of those who were drawn to judge it, in account order
 * @param firstConsensus what they came to; absent where that document can't be read
 * @param scores of the dispute's jury, in account order
 * @param result of the dispute; absent while it goes on
 * @param falseScores of all these jurors, who was found in the epoch to have given a false score
 */
public record Dispute(
        TaskId task,
        int epoch,
        AccountId node,
        long block,
        TransactionId opened,
        @Limit(256) List<JurorScore> firstScores,
        Optional<Consensus> firstConsensus,
        @Limit(256) List<JurorScore> scores,
        Optional<Result> result,
        @Limit(512) List<AccountId> falseScores) {
    public Dispute {
        firstScores = List.copyOf(firstScores);
        scores = List.copyOf(scores);
        falseScores = List.copyOf(falseScores);
    }
}
