package io.flock.sdk.audit.internal.rules.alliance;

import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.request.CommitAggregate;
import io.flock.protocol.alliance.request.CommitUpdate;
import io.flock.protocol.alliance.request.CommitVote;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;

/** Commitments: by who was drawn, in their phase, once. */
final class CommitRules {
    private CommitRules() {}

    static void update(Replay replay) {
        CommitUpdate request = replay.request(CommitUpdate.class);
        drawn(replay, request.taskId(), Phase.PROPOSE_COMMIT, request.round(), Role.PROPOSER);
        LedgerKey key = LedgerKey.update(request.taskId(), request.round(), replay.account());
        replay.putOnce(key, UpdateRecord.committed(request.commitment()), UpdateRecord.class);
    }

    static void vote(Replay replay) {
        CommitVote request = replay.request(CommitVote.class);
        drawn(replay, request.taskId(), Phase.VOTE_COMMIT, request.round(), Role.VOTER);
        LedgerKey key = LedgerKey.vote(request.taskId(), request.round(), replay.account());
        replay.putOnce(key, VoteRecord.committed(request.commitment()), VoteRecord.class);
    }

    static void aggregate(Replay replay) {
        CommitAggregate request = replay.request(CommitAggregate.class);
        drawn(replay, request.taskId(), Phase.AGGREGATE_COMMIT, request.round(), Role.VOTER);
        boolean voted = replay.find(
                        LedgerKey.vote(request.taskId(), request.round(), replay.account()), VoteRecord.class)
                .flatMap(VoteRecord::ballot)
                .isPresent();
        Refusal.unless(voted, ErrorCode.NOT_EXPECTED, replay.account() + " has revealed no vote");
        LedgerKey key = LedgerKey.aggregate(request.taskId(), request.round(), replay.account());
        replay.putOnce(key, AggregateRecord.committed(request.commitment()), AggregateRecord.class);
    }

    private static void drawn(Replay replay, TaskId id, Phase phase, int round, Role role) {
        TaskState task = TaskState.read(replay, id).in(phase, round);
        boolean seated = task.round()
                .flatMap(document -> document.seat(replay.account()))
                .filter(seat -> seat.role() == role)
                .isPresent();
        Refusal.unless(seated, ErrorCode.NOT_EXPECTED, replay.account() + " is no " + role + " in round " + round);
    }
}
