package io.flock.testnet.bench.growth;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.arena.ArenaPhaseLengths;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.round.RoundBench;
import java.nio.file.Path;
import java.util.List;

/**
 * What both ledgers hold, so that every query has something to answer: a page of tasks of either kind, one task of the
 * Alliance that was played, a proposal, a pool.
 */
final class Furniture {
    /** Of either kind. */
    static final int TASKS = 10;

    static final ProposalId PROPOSAL = ProposalId.parse("expert");
    private static final int PARTICIPANTS = 3;
    /** {@link RoundBench} names it. */
    static final TaskId PLAYED = TaskId.parse("bench-" + PARTICIPANTS);

    private static final int PHASE_SECONDS = 3_600;
    private static final Amount REWARD_POOL = Amount.ofFlock(50);
    private static final Amount MIN_DELEGATION = Amount.ofFlock(1);
    /** Of nothing. */
    static final Digest DIGEST = Digest.parse("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private static final ContentRef NOTHING =
            new ContentRef("bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku", DIGEST);
    private static final SealedSet NO_SET = new SealedSet(NOTHING, DIGEST);

    private Furniture() {}

    /** Puts it there. */
    static void into(Site site, Path folder, CpuMeter cpu) throws InterruptedException {
        for (int i = 0; i < TASKS; i++) {
            createAlliance(site.lanes().creator(), i);
            createArena(site.lanes().creator(), i);
        }
        FlockClient caller = site.caller();
        caller.delegation()
                .openPool(ArenaRole.NODE, Millionths.of(500_000), MIN_DELEGATION)
                .run();
        try (FlockClient administrator = site.administrator()) {
            administrator
                    .governance()
                    .propose(PROPOSAL, ProposalAction.recogniseExpert(caller.account()))
                    .run();
        }
        new RoundBench(site.network(), site.lanes().creator(), cpu, folder)
                .play(List.copyOf(site.lanes().first(PARTICIPANTS)));
    }

    /** A task of which nothing is known but its terms. */
    static void createAlliance(FlockClient creator, int number) {
        creator.alliance()
                .createTask(TaskDefinition.builder(TaskId.parse("alliance-%06d".formatted(number)), NOTHING)
                        .rewardPool(REWARD_POOL)
                        .phases(PhaseLengths.all(PHASE_SECONDS))
                        .build())
                .run();
    }

    /** The same in the Arena. */
    static void createArena(FlockClient creator, int number) {
        creator.arena()
                .createTask(ArenaTask.builder(arenaTask(number), NOTHING, NO_SET, NO_SET)
                        .rewardPool(REWARD_POOL)
                        .phases(ArenaPhaseLengths.all(PHASE_SECONDS))
                        .build())
                .run();
    }

    static TaskId arenaTask(int number) {
        return TaskId.parse("arena-%06d".formatted(number));
    }
}
