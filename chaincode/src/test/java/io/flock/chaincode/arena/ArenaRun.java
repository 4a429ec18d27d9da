package io.flock.chaincode.arena;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseLengths;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskBuilder;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.ArenaAdvanceResult;
import io.flock.protocol.arena.request.ConfirmAccess;
import io.flock.protocol.arena.request.CreateTask;
import io.flock.protocol.arena.request.PublishAccess;
import io.flock.protocol.arena.request.PublishFinalKey;
import io.flock.protocol.arena.request.Ready;
import io.flock.protocol.arena.request.RevealSeed;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.GmFlock;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.StakeUnit;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.Lock;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One Arena task with its participants; plays whole phases, in which some may be left out or lie. The creator is of Org1,
 * nodes are of Org2 and Org3, validators of all three.
 */
public final class ArenaRun {
    public static final TaskId TASK = TaskId.parse("arena-digits");
    public static final int PHASE_SECONDS = 60;
    public static final Amount STAKE = Amount.ofFlock(100);
    /** What 100 FLOCK give for 365 days. */
    public static final Amount GM_STAKE = Amount.ofFlock(301);

    public static final ContentKey FINAL_KEY =
            ContentKey.parse(Trainer.digest("final key").hex());

    private final Consortium3 consortium;
    private final Identity creator;
    private final NavigableMap<AccountId, Contestant> contestants = new TreeMap<>();
    private final SortedMap<AccountId, Integer> quality = new TreeMap<>();
    private BiFunction<AccountId, AccountId, Optional<Score>> lies = (validator, node) -> Optional.empty();
    private Function<Contestant, Submission> submissions = contestant -> contestant.submission(epoch());

    private ArenaRun(Consortium3 consortium) {
        this.consortium = consortium;
        this.creator = consortium.client(0);
    }

    public static ArenaTaskBuilder definition() {
        return ArenaTask.builder(
                        TASK,
                        new ContentRef("bafybundle", Trainer.digest("bundle")),
                        new SealedSet(
                                new ContentRef("bafyvalidation", Trainer.digest("validation")),
                                Trainer.digest("validation key")),
                        new SealedSet(new ContentRef("bafyfinalset", Trainer.digest("final")), FINAL_KEY.digest()))
                .epochs(2)
                .nodes(new Seats(2, 4, Amount.ofFlock(100)))
                .validators(new Seats(6, 9, Amount.ofFlock(100)))
                .creatorStake(Amount.ofFlock(100))
                .rewardPool(Amount.ofFlock(200))
                .absentSlash(Amount.ofFlock(10))
                .phases(ArenaPhaseLengths.all(PHASE_SECONDS));
    }

    /** The same, with stakes of what is said; in gmFLOCK the {@link #GM_STAKE} that 100 FLOCK give. */
    public static ArenaTaskBuilder definition(StakeUnit unit) {
        return unit == StakeUnit.FLOCK
                ? definition()
                : definition()
                        .stakeIn(unit)
                        .nodes(new Seats(2, 4, GM_STAKE))
                        .validators(new Seats(6, 9, GM_STAKE))
                        .absentSlash(Amount.parse("30.1"));
    }

    /** Four nodes and nine validators, three per organisation; nobody has staked. */
    public static ArenaRun created(Consortium3 consortium, ArenaTask definition) {
        return created(
                consortium,
                definition,
                List.of(consortium.client(1), consortium.client(2), consortium.client(4), consortium.client(5)),
                consortium.clients().subList(6, 15));
    }

    /** With these nodes and validators; nobody has staked. */
    public static ArenaRun created(
            Consortium3 consortium, ArenaTask definition, List<Identity> nodes, List<Identity> validators) {
        consortium
                .channel()
                .submit(
                        consortium.client(0),
                        "arena:CreateTask",
                        new CreateTask(definition, Optional.empty(), Optional.empty()));
        ArenaRun run = new ArenaRun(consortium);
        nodes.forEach(node -> run.add(node, ArenaRole.NODE));
        validators.forEach(validator -> run.add(validator, ArenaRole.VALIDATOR));
        int score = 900_000;
        for (Contestant node : run.of(ArenaRole.NODE)) {
            run.quality.put(node.account(), score);
            score -= 5_000;
        }
        return run;
    }

    public static ArenaRun created(Consortium3 consortium) {
        return created(consortium, definition().build());
    }

    /** Everybody has staked. */
    public static ArenaRun staked(Consortium3 consortium, ArenaTask definition) {
        ArenaRun run = created(consortium, definition);
        run.stakeAll();
        return run;
    }

    public static ArenaRun staked(Consortium3 consortium) {
        return staked(consortium, definition().build());
    }

    /** With this share of the ranked submissions disputed, in millionths. */
    static ArenaRun disputed(Consortium3 consortium, int share) {
        return staked(consortium, definition().jury(disputing(share)).build());
    }

