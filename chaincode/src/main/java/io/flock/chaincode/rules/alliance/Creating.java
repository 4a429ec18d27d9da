package io.flock.chaincode.rules.alliance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.token.Balances;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionCheck;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.arena.AllianceOrigin;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import java.util.List;
import java.util.Optional;

/** Opens a task for applications; its pool is secured at once. */
public final class Creating {

    private Creating() {}

    /**
     * Takes the pool from the caller and opens the task. The same definition again has no effect.
     *
     * @throws FlockException NOT_A_MEMBER for the caller's or a named account's organisation, what
     *     {@link TaskDefinitionCheck} refuses, TASK_EXISTS, INSUFFICIENT_BALANCE
     */
    public static void create(Ledger ledger, CreateTask request) {
        TaskDefinition definition = request.definition();
        Membership.require(ledger, ledger.caller().organisation());
        LedgerKey key = LedgerKey.task(definition.taskId());
        Optional<TaskDocument> before = ledger.find(key, TaskDocument.class);
        if (before.isPresent()) {
            requireSame(ledger, before.get(), definition);
            return;
        }
        requireFree(ledger, definition.taskId());
        TaskDefinitionCheck.check(definition, Membership.parameters(ledger));
        requireOrigin(ledger, definition);
        definition.participants().forEach(named -> Membership.require(ledger, named.organisation()));

        Balances.fold(ledger, ledger.account(), request.collect().orElse(List.of()));
        Balances.take(ledger, ledger.account(), definition.rewardPool());
        long now = ledger.transaction().timestamp();
        ledger.put(key, new TaskDocument(definition, ledger.account(), now));
        ledger.put(
                LedgerKey.phase(definition.taskId()),
                new PhaseRecord(Phase.RECRUITING, 0, now + definition.phases().of(Phase.RECRUITING)));
        ledger.happened(FlockEvent.of(EventKind.TASK_CREATED)
                .withTask(definition.taskId())
                .withAccount(ledger.account())
                .withAmount(definition.rewardPool())
                .withKey(key));
    }

    /** One id names one task, whatever its kind, so that governance stops the right one. */
    private static void requireFree(Ledger ledger, TaskId id) {
        ledger.find(ArenaKeys.task(id), ArenaTaskDocument.class).ifPresent(other -> {
            throw new FlockException(
                    ErrorCode.TASK_EXISTS, other.creator() + " has created a task " + id + " of the Arena");
        });
    }

    private static void requireOrigin(Ledger ledger, TaskDefinition definition) {
        definition
                .arenaTaskId()
                .ifPresent(arena -> AllianceOrigin.check(
                        definition,
                        ledger.find(ArenaKeys.phase(arena), ArenaPhaseRecord.class),
                        ledger.find(ArenaKeys.roster(arena), ArenaRoster.class)));
    }

    private static void requireSame(Ledger ledger, TaskDocument before, TaskDefinition definition) {
        if (!before.creator().equals(ledger.account()) || !before.definition().equals(definition)) {
            throw new FlockException(
                    ErrorCode.TASK_EXISTS, before.creator() + " has created a task " + definition.taskId());
        }
    }
}
