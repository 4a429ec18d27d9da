package io.flock.sdk.audit.internal.rules.arena;

import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.arena.AccessRecord;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ConfirmRecord;
import io.flock.protocol.arena.FinalKeyRecord;
import io.flock.protocol.arena.SubmissionRecord;
import io.flock.protocol.arena.request.CommitSubmission;
import io.flock.protocol.arena.request.ConfirmAccess;
import io.flock.protocol.arena.request.PublishAccess;
import io.flock.protocol.arena.request.PublishFinalKey;
import io.flock.protocol.arena.request.Ready;
import io.flock.protocol.arena.request.RevealSeed;
import io.flock.protocol.arena.request.RevealSubmission;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;

/** Keys, confirmations, preimages and submissions: by whom they may be written, in their phase, once. */
final class ArenaRecordRules {
    private ArenaRecordRules() {}

    static void access(Replay replay) {
        PublishAccess request = replay.request(PublishAccess.class);
        ArenaState task = ArenaState.read(replay, request.taskId()).byCreator().in(ArenaPhase.ACCESS);
        Refusal.unless(
                task.roster()
                        .orElseThrow()
                        .stakes(ArenaRole.VALIDATOR)
                        .keySet()
                        .containsAll(request.wrappedKeys().keySet()),
                ErrorCode.INVALID_ARGUMENT,
                "a key for somebody that is no validator");
        replay.putOnce(ArenaKeys.access(task.id()), new AccessRecord(request.wrappedKeys()), AccessRecord.class);
    }

    static void confirm(Replay replay) {
        ArenaState task = ArenaState.read(
                        replay, replay.request(ConfirmAccess.class).taskId())
                .in(ArenaPhase.ACCESS);
        task.member(ArenaRole.VALIDATOR);
        replay.put(ArenaKeys.confirmation(task.id(), replay.account()), new ConfirmRecord());
    }

    static void finalKey(Replay replay) {
        PublishFinalKey request = replay.request(PublishFinalKey.class);
        ArenaState task = ArenaState.read(replay, request.taskId()).byCreator().in(ArenaPhase.FINAL_KEY);
        Refusal.unless(
                request.key().digest().equals(task.definition().finalSet().keyDigest()),
                ErrorCode.COMMITMENT_MISMATCH,
                "the key's digest is " + request.key().digest());
        replay.put(ArenaKeys.finalKey(task.id()), new FinalKeyRecord(request.key()));
    }

    static void seed(Replay replay) {
        RevealSeed request = replay.request(RevealSeed.class);
        ArenaState task = ArenaState.read(replay, request.taskId()).in(ArenaPhase.SEED, request.epoch());
        requireBehindTip(task.member(), request.preimage());
        replay.put(ArenaKeys.seed(task.id(), request.epoch(), replay.account()), new SeedRecord(request.preimage()));
    }

    static void ready(Replay replay) {
        Ready request = replay.request(Ready.class);
        ArenaState task = ArenaState.read(replay, request.taskId()).in(ArenaPhase.REVEAL, request.epoch());
        requireBehindTip(task.member(ArenaRole.VALIDATOR), request.preimage());
        replay.put(ArenaKeys.ready(task.id(), request.epoch(), replay.account()), new SeedRecord(request.preimage()));
    }

    static void commitSubmission(Replay replay) {
        CommitSubmission request = replay.request(CommitSubmission.class);
        ArenaState task = ArenaState.read(replay, request.taskId()).in(ArenaPhase.SUBMIT, request.epoch());
        task.member(ArenaRole.NODE);
        replay.putOnce(
                ArenaKeys.submission(task.id(), request.epoch(), replay.account()),
                SubmissionRecord.committed(request.commitment()),
                SubmissionRecord.class);
    }

    static void revealSubmission(Replay replay) {
        RevealSubmission request = replay.request(RevealSubmission.class);
        ArenaState task = ArenaState.read(replay, request.taskId()).in(ArenaPhase.REVEAL, request.epoch());
        task.member(ArenaRole.NODE);
        LedgerKey key = ArenaKeys.submission(task.id(), request.epoch(), replay.account());
        SubmissionRecord before = replay.find(key, SubmissionRecord.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.NO_COMMITMENT, "nothing was committed"));
        SubmissionRecord shown = SubmissionRecord.revealed(request.submission());
        if (!before.equals(shown)) {
            ArenaScoreRules.requireOpens(
                    task,
                    ArenaPhase.SUBMIT,
                    before.commitment(),
                    Json.writeBytes(request.submission()),
                    request.salt());
            replay.put(key, shown);
        }
    }

    static void requireBehindTip(ArenaMember member, Digest preimage) {
        Refusal.unless(
                HashChain.opens(member.tip(), preimage),
                ErrorCode.PREIMAGE_MISMATCH,
                "preimage " + preimage + " is not behind the tip " + member.tip());
    }
}
