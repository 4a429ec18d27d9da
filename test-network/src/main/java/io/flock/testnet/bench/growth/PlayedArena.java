package io.flock.testnet.bench.growth;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseLengths;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.ArenaClient;
import io.flock.testnet.bench.cast.ArenaMoves;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A task of the Arena that was played through the settlement of its one epoch and into the final validation, where it stays:
 * there everybody has something to score, whatever the draws were.
 */
final class PlayedArena {
    /** In a list it stands behind the tasks that nobody plays. */
    static final TaskId TASK = TaskId.parse("arena-played");
    /** The epoch that is settled. */
    static final int SETTLED = 0;

    private static final int FINAL = 1;
    /** One of the second organisation and one of the third. */
    private static final List<Integer> NODES = List.of(1, 2);

    private static final Amount STAKE = Amount.ofFlock(100);
    private static final Amount ABSENT_SLASH = STAKE.dividedBy(10);
    private static final int BEST = 900_000;
    private static final int STEP = 5_000;
    private static final int PHASE_SECONDS = 3_600;
    private static final ContentKey FINAL_KEY =
            ContentKey.parse(ArenaMoves.digest("final key").hex());

    private final Site site;
    private final ArenaClient creator;
    private final SortedMap<AccountId, ArenaRole> roles = new TreeMap<>();
    private final SortedMap<AccountId, Score> quality = new TreeMap<>();
    private final ArenaMoves moves;

    /** All accounts but the creator take part. */
    PlayedArena(Site site) {
        this.site = site;
        this.creator = site.lanes().creator().arena();
        for (int lane = 0; lane < site.lanes().count(); lane++) {
            AccountId account = site.lanes().client(lane).account();
            roles.put(account, NODES.contains(lane) ? ArenaRole.NODE : ArenaRole.VALIDATOR);
            quality.put(account, Score.of(BEST - STEP * lane));
        }
        this.moves = new ArenaMoves(
                TASK,
                roles,
                account -> site.client(account).arena(),
                (node, epoch) -> ArenaMoves.submission(node + " " + epoch),
                (stage, validator, node) -> quality.get(node));
    }

    /** Returns in the final validation, before anybody has committed to scores. */
    void play() {
        creator.createTask(definition()).run();
        SortedMap<OrganisationId, Integer> slots = new TreeMap<>();
        for (AccountId account : roles.keySet()) {
            int slot = slots.merge(account.organisation(), 1, Integer::sum) - 1;
            moves.stake(account, slot, STAKE).run();
        }
        ArenaPhaseRecord now = view().phase();
        while (now.phase() != ArenaPhase.SCORE_COMMIT || now.epoch() != FINAL) {
            if (now.phase().isTerminal()) {
                throw new IllegalStateException("task " + TASK + " ended before its final validation: " + now);
            }
            act();
            creator.advance(TASK, now.epoch(), now.phase()).run();
            now = view().phase();
        }
    }

    private ArenaTask definition() {
        int validators = roles.size() - NODES.size();
        return ArenaTask.builder(TASK, Furniture.NOTHING, set("validation"), Furniture.sealed(FINAL_KEY))
                .epochs(FINAL)
                .nodes(new Seats(NODES.size(), NODES.size(), STAKE))
                .validators(new Seats(validators, validators, STAKE))
                .absentSlash(ABSENT_SLASH)
                .rewardPool(ABSENT_SLASH.times((FINAL + 1L) * roles.size()))
                .phases(ArenaPhaseLengths.all(PHASE_SECONDS))
                .build();
    }

    private static SealedSet set(String name) {
        return Furniture.sealed(ContentKey.parse(ArenaMoves.digest(name).hex()));
    }

    private void act() {
        AccountId creating = site.players().lister();
        if (view().awaited().contains(creating)) {
            moves.publish(creating, view(), FINAL_KEY).run();
        }
        ArenaTaskView view = view();
        Optional<EpochDocument> document = Optional.empty();
        if (view.phase().phase().compareTo(ArenaPhase.SCORE_COMMIT) >= 0) {
            document = creator.epoch(TASK, view.phase().epoch()).run().document();
        }
        for (AccountId account : view.awaited()) {
            if (roles.containsKey(account)) {
                moves.action(account, view, document).run();
            }
        }
    }

    private ArenaTaskView view() {
        return creator.task(TASK).run();
    }
}
