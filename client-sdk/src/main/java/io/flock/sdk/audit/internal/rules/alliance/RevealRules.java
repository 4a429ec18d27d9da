package io.flock.sdk.audit.internal.rules.alliance;

import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.AllianceCommitments;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.advance.Candidates;
import io.flock.protocol.alliance.request.ProveLeak;
import io.flock.protocol.alliance.request.RevealAggregate;
import io.flock.protocol.alliance.request.RevealSeed;
import io.flock.protocol.alliance.request.RevealUpdate;
import io.flock.protocol.alliance.request.RevealVote;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.internal.rules.replay.CommittedValue;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.Optional;
import java.util.TreeMap;

/** Reveals against commitments, preimages against tips, leaks against what was committed. */
final class RevealRules {
    private RevealRules() {}

    static void seed(Replay replay) {
        RevealSeed request = replay.request(RevealSeed.class);
        TaskState task = TaskState.read(replay, request.taskId()).in(Phase.SEED, request.round());
        boolean expected = Candidates.of(
                        task.roster().orElseThrow(), task.task().definition(), new TreeMap<>(), request.round())
                .contains(task.member());
        Refusal.unless(expected, ErrorCode.NOT_EXPECTED, replay.account() + " has no part in this seed");
        requireBehindTip(task, request.preimage());
        replay.put(
                LedgerKey.seed(request.taskId(), request.round(), replay.account()),
                new SeedRecord(request.preimage()));
    }

    static void update(Replay replay) {
        RevealUpdate request = replay.request(RevealUpdate.class);
        TaskState task = TaskState.read(replay, request.taskId()).in(Phase.PROPOSE_REVEAL, request.round());
        LedgerKey key = LedgerKey.update(request.taskId(), request.round(), replay.account());
        UpdateRecord shown = UpdateRecord.revealed(request.model(), request.preimage());
        UpdateRecord before = standing(replay.find(key, UpdateRecord.class));
        if (!before.equals(shown)) {
            requireOpens(
                    task, Phase.PROPOSE_COMMIT, before.commitment(), Json.writeBytes(request.model()), request.salt());
            requireBehindTip(task, request.preimage());
            replay.put(key, shown);
        }
    }

    static void vote(Replay replay) {
        RevealVote request = replay.request(RevealVote.class);
        TaskState task = TaskState.read(replay, request.taskId()).in(Phase.VOTE_REVEAL, request.round());
        LedgerKey key = LedgerKey.vote(request.taskId(), request.round(), replay.account());
        VoteRecord shown = VoteRecord.revealed(request.payload().ballot(), request.preimage());
        VoteRecord before = standing(replay.find(key, VoteRecord.class));
        if (!before.equals(shown)) {
            byte[] payload = Json.writeBytes(request.payload());
            requireOpens(task, Phase.VOTE_COMMIT, before.commitment(), payload, request.salt());
            requireBehindTip(task, request.preimage());
            int proposals = task.round().orElseThrow().proposals().orElseThrow().size();
            request.payload().ballot().requireFits(task.task().definition().voteMode(), proposals);
            replay.put(key, shown);
        }
    }

    static void aggregate(Replay replay) {
        RevealAggregate request = replay.request(RevealAggregate.class);
        TaskState task = TaskState.read(replay, request.taskId()).in(Phase.AGGREGATE_REVEAL, request.round());
        LedgerKey key = LedgerKey.aggregate(request.taskId(), request.round(), replay.account());
        AggregateRecord shown = AggregateRecord.revealed(request.model());
        AggregateRecord before = standing(replay.find(key, AggregateRecord.class));
        if (!before.equals(shown)) {
            requireOpens(
                    task,
                    Phase.AGGREGATE_COMMIT,
                    before.commitment(),
                    Json.writeBytes(request.model()),
                    request.salt());
            replay.put(key, shown);
        }
    }

    static void leak(Replay replay) {
        ProveLeak request = replay.request(ProveLeak.class);
        TaskState task = TaskState.read(replay, request.taskId()).in(request.phase(), request.round());
        AccountId owner = request.account();
        Refusal.unless(
                !owner.equals(replay.account()) && request.phase().isCommit(),
                ErrorCode.NOT_AUTHORISED,
                "one's own commitment, or none");
        Optional<Commitment> commitment = committed(replay, request);
        value(task, owner, request.phase(), commitment).show(request.payload(), request.salt());
    }

    private static Optional<Commitment> committed(Replay replay, ProveLeak request) {
        return switch (request.phase()) {
            case PROPOSE_COMMIT ->
                replay.find(LedgerKey.update(request.taskId(), request.round(), request.account()), UpdateRecord.class)
                        .flatMap(UpdateRecord::commitment);
            case VOTE_COMMIT ->
                replay.find(LedgerKey.vote(request.taskId(), request.round(), request.account()), VoteRecord.class)
                        .flatMap(VoteRecord::commitment);
            case AGGREGATE_COMMIT ->
                replay.find(
                                LedgerKey.aggregate(request.taskId(), request.round(), request.account()),
                                AggregateRecord.class)
                        .flatMap(AggregateRecord::commitment);
            default -> Optional.empty();
        };
    }

    private static <T> T standing(Optional<T> record) {
        return record.orElseThrow(() -> Refusal.of(ErrorCode.NO_COMMITMENT, "nothing was committed"));
    }

    private static void requireOpens(
            TaskState task, Phase commitPhase, Optional<Commitment> commitment, byte[] payload, Salt salt) {
        value(task, task.replay().account(), commitPhase, commitment).requireRevealed(payload, salt);
    }

    private static CommittedValue value(
            TaskState task, AccountId owner, Phase commitPhase, Optional<Commitment> commitment) {
        int round = task.phase().round();
        return new CommittedValue(
                task.replay(),
                AllianceCommitments.context(task.replay().settings().channel(), task.id(), round, commitPhase, owner),
                LedgerKey.leak(task.id(), round, commitPhase.name(), owner),
                commitment);
    }

    private static void requireBehindTip(TaskState task, Digest preimage) {
        Refusal.unless(
                HashChain.opens(task.member().tip(), preimage),
                ErrorCode.PREIMAGE_MISMATCH,
                "preimage " + preimage + " is not behind the tip "
                        + task.member().tip());
    }
}
