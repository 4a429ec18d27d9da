package io.flock.chaincode.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.arena.ArenaRun;
import io.flock.chaincode.arena.Contestant;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.codec.Json;
import io.flock.protocol.delegation.request.AllotPool;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.LockRecord;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The life of one task of the Arena, with stakes of gmFLOCK, or of FLOCK and a pool of delegators, drawn by a seed. */
final class ArenaHistory {
    private static final List<ArenaPhase> REVEALS =
            List.of(ArenaPhase.REVEAL, ArenaPhase.SCORE_REVEAL, ArenaPhase.DISPUTE_REVEAL);

    private final Random random;
    private final Consortium3 consortium = Consortium3.founded(6);
    private final Channel channel = consortium.channel();
    private final ArenaRun run;
    private final Map<AccountId, Behaviour> behaviours = new TreeMap<>();
    private final Contestant owner;
    private final int dies;
    private int phases;

    private ArenaHistory(long seed) {
        random = new Random(seed);
        StakeUnit unit = random.nextBoolean() ? StakeUnit.FLOCK : StakeUnit.GMFLOCK;
        run = ArenaRun.created(consortium, ArenaRun.definition(unit).build());
        dies = random.nextInt(20);
        boolean bad = random.nextInt(10) == 0;
        run.contestants().forEach(each -> behaviours.put(each.account(), Behaviour.draw(random, bad)));
        owner = run.contestants().get(random.nextInt(run.contestants().size()));
        channel.observe(executed -> {
            if (executed.calls().stream().anyMatch(call -> call.startsWith("put") || call.startsWith("delete"))) {
                Money.requireConserved(channel);
            }
        });
    }

    /** Plays it to its end and answers how it ended. A pool is not taken beside gmFLOCK, and stays as it is. */
    static ArenaPhase play(long seed) {
        ArenaHistory history = new ArenaHistory(seed);
        history.delegate();
        history.run.lying((validator, node) -> history.behaviours.get(validator) == Behaviour.LYING
                ? Optional.of(history.falseScore())
                : Optional.empty());
        while (!history.run.phase().phase().isTerminal()) {
            assertThat(history.phases++).as("phases").isLessThan(80);
            history.phase();
        }
        history.claims();
        return history.run.phase().phase();
    }

    /** Whoever lies says the same when it reveals. */
    private Score falseScore() {
        return dies % 3 == 0 ? Score.UNAVAILABLE : Score.of(500_000 + dies);
    }

    private void delegate() {
        ArenaRole role = owner.role();
        delegation(
                owner.identity(),
                "OpenPool",
                new OpenPool(role, Millionths.of(random.nextInt(1_000_001)), Amount.ofFlock(1)));
        List<Identity> delegators = List.of(consortium.client(15), consortium.client(16));
        for (Identity delegator : delegators) {
            Amount amount = Amount.ofMicros(1_000_000L + random.nextInt(200_000_000));
            delegation(delegator, "Delegate", new Delegate(owner.account(), role, amount, Optional.empty()));
        }
        channel.waitSeconds(86_400);
        run.stakeAll();
        delegation(
                owner.identity(),
                "AllotPool",
                new AllotPool(
                        ArenaRun.TASK,
                        Amount.ofMicros(1 + random.nextInt(300_000_000)),
                        delegators.stream().map(Identity::account).toList()));
    }

    private void phase() {
        ArenaPhaseRecord now = run.phase();
        boolean creatorIsThere = random.nextInt(12) > 0;
        if (creatorIsThere || (now.phase() != ArenaPhase.ACCESS && now.phase() != ArenaPhase.FINAL_KEY)) {
            run.attempt(
                    each -> behaviours.get(each.account()).acts(random, REVEALS.contains(now.phase()), phases, dies));
        }
        disturb(now);
        advance();
    }

