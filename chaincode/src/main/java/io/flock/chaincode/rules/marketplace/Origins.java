package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Ledger;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.Lineage;
import io.flock.protocol.marketplace.Listed;
import io.flock.protocol.marketplace.Origin;
import io.flock.protocol.marketplace.VersionRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the ledger itself knows of a task's result. */
final class Origins {
    private Origins() {}

    /** @throws FlockException UNKNOWN_TASK, WRONG_PHASE unless the task is completed with a model */
    static Origin of(Ledger ledger, TaskName task) {
        return switch (task.kind()) {
            case ARENA -> arena(ledger, task.task());
            case ALLIANCE -> alliance(ledger, task.task());
        };
    }

    /** Which version's feedback led to this result. */
    static Optional<VersionRef> derivedFrom(Ledger ledger, Origin origin) {
        Optional<TaskId> arena = origin.task().kind() == TaskName.Kind.ARENA
                ? Optional.of(origin.task().task())
                : origin.arena();
        return arena.flatMap(task -> ledger.find(MarketKeys.derived(task), Listed.class))
                .map(Listed::version);
    }

    private static Origin arena(Ledger ledger, TaskId id) {
        ArenaTaskDocument task =
                ledger.find(ArenaKeys.task(id), ArenaTaskDocument.class).orElseThrow(() -> unknown("Arena task " + id));
        ArenaPhaseRecord phase =
                ledger.find(ArenaKeys.phase(id), ArenaPhaseRecord.class).orElseThrow();
        int last = task.definition().epochs();
        List<EpochSettlement> settlements = IntStream.rangeClosed(Lineage.first(last), last)
                .mapToObj(epoch -> ledger.find(ArenaKeys.settlement(id, epoch), EpochSettlement.class))
                .flatMap(Optional::stream)
                .toList();
        return Lineage.ofArena(task, phase, ledger.find(ArenaKeys.roster(id), ArenaRoster.class), settlements);
    }

    private static Origin alliance(Ledger ledger, TaskId id) {
        TaskDocument task =
                ledger.find(LedgerKey.task(id), TaskDocument.class).orElseThrow(() -> unknown("Alliance task " + id));
        PhaseRecord phase = ledger.find(LedgerKey.phase(id), PhaseRecord.class).orElseThrow();
        return Lineage.ofAlliance(
                task,
                phase,
                ledger.find(LedgerKey.roster(id), Roster.class),
                rounds(ledger, id, phase.round()),
                task.definition().arenaTaskId().map(arena -> arena(ledger, arena)));
    }

    static List<RoundDocument> rounds(Ledger ledger, TaskId id, int last) {
        return IntStream.rangeClosed(Lineage.first(last), last)
                .mapToObj(round -> ledger.find(LedgerKey.round(id, round), RoundDocument.class))
                .flatMap(Optional::stream)
                .toList();
    }

    private static FlockException unknown(String what) {
        return new FlockException(ErrorCode.UNKNOWN_TASK, "there is no " + what);
    }
}
