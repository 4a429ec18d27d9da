package io.flock.testnet.bench.growth;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.arena.ArenaPhaseLengths;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.GovernanceClient;
import io.flock.testnet.bench.load.CpuMeter;
import io.flock.testnet.bench.round.RoundBench;
import java.nio.file.Path;
import java.util.List;

/**
 * What both ledgers hold, so that every query has something to answer: a page of tasks of either kind, one played task of
 * each, a model on the market, decided proposals, a delegation, a lock, an allowance, an epoch of emission.
 */
final class Furniture {
    /** Of either kind. */
    static final int TASKS = 10;

    static final ProposalId PROPOSAL = ProposalId.parse("expert");
    static final int EPOCH = 0;
    private static final ProposalId VERIFICATION = ProposalId.parse("verification");
    private static final int PARTICIPANTS = 3;
    /** {@link RoundBench} names it. */
    static final TaskId PLAYED = TaskId.parse("bench-" + PARTICIPANTS);

    private static final int PHASE_SECONDS = 3_600;
    private static final Amount REWARD_POOL = Amount.ofFlock(50);
    private static final Amount MIN_DELEGATION = Amount.ofFlock(1);
    private static final Amount LOCKED = Amount.ofFlock(10);
    private static final int LOCK_DAYS = 30;
    /** Of nothing. */
    private static final Digest DIGEST =
            Digest.parse("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    static final ContentRef NOTHING =
            new ContentRef("bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku", DIGEST);
    private static final SealedSet NO_SET = new SealedSet(NOTHING, DIGEST);

    private Furniture() {}

    /** Puts there what needs no waiting; the rest is {@link #finish}'s. */
    static void into(Site site, Path folder, CpuMeter cpu) throws InterruptedException {
        for (int i = 0; i < TASKS; i++) {
            createAlliance(site.lanes().creator(), i);
            createArena(site.lanes().creator(), i);
        }
        money(site);
        govern(site);
        new RoundBench(site.network(), site.lanes().creator(), cpu, folder)
                .play(List.copyOf(site.lanes().first(PARTICIPANTS)));
        new FurnishedMarket(site).open();
        new PlayedArena(site).play();
    }

    /**
     * Puts the rest there, once a vote and an epoch are over: about two thirds of a minute after {@link #into} began, which
     * the loading of the full ledger may have taken already.
     */
    static void finish(Site site) throws InterruptedException {
        new FurnishedMarket(site).search();
        GovernanceClient governance = site.caller().governance();
        Waiting.until(governance
                .emission()
                .run()
                .closableAt()
                .orElseThrow(() -> new IllegalStateException("no task was verified, so there are no epochs")));
        governance.advanceEpoch(EPOCH).run();
    }

    private static void money(Site site) {
        Players players = site.players();
        FlockClient caller = site.caller();
        caller.delegation()
                .openPool(ArenaRole.NODE, Millionths.of(500_000), MIN_DELEGATION)
                .run();
        site.client(players.payee())
                .delegation()
                .delegate(caller.account(), ArenaRole.NODE, MIN_DELEGATION)
                .run();
        caller.token().lock(LOCKED, LOCK_DAYS).run();
        caller.token().approve(players.payee(), LOCKED).run();
    }

    /** The verified task never acts, so that its epoch mints nothing, however long the furnishing takes. */
    private static void govern(Site site) {
        try (FlockClient first = site.administrator(0);
                FlockClient second = site.administrator(1)) {
            decide(
                    first,
                    second,
                    PROPOSAL,
                    ProposalAction.recogniseExpert(site.players().caller()));
            decide(first, second, VERIFICATION, ProposalAction.verifyTask(TaskName.arena(arenaTask(1))));
        }
    }

    /** Two of three organisations are enough. */
    private static void decide(FlockClient first, FlockClient second, ProposalId id, ProposalAction action) {
        first.governance().propose(id, action).run();
        second.governance().approve(id, action.digest()).run();
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

    /** A set without content that opens with a key. */
    static SealedSet sealed(ContentKey key) {
        return new SealedSet(NOTHING, key.digest());
    }

    static TaskId arenaTask(int number) {
        return TaskId.parse("arena-%06d".formatted(number));
    }
}