    private void disturb(ArenaPhaseRecord now) {
        Identity somebody = consortium.client(random.nextInt(18));
        switch (random.nextInt(40)) {
            case 0, 1, 2 -> arena(somebody, "AdvanceTask", new AdvanceTask(ArenaRun.TASK, now.epoch(), now.phase()));
            case 3 -> arena(somebody, "Unstake", new Unstake(ArenaRun.TASK));
            case 4 -> arena(run.creator(), "Cancel", new Cancel(ArenaRun.TASK));
            case 5, 6 -> arena(somebody, "Claim", new Claim(ArenaRun.TASK));
            case 7, 8 ->
                delegation(consortium.client(15), "ClaimPool", new ClaimPool(ArenaRun.TASK, owner.account(), false));
            case 9 -> channel.waitSeconds(random.nextInt(200));
            case 10 -> stop();
            default -> {
                // a quiet phase
            }
        }
    }

    private void stop() {
        ProposalAction stop = ProposalAction.stopTask(ArenaRun.TASK);
        ProposalId id = ProposalId.parse("stop");
        channel.attempt(consortium.governor(0), "governance:Propose", Json.write(new Propose(id, stop)));
        channel.attempt(consortium.governor(1), "governance:Approve", Json.write(new Approve(id, stop.digest())));
    }

    /** Advances when it is due; the same advance again changes nothing. */
    private void advance() {
        ArenaPhaseRecord before = run.phase();
        if (before.phase().isTerminal()) {
            return;
        }
        run.advance();
        unchangedBy(run.creator(), "arena:AdvanceTask", new AdvanceTask(ArenaRun.TASK, before.epoch(), before.phase()));
    }

    private void claims() {
        channel.waitSeconds(40L * 86_400);
        for (Identity client : consortium.clients()) {
            arena(client, "Claim", new Claim(ArenaRun.TASK));
            unchangedBy(client, "arena:Claim", new Claim(ArenaRun.TASK));
            arena(client, "Unstake", new Unstake(ArenaRun.TASK));
            unchangedBy(client, "arena:Unstake", new Unstake(ArenaRun.TASK));
            ClaimPool ofPool = new ClaimPool(ArenaRun.TASK, owner.account(), random.nextBoolean());
            delegation(client, "ClaimPool", ofPool);
            unchangedBy(client, "delegation:ClaimPool", ofPool);
        }
        assertThat(Money.inArena(channel, ArenaRun.TASK)).as("stuck").isEqualTo(Amount.ZERO);
        if (run.inGm()) {
            locks();
        }
    }

    /** All that is left of the locks is back in them, and nobody but the treasury got what penalties moved out. */
    private void locks() {
        List<LockRecord> locks = Money.documents(channel, KeyType.LOCK, LockRecord.class);
        assertThat(locks).hasSameSizeAs(run.contestants()).allMatch(lock -> lock.staked()
                .isEmpty());
        Amount moved = ArenaRun.STAKE
                .times(2L * locks.size())
                .minus(Amount.sum(locks.stream().map(LockRecord::principal).toList()));
        ArenaTask definition = ArenaRun.definition().build();
        Amount paidIn = definition.rewardPool().plus(definition.creatorStake());
        assertThat(paid().plus(Money.treasury(channel)))
                .as("claims, fees, and what is the treasury's")
                .isEqualTo(paidIn.plus(moved).plus(fees()));
        assertThat(paid()).as("of the locks nothing").isLessThanOrEqualTo(paidIn);
    }

    private Amount paid() {
        return Amount.sum(claimed().map(ArenaClaimRecord::total).toList());
    }

    /** They are in both sums. */
    private Amount fees() {
        return Amount.sum(claimed().map(ArenaClaimRecord::fees).toList());
    }

    private Stream<ArenaClaimRecord> claimed() {
        return Money.documents(channel, KeyType.ARENA_CLAIMED, ArenaClaimRecord.class).stream();
    }

    private void unchangedBy(Identity who, String function, Object request) {
        SortedMap<String, String> before = channel.documents();
        channel.attempt(who, function, Json.write(request));
        assertThat(channel.documents()).as("a repeated %s", function).isEqualTo(before);
    }

    private void arena(Identity who, String function, Object request) {
        channel.attempt(who, "arena:" + function, Json.write(request));
    }

    private void delegation(Identity who, String function, Object request) {
        channel.attempt(who, "delegation:" + function, Json.write(request));
    }
}
