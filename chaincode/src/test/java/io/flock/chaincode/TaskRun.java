package io.flock.chaincode;

import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDefinitionBuilder;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.alliance.request.AdvanceResult;
import io.flock.protocol.alliance.request.AdvanceTask;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.GmFlock;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.StakeUnit;
import io.flock.protocol.token.request.Lock;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One task with its participants; plays whole phases, in which some may be left out. */
public final class TaskRun {
    public static final TaskId TASK = TaskId.parse("digits");
    public static final Amount STAKE = Amount.ofFlock(100);
    /** What 100 FLOCK give for 365 days. */
    public static final Amount GM_STAKE = Amount.ofFlock(301);

    public static final int PHASE_SECONDS = 60;
    public static final ModelRef AGGREGATE = Trainer.model("aggregate");

    private final Channel channel;
    private final TaskId task;
    private final Identity creator;
    private final NavigableMap<AccountId, Trainer> trainers = new TreeMap<>();

    private TaskRun(Channel channel, TaskId task, Identity creator, List<Identity> participants) {
        this.channel = channel;
        this.task = task;
        this.creator = creator;
        participants.forEach(p -> trainers.put(p.account(), new Trainer(p, task)));
    }

    public static TaskDefinitionBuilder definition() {
        return definition(TASK);
    }

    /** The same terms for another task. */
    public static TaskDefinitionBuilder definition(TaskId task) {
        return TaskDefinition.builder(task, new ContentRef("bafybundle", Trainer.digest("bundle")))
                .rounds(3)
                .participants(3, 9)
                .rewardPool(Amount.ofFlock(60))
                .phases(PhaseLengths.all(PHASE_SECONDS));
    }

    /** The same, with stakes of what is said; in gmFLOCK together the {@link #GM_STAKE} that 100 FLOCK give. */
    public static TaskDefinitionBuilder definition(StakeUnit unit) {
        return unit == StakeUnit.FLOCK
                ? definition()
                : definition().stakeIn(unit).minStake(Amount.parse("270.9")).absentSlash(Amount.parse("30.1"));
    }

    /** Creates the task; nobody has joined. */
    public static TaskRun created(
            Consortium3 consortium, TaskDefinition definition, Identity creator, List<Identity> participants) {
        consortium.channel().submit(creator, "alliance:CreateTask", new CreateTask(definition, Optional.empty()));
        return new TaskRun(consortium.channel(), definition.taskId(), creator, participants);
    }

    /** The nine clients have joined a task of the tenth. */
    public static TaskRun joined(Consortium3 consortium) {
        return joined(consortium, definition().build());
    }

    /** The same with other terms. */
    public static TaskRun joined(Consortium3 consortium, TaskDefinition definition) {
        TaskRun run = created(
                consortium,
                definition,
                consortium.client(9),
                consortium.clients().subList(0, 9));
        run.joinAll();
        return run;
    }

    /** Everybody joins, where stakes are gmFLOCK with half of a lock of 200 FLOCK. */
    public void joinAll() {
        joinAll(inGm() ? GM_STAKE : STAKE);
    }

    public void joinAll(Amount stake) {
        Map<OrganisationId, Integer> taken = new TreeMap<>();
        for (Trainer trainer : trainers.values()) {
            int slot = taken.merge(trainer.account().organisation(), 1, Integer::sum) - 1;
            Join join = inGm() ? trainer.join(slot, stake).withLock(lock(trainer)) : trainer.join(slot, stake);
            submit(trainer, "Join", defined().sealsUpdates() ? join.withAccessKey(trainer.accessKey()) : join);
        }
    }

    /** Plays on until the phase begins, everybody honest. */
    public TaskRun until(Phase phase) {
        while (phase().phase() != phase) {
            actAll();
            advance();
        }
        return this;
    }

    public void actAll() {
        act(trainer -> true);
    }

    /** Lets those act in the current phase who are expected to and of whom the test says so. */
    public void act(Predicate<Trainer> who) {
        act(who, this::submit);
    }

    /** The same, whatever comes of it: who broke a rule before may be refused now. */
    public void attempt(Predicate<Trainer> who) {
        act(
                who,
                (trainer, function, request) ->
                        channel.attempt(trainer.identity(), "alliance:" + function, Json.write(request)));
    }

