package io.flock.testnet.timed;

import io.flock.protocol.alliance.AllianceCommitments;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionBuilder;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.alliance.request.AdvanceResult;
import io.flock.protocol.alliance.request.AdvanceTask;
import io.flock.protocol.alliance.request.CommitAggregate;
import io.flock.protocol.alliance.request.CommitUpdate;
import io.flock.protocol.alliance.request.CommitVote;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.alliance.request.GetRound;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.alliance.request.RevealAggregate;
import io.flock.protocol.alliance.request.RevealSeed;
import io.flock.protocol.alliance.request.RevealUpdate;
import io.flock.protocol.alliance.request.RevealVote;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.GmFlock;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.request.Lock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** One task of the Alliance on a {@link TimedLedger}, with participants who do what a phase asks of them. */
public final class TimedTask {
    public static final TaskId TASK = TaskId.parse("digits");
    public static final Amount STAKE = Amount.ofFlock(100);
    private static final int CHAIN = 32;

    private final TimedLedger ledger;
    private final Map<AccountId, HashChain> chains = new TreeMap<>();
    private final BiPredicate<AccountId, PhaseRecord> acts;
    private final Ballots ballots;
    private AccountId keeper;

    private TimedTask(
            TimedLedger ledger, AccountId creator, BiPredicate<AccountId, PhaseRecord> acts, Ballots ballots) {
        this.ledger = ledger;
        this.acts = acts;
        this.ballots = ballots;
        this.keeper = creator;
    }

    /**
     * A task that some clients have joined.
     *
     * @param acts who does its duty in which phase
     */
    public static TimedTask joined(
            TimedLedger ledger,
            AccountId creator,
            List<AccountId> participants,
            BiPredicate<AccountId, PhaseRecord> acts) {
        return joined(ledger, creator, participants, VoteMode.ATTRIBUTED, acts, Ballots.ACCEPTING);
    }

    /** A task that some clients have joined, and how they vote. */
    public static TimedTask joined(
            TimedLedger ledger,
            AccountId creator,
            List<AccountId> participants,
            VoteMode vote,
            BiPredicate<AccountId, PhaseRecord> acts,
            Ballots ballots) {
        return joined(ledger, creator, participants, definition().voteMode(vote).build(), acts, ballots);
    }

    /** What these tasks are like, to be changed. */
    public static TaskDefinitionBuilder definition() {
        return TaskDefinition.builder(TASK, new ContentRef("bafybundle", digest("bundle")))
                .rounds(3)
                .participants(3, 9)
                .rewardPool(Amount.ofFlock(60))
                .phases(PhaseLengths.all(60));
    }

    /** A task of other terms; where stakes are gmFLOCK, each locks 200 FLOCK for a year and stakes half of that. */
    public static TimedTask joined(
            TimedLedger ledger,
            AccountId creator,
            List<AccountId> participants,
            TaskDefinition definition,
            BiPredicate<AccountId, PhaseRecord> acts,
            Ballots ballots) {
        TimedTask task = new TimedTask(ledger, creator, acts, ballots);
        ledger.submit(creator, "alliance:CreateTask", new CreateTask(definition, Optional.empty()));
        Map<String, Integer> slots = new TreeMap<>();
        for (AccountId participant : participants) {
            HashChain chain = HashChain.of(digest("secret of " + participant), CHAIN);
            task.chains.put(participant, chain);
            int slot = slots.merge(participant.organisation().text(), 1, Integer::sum) - 1;
            Join join = new Join(TASK, slot, STAKE, chain.tip(), Optional.empty());
            ledger.submit(
                    participant, "alliance:Join", definition.stakesGmFlock() ? inGm(ledger, participant, join) : join);
        }
        return task;
    }

    private static Join inGm(TimedLedger ledger, AccountId account, Join join) {
        Lock lock = new Lock(STAKE.times(2), GmFlock.MAX_DAYS, Optional.empty());
        TransactionId id =
                ledger.submit(account, "token:Lock", lock, LockView.class).lockId();
        return new Join(join.taskId(), join.slot(), GmFlock.most(join.stake()), join.tip(), join.collect())
                .withLock(id);
    }

