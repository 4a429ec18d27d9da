package io.flock.sdk.audit.internal.rules.arena;

import io.flock.protocol.arena.ArenaCommitments;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ScorePayload;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.SubmissionRecord;
import io.flock.protocol.arena.request.CommitScores;
import io.flock.protocol.arena.request.ProveLeak;
import io.flock.protocol.arena.request.RevealScores;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.internal.rules.replay.CommittedValue;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.Optional;

/** Scores against commitments, and leaks against what was committed. */
final class ArenaScoreRules {
    private ArenaScoreRules() {}

    static void commit(Replay replay) {
        CommitScores request = replay.request(CommitScores.class);
        requireStage(request.phase());
        ArenaState task = ArenaState.read(replay, request.taskId()).in(request.phase(), request.epoch());
        task.member(ArenaRole.VALIDATOR);
        Refusal.unless(
                !task.epoch()
                        .orElseThrow()
                        .assigned(request.phase(), replay.account())
                        .isEmpty(),
                ErrorCode.NOT_EXPECTED,
                replay.account() + " has nothing to score");
        replay.putOnce(
                ArenaKeys.scores(task.id(), request.epoch(), request.phase().name(), replay.account()),
                ScoreRecord.committed(request.commitment()),
                ScoreRecord.class);
    }

    static void reveal(Replay replay) {
        RevealScores request = replay.request(RevealScores.class);
        requireStage(request.phase());
        boolean first = request.phase() == ArenaPhase.SCORE_COMMIT;
        ArenaState task = ArenaState.read(replay, request.taskId())
                .in(first ? ArenaPhase.SCORE_REVEAL : ArenaPhase.DISPUTE_REVEAL, request.epoch());
        ArenaMember member = task.member(ArenaRole.VALIDATOR);
        LedgerKey key =
                ArenaKeys.scores(task.id(), request.epoch(), request.phase().name(), replay.account());
        ScoreRecord before = replay.find(key, ScoreRecord.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.NO_COMMITMENT, "nothing was committed"));
        ScoreRecord shown = ScoreRecord.revealed(request.scores(), request.preimage());
        if (before.equals(shown)) {
            return;
        }
        Refusal.unless(
                request.preimage().isPresent() == first, ErrorCode.INVALID_ARGUMENT, "a preimage in the wrong stage");
        request.preimage().ifPresent(preimage -> ArenaRecordRules.requireBehindTip(member, preimage));
        byte[] payload = Json.writeBytes(new ScorePayload(request.scores()));
        requireOpens(task, request.phase(), before.commitment(), payload, request.salt());
        int assigned = task.epoch()
                .orElseThrow()
                .assigned(request.phase(), replay.account())
                .size();
        Refusal.unless(
                request.scores().size() == assigned,
                ErrorCode.INVALID_ARGUMENT,
                request.scores().size() + " scores for " + assigned + " assignments");
        replay.put(key, shown);
    }

    static void leak(Replay replay) {
        ProveLeak request = replay.request(ProveLeak.class);
        ArenaState task = ArenaState.read(replay, request.taskId()).in(request.phase(), request.epoch());
        AccountId owner = request.account();
        Refusal.unless(
                !owner.equals(replay.account()) && request.phase().isCommit(),
                ErrorCode.NOT_AUTHORISED,
                "one's own commitment, or none");
        Optional<Commitment> commitment = request.phase() == ArenaPhase.SUBMIT
                ? replay.find(ArenaKeys.submission(task.id(), request.epoch(), owner), SubmissionRecord.class)
                        .flatMap(SubmissionRecord::commitment)
                : replay.find(
                                ArenaKeys.scores(
                                        task.id(),
                                        request.epoch(),
                                        request.phase().name(),
                                        owner),
                                ScoreRecord.class)
                        .flatMap(ScoreRecord::commitment);
        value(task, owner, request.phase(), commitment).show(request.payload(), request.salt());
    }

    private static void requireStage(ArenaPhase phase) {
        Refusal.unless(
                phase == ArenaPhase.SCORE_COMMIT || phase == ArenaPhase.DISPUTE_COMMIT,
                ErrorCode.INVALID_ARGUMENT,
                phase + " is no stage of scoring");
    }

    /** What the caller reveals of its own, when nobody showed it before. */
    static void requireOpens(
            ArenaState task, ArenaPhase commitPhase, Optional<Commitment> commitment, byte[] payload, Salt salt) {
        value(task, task.replay().account(), commitPhase, commitment).requireRevealed(payload, salt);
    }

    private static CommittedValue value(
            ArenaState task, AccountId owner, ArenaPhase commitPhase, Optional<Commitment> commitment) {
        int epoch = task.phase().epoch();
        return new CommittedValue(
                task.replay(),
                ArenaCommitments.context(task.replay().settings().channel(), task.id(), epoch, commitPhase, owner),
                ArenaKeys.leak(task.id(), epoch, commitPhase.name(), owner),
                commitment);
    }
}
