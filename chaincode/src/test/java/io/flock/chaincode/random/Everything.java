package io.flock.chaincode.random;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.arena.ArenaRun;
import io.flock.chaincode.arena.Contestant;
import io.flock.chaincode.marketplace.MarketEnd;
import io.flock.chaincode.marketplace.MarketRun;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.codec.Json;
import io.flock.protocol.delegation.DelegationRecord;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.delegation.request.Undelegate;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.LockList;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.StakeUnit;
import io.flock.protocol.token.request.GetLocks;
import io.flock.protocol.token.request.Unlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task of the Alliance, one of the Arena, pools, and a listed model of an earlier task with a host, a channel and a
 * knowledge base, all on one ledger and among the same eighteen accounts.
 */
record Everything(Players players, ArenaRun arena, MarketRun market) {
    private static final TaskId EARLIER = TaskId.parse("earlier");
    private static final int OPEN_TASKS = 6;
    private static final long LONGER_THAN_ANY_LOCK = 400L * 86_400;

    /** Something to claim, which others' claims can come before or after. */
    record Claiming(Identity who, String function, Object request) {}

    static Everything begun(StakeUnit ofAlliance, StakeUnit ofArena) {
        Consortium3 consortium = Consortium3.founded(6);
        MarketRun market = MarketRun.open(consortium, earlier(consortium));
        ArenaRun arena =
                ArenaRun.created(consortium, ArenaRun.definition(ofArena).build());
        TaskRun alliance =
                TaskRun.joined(consortium, TaskRun.definition(ofAlliance).build());
        pools(arena);
        arena.stakeAll();
        return new Everything(new Players(alliance, consortium), arena, market);
    }

    /** One round of it, and everybody has its stake back. */
    private static TaskRun earlier(Consortium3 consortium) {
        TaskRun task = TaskRun.joined(
                        consortium,
                        TaskRun.definition(EARLIER)
                                .rounds(1)
                                .rewardPool(Amount.ofFlock(30))
                                .build())
                .until(Phase.COMPLETED);
        task.trainers().forEach(trainer -> task.submit(trainer, "Claim", new Claim(EARLIER)));
        return task;
    }

    /** Two pools with something in them, cooled down. */
    private static void pools(ArenaRun arena) {
        for (int owner : new int[] {0, 1}) {
            ArenaRole role = arena.contestants().get(owner).role();
            Identity who = arena.contestants().get(owner).identity();
            arena.channel()
                    .submit(who, "delegation:OpenPool", new OpenPool(role, Millionths.of(300_000), Amount.ofFlock(1)));
            for (int i = 15; i < 18; i++) {
                arena.channel()
                        .submit(
                                arena.consortium().client(i),
                                "delegation:Delegate",
                                new Delegate(who.account(), role, Amount.ofFlock(50L + i), Optional.empty()));
            }
        }
        arena.channel().waitSeconds(86_400);
    }

    Channel channel() {
        return arena.channel();
    }

    /** Plays both tasks to their ends and cancels those that never began; closes the market; waits for every lock's end. */
    void end() {
        TaskRun alliance = players.run();
        int phases = 0;
        while (!alliance.phase().phase().isTerminal() && phases++ < 100) {
            alliance.attempt(trainer -> true);
            alliance.advance();
        }
        while (!arena.phase().phase().isTerminal() && phases++ < 200) {
            arena.attempt(contestant -> true);
            arena.advance();
        }
        for (Identity client : clients()) {
            for (int i = 0; i < OPEN_TASKS; i++) {
                players.attempt(client, "alliance:Cancel", new Cancel(openTask(i)));
            }
        }
        new MarketEnd(market).close();
        channel().waitSeconds(LONGER_THAN_ANY_LOCK);
    }

    /** All that anybody could claim now; most of it is refused, since it owes nothing. */
    List<Claiming> claims() {
        List<Claiming> claims = new ArrayList<>();
        for (Identity client : clients()) {
            claims.add(new Claiming(client, "alliance:Claim", new Claim(TaskRun.TASK)));
            claims.add(new Claiming(client, "alliance:Claim", new Claim(EARLIER)));
            for (int i = 0; i < OPEN_TASKS; i++) {
                claims.add(new Claiming(client, "alliance:Claim", new Claim(openTask(i))));
            }
            claims.add(new Claiming(client, "arena:Claim", new Claim(ArenaRun.TASK)));
            claims.add(new Claiming(client, "arena:Unstake", new Unstake(ArenaRun.TASK)));
            for (Contestant owner : arena.contestants()) {
                claims.add(new Claiming(
                        client, "delegation:ClaimPool", new ClaimPool(ArenaRun.TASK, owner.account(), false)));
            }
        }
        new MarketEnd(market)
                .claims()
                .forEach(claim -> claims.add(new Claiming(claim.who(), claim.function(), claim.request())));
        return claims;
    }

    /** Takes back what is in locks and pools and in no task any more. */
    void withdraw() {
        for (Identity client : clients()) {
            for (Contestant owner : arena.contestants()) {
                channel()
                        .document(
                                PoolKeys.delegation(owner.account(), owner.role(), client.account()),
                                DelegationRecord.class)
                        .ifPresent(record -> players.attempt(
                                client,
                                "delegation:Undelegate",
                                new Undelegate(owner.account(), owner.role(), record.free())));
            }
            locks(client).forEach(lock -> players.attempt(client, "token:Unlock", new Unlock(lock.lockId())));
        }
    }

    private List<LockView> locks(Identity client) {
        List<LockView> locks = new ArrayList<>();
        Optional<String> bookmark = Optional.empty();
        do {
            LockList page = channel()
                    .evaluate(client, "token:Locks", new GetLocks(client.account(), 20, bookmark), LockList.class);
            locks.addAll(page.locks());
            bookmark = page.bookmark();
        } while (bookmark.isPresent());
        return locks;
    }

    private List<Identity> clients() {
        return players.consortium().clients();
    }

    private static TaskId openTask(int number) {
        return TaskId.parse("task-" + number);
    }

    static void attempt(Channel channel, Claiming claim) {
        channel.attempt(claim.who(), claim.function(), Json.write(claim.request()));
    }
}
