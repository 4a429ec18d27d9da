package io.flock.chaincode.rules.arena;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.token.Balances;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskCheck;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.TrackRecord;
import io.flock.protocol.arena.request.CreateTask;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.governance.ArenaBounds;
import io.flock.protocol.governance.ExpertRecord;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import java.util.List;
import java.util.Optional;

/** Opens a task for applications; pool and creator's stake are secured at once. */
public final class Creating {
    private Creating() {}

    /**
     * Takes pool and stake from the caller and opens the task. The same definition again has no effect. A creator stakes
     * what governance asks for, unless it took part in a completed task or is a recognised expert.
     *
     * @throws FlockException NOT_A_MEMBER for the caller's or a named account's organisation, what {@link ArenaTaskCheck}
     *     refuses, STAKE_TOO_LOW, TASK_EXISTS also for one of the Alliance, INSUFFICIENT_BALANCE
     */
    public static void create(Ledger ledger, CreateTask request) {
        ArenaTask definition = request.definition();
        Membership.require(ledger, ledger.caller().organisation());
        LedgerKey key = ArenaKeys.task(definition.taskId());
        Optional<ArenaTaskDocument> before = ledger.find(key, ArenaTaskDocument.class);
        if (before.isPresent()) {
            requireSame(ledger, before.get(), definition);
            return;
        }
        requireFree(ledger, definition.taskId());
        GovernanceParameters parameters = Membership.parameters(ledger);
        ArenaTaskCheck.check(definition, parameters, parameters.arenaBounds());
        definition.participants().forEach(named -> Membership.require(ledger, named.organisation()));
        requireStanding(ledger, definition, parameters.arenaBounds(), request.record());
        Balances.fold(ledger, ledger.account(), request.collect().orElse(List.of()));
        Balances.take(
                ledger,
                ledger.account(),
                definition.rewardPool().plus(definition.creatorStake()),
                definition.rewardPool() + " for the pool and " + definition.creatorStake() + " as the creator's stake");
        long now = ledger.transaction().timestamp();
        ledger.put(key, new ArenaTaskDocument(definition, ledger.account(), now));
        ledger.put(
                ArenaKeys.phase(definition.taskId()),
                new ArenaPhaseRecord(
                        ArenaPhase.OPEN, 0, now + definition.phases().of(ArenaPhase.OPEN)));
        ledger.happened(FlockEvent.of(EventKind.TASK_CREATED)
                .withTask(definition.taskId())
                .withAccount(ledger.account())
                .withAmount(definition.rewardPool())
                .withKey(key));
    }

    private static void requireSame(Ledger ledger, ArenaTaskDocument before, ArenaTask definition) {
        if (!before.creator().equals(ledger.account()) || !before.definition().equals(definition)) {
            throw new FlockException(
                    ErrorCode.TASK_EXISTS, before.creator() + " has created a task " + definition.taskId());
        }
    }

    /** One id names one task, whatever its kind, so that governance stops the right one. */
    private static void requireFree(Ledger ledger, TaskId id) {
        ledger.find(LedgerKey.task(id), TaskDocument.class).ifPresent(other -> {
            throw new FlockException(
                    ErrorCode.TASK_EXISTS, other.creator() + " has created a task " + id + " of the Alliance");
        });
    }

    private static void requireStanding(
            Ledger ledger, ArenaTask definition, ArenaBounds bounds, Optional<TaskId> record) {
        boolean known = record.filter(id -> tookPart(ledger, id)).isPresent()
                || ledger.find(LedgerKey.expert(ledger.account()), ExpertRecord.class)
                        .isPresent();
        if (definition.creatorStake().isLessThan(bounds.creatorMinStake()) && !known) {
            throw new FlockException(
                    ErrorCode.STAKE_TOO_LOW,
                    "creatorStake is " + definition.creatorStake() + ", governance asks for "
                            + bounds.creatorMinStake(),
                    "stake more, or name in record a completed Arena task in which you trained or validated; claim"
                            + " first what it has paid you");
        }
    }

    private static boolean tookPart(Ledger ledger, TaskId id) {
        return TrackRecord.tookPart(
                ledger.account(),
                ledger.find(ArenaKeys.phase(id), ArenaPhaseRecord.class),
                ledger.find(ArenaKeys.roster(id), ArenaRoster.class),
                Applications.claimed(ledger, id, ledger.account()));
    }
}
