package io.flock.protocol.marketplace;

import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a completed task and its settlements say of the model that came out of it. */
public final class Lineage {
    /** As many settlements of a task count, its last ones: each is a document that a listing reads. */
    public static final int MOST_SETTLEMENTS = 512;

    private Lineage() {}

    /** The first settlement that counts of a task whose last one has this number. */
    public static int first(int last) {
        return Math.max(0, last - MOST_SETTLEMENTS + 1);
    }

    /**
     * An Arena task's consensus model; its contributors are the nodes and validators, by all rewards, the final one included.
     *
     * @throws FlockException WRONG_PHASE unless it is completed with a consensus model
     */
    public static Origin ofArena(
            ArenaTaskDocument task,
            ArenaPhaseRecord phase,
            Optional<ArenaRoster> roster,
            List<EpochSettlement> settlements) {
        TaskName name = TaskName.arena(task.taskId());
        Optional<ConsensusModel> best =
                phase.phase() == ArenaPhase.COMPLETED ? roster.flatMap(ArenaRoster::best) : Optional.empty();
        ConsensusModel model =
                best.orElseThrow(() -> unfinished(name, phase.phase().name()));
        SortedMap<AccountId, Amount> rewards = new TreeMap<>();
        settlements.forEach(settlement -> add(rewards, settlement.payouts()));
        add(rewards, roster.orElseThrow().vesting());
        return new Origin(
                name,
                task.creator(),
                task.definition().bundle(),
                model.model(),
                Optional.empty(),
                Optional.of(task.definition().metric()),
                Optional.of(model.score()),
                rewards);
    }

    /**
     * An Alliance task's global model; its contributors are the participants by their rewards, and those of the Arena task
     * that it began with.
     *
     * @param arena what the named Arena task says; absent when there is none
     * @throws FlockException WRONG_PHASE unless it is completed with a model in a file
     */
    public static Origin ofAlliance(
            TaskDocument task,
            PhaseRecord phase,
            Optional<Roster> roster,
            List<RoundDocument> rounds,
            Optional<Origin> arena) {
        TaskName name = TaskName.alliance(task.taskId());
        Optional<ModelRef> adopted = phase.phase() == Phase.COMPLETED
                ? roster.map(Roster::model).flatMap(GlobalModel::artifact)
                : Optional.empty();
        ModelRef model =
                adopted.orElseThrow(() -> unfinished(name, phase.phase().name()));
        SortedMap<AccountId, Amount> rewards = new TreeMap<>();
        arena.ifPresent(origin -> rewards.putAll(origin.rewards()));
        rounds.forEach(round -> round.settlement().ifPresent(settlement -> add(rewards, settlement.payouts())));
        Optional<Origin> unchanged = arena.filter(origin -> origin.model().equals(model));
        return new Origin(
                name,
                task.creator(),
                task.definition().bundle(),
                model,
                task.definition().arenaTaskId(),
                unchanged.flatMap(Origin::metric),
                unchanged.flatMap(Origin::measured),
                rewards);
    }

    private static void add(SortedMap<AccountId, Amount> rewards, List<Payout> payouts) {
        for (Payout payout : payouts) {
            if (!payout.amount().isZero()) {
                rewards.merge(payout.account(), payout.amount(), Amount::plus);
            }
        }
    }

    private static FlockException unfinished(TaskName task, String phase) {
        return new FlockException(
                ErrorCode.WRONG_PHASE,
                "task " + task + " is " + phase + " and has no model to list",
                "wait until it is completed with a model");
    }
}