    private void add(Identity identity, ArenaRole role) {
        contestants.put(identity.account(), new Contestant(identity, TASK, role));
    }

    /** Everybody stakes, where stakes are gmFLOCK with half of a lock of 200 FLOCK. */
    public void stakeAll() {
        SortedMap<OrganisationId, Integer> taken = new TreeMap<>();
        for (Contestant contestant : contestants.values()) {
            int slot = taken.merge(contestant.account().organisation(), 1, Integer::sum) - 1;
            submit(
                    contestant,
                    "Stake",
                    inGm()
                            ? contestant.stake(slot, GM_STAKE).withLock(lock(contestant))
                            : contestant.stake(slot, STAKE));
        }
    }

    private TransactionId lock(Contestant contestant) {
        return channel()
                .submit(
                        contestant.identity(),
                        "token:Lock",
                        new Lock(STAKE.times(2), GmFlock.MAX_DAYS, Optional.empty()),
                        LockView.class)
                .lockId();
    }

    /** Whether stakes are gmFLOCK. */
    public boolean inGm() {
        return channel()
                .document(ArenaKeys.task(TASK), ArenaTaskDocument.class)
                .orElseThrow()
                .definition()
                .stakesGmFlock();
    }

    /** What a validator says of a node where it does not measure. */
    public ArenaRun lying(BiFunction<AccountId, AccountId, Optional<Score>> scores) {
        lies = scores;
        return this;
    }

    /** What nodes submit. */
    ArenaRun submitting(Function<Contestant, Submission> of) {
        submissions = of;
        return this;
    }

    public void quality(AccountId node, int millionths) {
        quality.put(node, millionths);
    }

    public ArenaRun until(ArenaPhase phase) {
        while (phase().phase() != phase) {
            act(contestant -> true);
            advance();
        }
        return this;
    }

    public ArenaRun until(ArenaPhase phase, int epoch) {
        while (phase().phase() != phase || epoch() != epoch) {
            act(contestant -> true);
            advance();
        }
        return this;
    }

    /** Lets those act in the current phase who are awaited and of whom the test says so; the creator too. */
    public ArenaRun act(Predicate<Contestant> who) {
        return act(who, this::submit);
    }

    /** The same, whatever comes of it: who broke a rule before may be refused now. */
    public ArenaRun attempt(Predicate<Contestant> who) {
        return act(who, (contestant, function, request) -> consortium
                .channel()
                .attempt(contestant.identity(), "arena:" + function, Json.write(request)));
    }

    private ArenaRun act(Predicate<Contestant> who, Sending sending) {
        if (view().awaited().contains(creator.account())) {
            publish(phase().phase());
        }
        Moment now = moment();
        for (AccountId account : view().awaited()) {
            Contestant contestant = contestants.get(account);
            if (contestant != null && now.phase().phase() != ArenaPhase.OPEN && who.test(contestant)) {
                act(contestant, now, sending);
            }
        }
        return this;
    }

    public void publish(ArenaPhase phase) {
        if (phase == ArenaPhase.ACCESS) {
            SortedMap<AccountId, String> keys = new TreeMap<>();
            roster().active(ArenaRole.VALIDATOR)
                    .forEach(member -> keys.put(member.account(), "wrapped for " + member.account()));
            channel().submit(creator, "arena:PublishAccess", new PublishAccess(TASK, keys));
        }
        if (phase == ArenaPhase.FINAL_KEY) {
            channel().submit(creator, "arena:PublishFinalKey", new PublishFinalKey(TASK, FINAL_KEY));
        }
    }

    private void act(Contestant who, Moment now, Sending sending) {
        int epoch = now.phase().epoch();
        ArenaPhase phase = now.phase().phase();
        Digest tip = now.tip(who);
        switch (phase) {
            case ACCESS -> sending.send(who, "ConfirmAccess", new ConfirmAccess(TASK));
            case SEED -> sending.send(who, "RevealSeed", new RevealSeed(TASK, epoch, who.behind(tip)));
            case SUBMIT -> sending.send(who, "CommitSubmission", who.commit(epoch, submissions.apply(who)));
            case REVEAL -> {
                if (who.role() == ArenaRole.NODE) {
                    sending.send(who, "RevealSubmission", who.reveal(epoch, submissions.apply(who)));
                } else {
                    sending.send(who, "Ready", new Ready(TASK, epoch, who.behind(tip)));
                }
            }
            case SCORE_COMMIT, DISPUTE_COMMIT ->
                sending.send(who, "CommitScores", who.commit(epoch, phase, scores(now, who, phase)));
            case SCORE_REVEAL, DISPUTE_REVEAL -> {
                ArenaPhase stage =
                        phase == ArenaPhase.SCORE_REVEAL ? ArenaPhase.SCORE_COMMIT : ArenaPhase.DISPUTE_COMMIT;
                sending.send(who, "RevealScores", who.reveal(epoch, stage, scores(now, who, stage), tip));
            }
            default -> throw new IllegalStateException(now.toString());
        }
    }

