package io.flock.sdk.explain;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Standing;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.delegation.AllotmentParts;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The steps of a ledger that concern one task of the Arena. */
record ArenaTrail(ArenaTaskDocument task, List<TrailStep> steps) {
    private static final String ADVANCE = "arena:AdvanceTask";
    private static final List<ArenaPhase> COMMIT_PHASES =
            List.of(ArenaPhase.SUBMIT, ArenaPhase.SCORE_COMMIT, ArenaPhase.DISPUTE_COMMIT);

    /** The settlement of an epoch and the step that wrote it. */
    record Settled(TrailStep step, EpochSettlement settlement) {}

    /** Empty when there is no such task of the Arena. */
    static Optional<ArenaTrail> of(List<TrailStep> steps, TaskId id) {
        return steps.stream()
                .flatMap(step -> step.wrote(ArenaKeys.task(id), ArenaTaskDocument.class).stream())
                .findFirst()
                .map(task -> new ArenaTrail(task, steps));
    }

    TaskId id() {
        return task.taskId();
    }

    Optional<Settled> settled(int epoch) {
        return steps.stream()
                .flatMap(step -> step.wrote(ArenaKeys.settlement(id(), epoch), EpochSettlement.class).stream()
                        .map(settlement -> new Settled(step, settlement)))
                .findFirst();
    }

    /** The advance out of the SEED phase of an epoch that was not void; the settlement speaks of a void one. */
    Optional<TrailStep> seeded(int epoch) {
        LedgerKey settlement = ArenaKeys.settlement(id(), epoch);
        return steps.stream()
                .filter(step -> step.function().equals(ADVANCE)
                        && step.writes().containsKey(ArenaKeys.phase(id()).composite())
                        && !step.writes().containsKey(settlement.composite()))
                .filter(step -> {
                    AdvanceTask request = Json.read(step.request(), AdvanceTask.class);
                    return request.phase() == ArenaPhase.SEED && request.epoch() == epoch;
                })
                .findFirst();
    }

    /** The step with which the task ended. */
    Optional<TrailStep> ended() {
        return steps.stream().filter(this::ends).findFirst();
    }

    /** Whether a step ended the task. */
    boolean ends(TrailStep step) {
        return step.wrote(ArenaKeys.phase(id()), ArenaPhaseRecord.class)
                .filter(record -> record.phase().isTerminal())
                .isPresent();
    }

    /** The roster as it was before a step. */
    Optional<ArenaRoster> rosterBefore(TrailStep before) {
        LedgerKey key = ArenaKeys.roster(id());
        return steps.stream()
                .takeWhile(step -> !step.id().equals(before.id()))
                .filter(step -> step.writes().containsKey(key.composite()))
                .reduce((earlier, later) -> later)
                .flatMap(step -> step.wrote(key, ArenaRoster.class));
    }

    /**
     * What an account's money in an epoch rests on: the booking step first, then its stake, its commitments, reveals and
     * check-in of the epoch, the key that it published, and proofs that it leaked something. In the final validation a
     * node is judged by what it showed last, or by what stands of it, by which it may be ranked in an epoch too.
     */
    List<TransactionId> rests(TrailStep booked, int epoch, AccountId account) {
        List<LedgerKey> own = new ArrayList<>(List.of(
                ArenaKeys.member(id(), account),
                ArenaKeys.seed(id(), epoch, account),
                ArenaKeys.submission(id(), epoch, account),
                ArenaKeys.ready(id(), epoch, account)));
        COMMIT_PHASES.forEach(phase -> {
            own.add(ArenaKeys.scores(id(), epoch, phase.name(), account));
            own.add(ArenaKeys.leak(id(), epoch, phase.name(), account));
        });
        Optional<ArenaMember> member = rosterBefore(booked).flatMap(roster -> roster.member(account));
        member.flatMap(ArenaMember::improvement)
                .map(stands -> stands.shown().epoch())
                .ifPresent(shown -> own.add(ArenaKeys.submission(id(), shown, account)));
        if (task.definition().isFinal(epoch)) {
            member.filter(one -> one.improvement().isEmpty())
                    .flatMap(ArenaMember::standing)
                    .map(Standing::epoch)
                    .ifPresent(shown -> own.add(ArenaKeys.submission(id(), shown, account)));
            if (account.equals(task.creator())) {
                own.add(ArenaKeys.task(id()));
                own.add(ArenaKeys.finalKey(id()));
            }
        }
        return rests(booked, own);
    }

    /** In whose allotments to the task an account has a part, by the pools' owners. */
    SortedMap<AccountId, AllotmentParts> allotments(AccountId delegator) {
        SortedMap<AccountId, AllotmentParts> found = new TreeMap<>();
        KeyRange all = new KeyRange(KeyType.ALLOTMENT_PARTS, List.of(id().text()));
        steps.forEach(step -> step.writes().subMap(all.start(), all.end()).forEach((composite, json) -> LedgerKey.parse(
                        composite)
                .ifPresent(key -> step.wrote(key, AllotmentParts.class)
                        .filter(parts -> parts.has(delegator))
                        .ifPresent(parts -> found.put(StateBefore.account(key), parts)))));
        return found;
    }

    /** What a delegator's money rests on: the booking step first, then the allotment, and the stake that it strengthens. */
    List<TransactionId> restsOfPool(TrailStep booked, AccountId owner) {
        return rests(booked, List.of(PoolKeys.parts(id(), owner), ArenaKeys.member(id(), owner)));
    }

    /** The last version of a document. */
    <T extends StateDocument> Optional<T> last(LedgerKey key, Class<T> type) {
        return steps.stream()
                .filter(step -> step.writes().containsKey(key.composite()))
                .reduce((earlier, later) -> later)
                .flatMap(step -> step.wrote(key, type));
    }

    /** A booking step, and before it every step that wrote one of some keys, in order. */
    List<TransactionId> rests(TrailStep booked, List<LedgerKey> keys) {
        Stream<TransactionId> earlier = steps.stream()
                .takeWhile(step -> !step.id().equals(booked.id()))
                .filter(step -> keys.stream().anyMatch(key -> step.writes().containsKey(key.composite())))
                .map(TrailStep::id);
        return Stream.concat(Stream.of(booked.id()), earlier).toList();
    }
}