    /** Somebody else than the creator advances from now on. */
    public TimedTask advancedBy(AccountId other) {
        keeper = other;
        return this;
    }

    public TaskView view() {
        return ledger.evaluate("alliance:GetTask", new GetTask(TASK), TaskView.class);
    }

    /** Plays the current round to its end, or the phases before the first one. */
    public void playRound() {
        int round = view().phase().round();
        while (!view().phase().phase().isTerminal() && view().phase().round() == round) {
            playPhase();
        }
    }

    /** Plays to the end. */
    public void playAll() {
        while (!view().phase().phase().isTerminal()) {
            playPhase();
        }
    }

    /** Lets everybody awaited act who does, then advances, if need be at the deadline. */
    public void playPhase() {
        TaskView view = view();
        for (AccountId account : view.awaited()) {
            if (acts.test(account, view.phase())) {
                act(view, account);
            }
        }
        TaskView now = view();
        if (!now.advanceable()) {
            ledger.waitSeconds(Math.max(0, now.advanceAt() - ledger.now()));
        }
        ledger.submit(
                keeper,
                "alliance:AdvanceTask",
                new AdvanceTask(TASK, now.phase().round(), now.phase().phase()),
                AdvanceResult.class);
    }

    private void act(TaskView view, AccountId account) {
        int round = view.phase().round();
        ModelRef update = model("update of " + account + " " + round);
        ModelRef aggregate = model("aggregate");
        Salt salt = Salt.parse(digest("salt of " + account + " " + round).hex());
        switch (view.phase().phase()) {
            case SEED -> send(account, "RevealSeed", new RevealSeed(TASK, round, preimage(view, account)));
            case PROPOSE_COMMIT ->
                send(
                        account,
                        "CommitUpdate",
                        new CommitUpdate(TASK, round, AllianceCommitments.of(context(view, account), update, salt)));
            case PROPOSE_REVEAL ->
                send(account, "RevealUpdate", new RevealUpdate(TASK, round, update, salt, preimage(view, account)));
            case VOTE_COMMIT ->
                send(
                        account,
                        "CommitVote",
                        new CommitVote(
                                TASK,
                                round,
                                AllianceCommitments.of(
                                        context(view, account), ballots.of(account, proposals(round)), salt)));
            case VOTE_REVEAL ->
                send(
                        account,
                        "RevealVote",
                        RevealVote.of(
                                TASK, round, ballots.of(account, proposals(round)), salt, preimage(view, account)));
            case AGGREGATE_COMMIT ->
                send(
                        account,
                        "CommitAggregate",
                        new CommitAggregate(
                                TASK, round, AllianceCommitments.of(context(view, account), aggregate, salt)));
            case AGGREGATE_REVEAL ->
                send(account, "RevealAggregate", new RevealAggregate(TASK, round, aggregate, salt));
            case RECRUITING, CLOSED, COMPLETED, CANCELLED -> {
                // nothing to do
            }
        }
    }

    private static CommitmentContext context(TaskView view, AccountId account) {
        return AllianceCommitments.context(
                TimedLedger.CHANNEL, TASK, view.phase().round(), view.phase().phase(), account);
    }

    private void send(AccountId account, String function, Object request) {
        ledger.submit(account, "alliance:" + function, request);
    }

    private int proposals(int round) {
        return ledger.evaluate("alliance:GetRound", new GetRound(TASK, round), RoundView.class)
                .round()
                .proposals()
                .map(List::size)
                .orElse(0);
    }

    /** What who says of how many proposals. */
    public interface Ballots {
        /** Everybody accepts everything. */
        Ballots ACCEPTING = (voter, proposals) -> Verdicts.of(Collections.nCopies(proposals, Verdict.ACCEPT));

        Ballot of(AccountId voter, int proposals);
    }

    private Digest preimage(TaskView view, AccountId account) {
        Digest tip = view.roster().orElseThrow().member(account).orElseThrow().tip();
        return chains.get(account).behind(tip).orElseThrow();
    }

    private static ModelRef model(String name) {
        return new ModelRef("bafy" + digest(name).hex(), digest(name + " bytes"), digest(name + " tensors"));
    }

    private static Digest digest(String text) {
        return FieldHash.ofDomain(text).digest();
    }
}
