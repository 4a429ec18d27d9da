package io.flock.chaincode.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ClaimRecord;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.alliance.request.AdvanceTask;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.Leave;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockRecord;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** The life of one task of the Alliance, with stakes of FLOCK or of gmFLOCK, drawn by a seed. */
final class AllianceHistory {
    private final Random random;
    private final Consortium3 consortium = Consortium3.founded(3);
    private final Channel channel = consortium.channel();
    private final Map<AccountId, Behaviour> behaviours = new TreeMap<>();
    private final TaskRun run;
    private final int dies;
    private final Amount pool;
    private int phases;

    private AllianceHistory(long seed) {
        random = new Random(seed);
        dies = random.nextInt(12);
        int participants = 4 + random.nextInt(4);
        boolean bad = random.nextInt(10) == 0;
        pool = Amount.ofMicros(29_999_990 + random.nextInt(10));
        run = TaskRun.created(
                consortium,
                TaskRun.definition(random.nextBoolean() ? StakeUnit.FLOCK : StakeUnit.GMFLOCK)
                        .rounds(1 + random.nextInt(2))
                        .participants(3 + random.nextInt(2), participants)
                        .rewardPool(pool)
                        .phases(PhaseLengths.all(TaskRun.PHASE_SECONDS))
                        .voteMode(random.nextBoolean() ? VoteMode.ATTRIBUTED : VoteMode.COLLECTIVE)
                        .build(),
                consortium.client(8),
                consortium.clients().subList(0, participants));
        channel.observe(executed -> {
            if (executed.calls().stream().anyMatch(call -> call.startsWith("put") || call.startsWith("delete"))) {
                Money.requireConserved(channel);
            }
        });
        run.trainers().forEach(trainer -> behaviours.put(trainer.account(), Behaviour.draw(random, bad)));
    }

    /** Plays it to its end and answers how it ended. */
    static Phase play(long seed) {
        AllianceHistory history = new AllianceHistory(seed);
        history.run.joinAll();
        while (!history.run.phase().phase().isTerminal()) {
            assertThat(history.phases++).as("phases").isLessThan(60);
            history.phase();
        }
        history.claims();
        return history.run.phase().phase();
    }

    private void phase() {
        PhaseRecord now = run.phase();
        run.attempt(trainer -> behaviours.get(trainer.account()) != Behaviour.LYING && acts(trainer, now.phase()));
        run.trainers().stream()
                .filter(trainer -> behaviours.get(trainer.account()) == Behaviour.LYING)
                .forEach(liar -> lie(liar, now));
        disturb(now);
        advance();
    }

    private boolean acts(Trainer trainer, Phase phase) {
        boolean reveals =
                phase == Phase.PROPOSE_REVEAL || phase == Phase.VOTE_REVEAL || phase == Phase.AGGREGATE_REVEAL;
        return behaviours.get(trainer.account()).acts(random, reveals, phases, dies);
    }

    /** Rejects everything and computes another aggregate; in other phases honest. */
    private void lie(Trainer liar, PhaseRecord now) {
        int round = now.round();
        int proposals =
                run.document().flatMap(RoundDocument::proposals).map(List::size).orElse(0);
        Ballot against = Trainer.ballot(run.definedVote(), Verdict.REJECT, proposals);
        switch (now.phase()) {
            case VOTE_COMMIT -> send(liar.identity(), "CommitVote", liar.commitVote(round, against));
            case VOTE_REVEAL -> send(liar.identity(), "RevealVote", liar.revealVote(round, against, tip(liar)));
            case AGGREGATE_COMMIT ->
                send(liar.identity(), "CommitAggregate", liar.commitAggregate(round, Trainer.model("other")));
            case AGGREGATE_REVEAL ->
                send(liar.identity(), "RevealAggregate", liar.revealAggregate(round, Trainer.model("other")));
            default -> run.attempt(trainer -> trainer.equals(liar));
        }
    }

    private Digest tip(Trainer trainer) {
        return run.roster()
                .member(trainer.account())
                .map(member -> member.tip())
                .orElse(trainer.tip());
    }

    /** What does not belong here: early keepers, leavers, a creator or a governance that ends it. */
    private void disturb(PhaseRecord now) {
        Identity somebody = consortium.client(random.nextInt(9));
        switch (random.nextInt(30)) {
            case 0, 1, 2, 3 -> send(somebody, "AdvanceTask", new AdvanceTask(TaskRun.TASK, now.round(), now.phase()));
            case 4, 5 -> send(somebody, "Leave", new Leave(TaskRun.TASK));
            case 6 -> send(run.creator(), "Cancel", new Cancel(TaskRun.TASK));
            case 7 -> send(somebody, "Claim", new Claim(TaskRun.TASK));
            case 8 -> channel.waitSeconds(random.nextInt(200));
            case 9 -> stop();
            default -> {
                // a quiet phase
            }
        }
    }

    private void stop() {
        ProposalAction stop = ProposalAction.stopTask(TaskRun.TASK);
        ProposalId id = ProposalId.parse("stop");
        channel.attempt(consortium.governor(0), "governance:Propose", Json.write(new Propose(id, stop)));
        channel.attempt(consortium.governor(1), "governance:Approve", Json.write(new Approve(id, stop.digest())));
    }

    /** Advances when it is due; the same advance again changes nothing. */
    private void advance() {
        PhaseRecord before = run.phase();
        if (before.phase().isTerminal()) {
            return;
        }
        run.advance(consortium.client(random.nextInt(9)));
        unchangedBy(run.creator(), "AdvanceTask", new AdvanceTask(TaskRun.TASK, before.round(), before.phase()));
    }

    private void claims() {
        for (Identity client : consortium.clients()) {
            send(client, "Claim", new Claim(TaskRun.TASK));
            unchangedBy(client, "Claim", new Claim(TaskRun.TASK));
        }
        assertThat(Money.inAlliance(channel, TaskRun.TASK)).as("stuck").isEqualTo(Amount.ZERO);
        if (run.inGm()) {
            locks();
        }
    }

    /** All that is left of the locks is back in them, and of what penalties moved out nobody but keepers got anything. */
    private void locks() {
        List<LockRecord> locks = Money.documents(channel, KeyType.LOCK, LockRecord.class);
        assertThat(locks).hasSameSizeAs(run.trainers()).allMatch(lock -> lock.staked()
                .isEmpty());
        Amount moved = TaskRun.STAKE
                .times(2L * locks.size())
                .minus(Amount.sum(locks.stream().map(LockRecord::principal).toList()));
        Amount bonuses = moved.minus(Money.treasury(channel));
        assertThat(bonuses).as("a tenth at most").isLessThanOrEqualTo(moved.dividedBy(10));
        assertThat(paid()).as("rewards and the creator's refund").isEqualTo(pool.plus(bonuses));
    }

    private Amount paid() {
        return Amount.sum(Money.documents(channel, KeyType.CLAIMED, ClaimRecord.class).stream()
                .map(ClaimRecord::amount)
                .toList());
    }

    private void unchangedBy(Identity who, String function, Object request) {
        SortedMap<String, String> before = channel.documents();
        send(who, function, request);
        assertThat(channel.documents()).as("a repeated %s", function).isEqualTo(before);
    }

    private void send(Identity who, String function, Object request) {
        channel.attempt(who, "alliance:" + function, Json.write(request));
    }
}