    private void act(Predicate<Trainer> who, Sending sending) {
        PhaseRecord now = phase();
        for (AccountId account : view().awaited()) {
            Trainer trainer = trainers.get(account);
            if (who.test(trainer) && now.phase() != Phase.RECRUITING) {
                act(trainer, now, sending);
            }
        }
    }

    private void act(Trainer trainer, PhaseRecord now, Sending sending) {
        int round = now.round();
        Digest tip = tip(trainer);
        int proposals =
                document().flatMap(RoundDocument::proposals).map(List::size).orElse(0);
        switch (now.phase()) {
            case SEED -> sending.send(trainer, "RevealSeed", trainer.revealSeed(round, tip));
            case PROPOSE_COMMIT -> sending.send(trainer, "CommitUpdate", trainer.commitUpdate(round));
            case PROPOSE_REVEAL -> sending.send(trainer, "RevealUpdate", trainer.revealUpdate(round, tip));
            case VOTE_COMMIT -> sending.send(trainer, "CommitVote", trainer.commitVote(round, accepting(proposals)));
            case VOTE_REVEAL ->
                sending.send(trainer, "RevealVote", trainer.revealVote(round, accepting(proposals), tip));
            case AGGREGATE_COMMIT ->
                sending.send(trainer, "CommitAggregate", trainer.commitAggregate(round, AGGREGATE));
            case AGGREGATE_REVEAL ->
                sending.send(trainer, "RevealAggregate", trainer.revealAggregate(round, AGGREGATE));
            default -> throw new IllegalStateException(now.toString());
        }
    }

    private Ballot accepting(int proposals) {
        return Trainer.ballot(definedVote(), Verdict.ACCEPT, proposals);
    }

    private TransactionId lock(Trainer trainer) {
        return channel.submit(
                        trainer.identity(),
                        "token:Lock",
                        new Lock(STAKE.times(2), GmFlock.MAX_DAYS, Optional.empty()),
                        LockView.class)
                .lockId();
    }

    /** How the task votes. */
    public VoteMode definedVote() {
        return defined().voteMode();
    }

    /** Whether stakes are gmFLOCK. */
    public boolean inGm() {
        return defined().stakesGmFlock();
    }

    private TaskDefinition defined() {
        return channel.document(LedgerKey.task(task), TaskDocument.class)
                .orElseThrow()
                .definition();
    }

    /** Advances when nobody is awaited, or after the deadline. */
    public AdvanceResult advance() {
        return advance(creator);
    }

    public AdvanceResult advance(Identity keeper) {
        TaskView view = view();
        if (!view.advanceable()) {
            channel.waitSeconds(Math.max(0, view.advanceAt() - channel.now()));
        }
        return channel.submit(
                keeper,
                "alliance:AdvanceTask",
                new AdvanceTask(task, view.phase().round(), view.phase().phase()),
                AdvanceResult.class);
    }

    public void submit(Trainer trainer, String function, Object request) {
        channel.submit(trainer.identity(), "alliance:" + function, request);
    }

    public Channel channel() {
        return channel;
    }

    public TaskId task() {
        return task;
    }

    public Identity creator() {
        return creator;
    }

    public List<Trainer> trainers() {
        return List.copyOf(trainers.values());
    }

    public List<Trainer> seated(Role role) {
        return document().orElseThrow().seats(role).stream()
                .map(Seat::account)
                .map(trainers::get)
                .toList();
    }

    public Trainer trainer(AccountId account) {
        return trainers.get(account);
    }

    public TaskView view() {
        return channel.evaluate(creator, "alliance:GetTask", new GetTask(task), TaskView.class);
    }

    public PhaseRecord phase() {
        return channel.document(LedgerKey.phase(task), PhaseRecord.class).orElseThrow();
    }

    public Roster roster() {
        return channel.document(LedgerKey.roster(task), Roster.class).orElseThrow();
    }

    /** The current round's document. */
    public Optional<RoundDocument> document() {
        return document(phase().round());
    }

    public Optional<RoundDocument> document(int round) {
        return channel.document(LedgerKey.round(task, round), RoundDocument.class);
    }

    public Digest tip(Trainer trainer) {
        return roster().member(trainer.account()).orElseThrow().tip();
    }

    public Amount stakeOf(AccountId account) {
        return roster().member(account).orElseThrow().stake();
    }

    private interface Sending {
        void send(Trainer trainer, String function, Object request);
    }
}