    /** What a validator has to say on its assignments of a stage. */
    Scores scores(Contestant validator, ArenaPhase stage) {
        return scores(moment(), validator, stage);
    }

    private Scores scores(Moment now, Contestant validator, ArenaPhase stage) {
        return Scores.of(now.epoch().orElseThrow().assigned(stage, validator.account()).stream()
                .map(node -> lies.apply(validator.account(), node).orElseGet(() -> Score.of(quality.get(node))))
                .toList());
    }

    /** Advances when nobody is awaited, or after the deadline. */
    public ArenaAdvanceResult advance() {
        ArenaTaskView view = view();
        if (!view.advanceable()) {
            channel().waitSeconds(Math.max(0, view.advanceAt() - channel().now()));
        }
        return channel()
                .submit(
                        creator,
                        "arena:AdvanceTask",
                        new AdvanceTask(TASK, view.phase().epoch(), view.phase().phase()),
                        ArenaAdvanceResult.class);
    }

    public void submit(Contestant who, String function, Object request) {
        channel().submit(who.identity(), "arena:" + function, request);
    }

    public ErrorCode refusal(Contestant who, String function, Object request) {
        return channel().refusal(who.identity(), "arena:" + function, request);
    }

    /** Claims what is due, if anything, and answers what came. */
    public Amount claim(Identity who) {
        Amount before = balance(who);
        channel().attempt(who, "arena:Claim", Json.write(new Claim(TASK)));
        return balance(who).minus(before);
    }

    public Amount balance(Identity who) {
        return channel()
                .evaluate(creator, "token:BalanceOf", new BalanceOf(who.account()), BalanceView.class)
                .balance();
    }

    public Channel channel() {
        return consortium.channel();
    }

    public Consortium3 consortium() {
        return consortium;
    }

    public Identity creator() {
        return creator;
    }

    public List<Contestant> contestants() {
        return List.copyOf(contestants.values());
    }

    public List<Contestant> of(ArenaRole role) {
        return contestants.values().stream()
                .filter(contestant -> contestant.role() == role)
                .toList();
    }

    /** The organisation's validators. */
    List<Contestant> validatorsOf(String organisation) {
        return of(ArenaRole.VALIDATOR).stream()
                .filter(validator -> validator.account().organisation().text().equals(organisation))
                .toList();
    }

    public Contestant of(AccountId account) {
        return contestants.get(account);
    }

    public ArenaTaskView view() {
        return channel().evaluate(creator, "arena:GetTask", new GetTask(TASK), ArenaTaskView.class);
    }

    public ArenaPhaseRecord phase() {
        return channel().document(ArenaKeys.phase(TASK), ArenaPhaseRecord.class).orElseThrow();
    }

    public int epoch() {
        return phase().epoch();
    }

    public ArenaRoster roster() {
        return channel().document(ArenaKeys.roster(TASK), ArenaRoster.class).orElseThrow();
    }

    EpochDocument document() {
        return moment().epoch().orElseThrow();
    }

    public EpochSettlement settlement(int epoch) {
        return channel()
                .document(ArenaKeys.settlement(TASK, epoch), EpochSettlement.class)
                .orElseThrow();
    }

    Digest tip(Contestant who) {
        return moment().tip(who);
    }

    private Moment moment() {
        ArenaPhaseRecord phase = phase();
        return new Moment(
                phase,
                channel().document(ArenaKeys.roster(TASK), ArenaRoster.class),
                channel().document(ArenaKeys.epoch(TASK, phase.epoch()), EpochDocument.class));
    }

    Amount stakeOf(Contestant who) {
        return roster().member(who.account()).orElseThrow().stake();
    }

    /** What only advances change. */
    private record Moment(ArenaPhaseRecord phase, Optional<ArenaRoster> roster, Optional<EpochDocument> epoch) {
        Digest tip(Contestant who) {
            return roster.flatMap(found -> found.member(who.account()))
                    .map(ArenaMember::tip)
                    .orElse(who.tip());
        }
    }

    private interface Sending {
        void send(Contestant who, String function, Object request);
    }

    /** The default rules, with this share of the ranked submissions disputed, in millionths. */
    static JuryRules disputing(int share) {
        JuryRules rules = JuryRules.defaults();
        return new JuryRules(
                rules.validatorsPerSubmission(),
                rules.minScores(),
                rules.accountQuota(),
                rules.organisationQuota(),
                rules.consensus(),
                rules.scoreTolerance(),
                rules.disputeTolerance(),
                Millionths.of(share));
    }
}
