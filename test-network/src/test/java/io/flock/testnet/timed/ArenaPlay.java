package io.flock.testnet.timed;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.arena.ArenaCommitments;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseLengths;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.JuryRules;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.arena.request.AdvanceTask;
import io.flock.protocol.arena.request.CommitScores;
import io.flock.protocol.arena.request.CommitSubmission;
import io.flock.protocol.arena.request.ConfirmAccess;
import io.flock.protocol.arena.request.CreateTask;
import io.flock.protocol.arena.request.GetEpoch;
import io.flock.protocol.arena.request.PublishAccess;
import io.flock.protocol.arena.request.PublishFinalKey;
import io.flock.protocol.arena.request.Ready;
import io.flock.protocol.arena.request.RevealScores;
import io.flock.protocol.arena.request.RevealSeed;
import io.flock.protocol.arena.request.RevealSubmission;
import io.flock.protocol.arena.request.Stake;
import io.flock.protocol.arena.request.Unstake;
import io.flock.protocol.arena.view.ArenaEpochView;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.CommitmentContext;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.GmFlock;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.StakeUnit;
import io.flock.protocol.token.request.Lock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * An Arena task on a timed ledger, played by everybody honestly but for what a test says: two nodes of Org2 and two of Org3,
 * nine validators, three of each organisation. The creator is {@code client0} of Org1.
 */
public final class ArenaPlay {
    public static final TaskId TASK = TaskId.parse("arena-digits");
    private static final Amount STAKE = Amount.ofFlock(100);
    public static final ContentKey FINAL_KEY =
            ContentKey.parse(digest("final key").hex());

    private final TimedLedger ledger;
    private final StakeUnit unit;
    private final NavigableMap<AccountId, ArenaRole> roles = new TreeMap<>();
    private final SortedMap<AccountId, HashChain> chains = new TreeMap<>();
    private BiFunction<AccountId, ArenaPhaseRecord, Boolean> lies = (account, stage) -> false;

    /** Five clients per organisation are needed. */
    public ArenaPlay(TimedLedger ledger) {
        this(ledger, StakeUnit.FLOCK);
    }

    /** With stakes of what is said; where they are gmFLOCK, each locks 200 FLOCK for a year and stakes half of that. */
    public ArenaPlay(TimedLedger ledger, StakeUnit unit) {
        this.ledger = ledger;
        this.unit = unit;
        for (int i : new int[] {1, 2, 4, 5}) {
            roles.put(ledger.client(i), ArenaRole.NODE);
        }
        for (int i = 6; i < 15; i++) {
            roles.put(ledger.client(i), ArenaRole.VALIDATOR);
        }
        roles.keySet().forEach(account -> chains.put(account, HashChain.of(digest("secret " + account), 64)));
    }

    /** The creator validates too, in place of another account of its organisation. */
    public ArenaPlay withValidatingCreator() {
        AccountId creator = ledger.client(0);
        roles.remove(ledger.client(6));
        roles.put(creator, ArenaRole.VALIDATOR);
        chains.put(creator, HashChain.of(digest("secret " + creator), 64));
        return this;
    }

    /** {@code of} says who scores by far too low, and in which epoch and stage; the stage is named by its commit phase. */
    public ArenaPlay withLies(BiFunction<AccountId, ArenaPhaseRecord, Boolean> of) {
        lies = of;
        return this;
    }

    /** A task of two epochs of which every submission is disputed. */
    public static ArenaTask definition() {
        return definition(StakeUnit.FLOCK);
    }

    private static ArenaTask definition(StakeUnit unit) {
        Amount least = unit == StakeUnit.FLOCK ? STAKE : GmFlock.most(STAKE);
        JuryRules rules = JuryRules.defaults();
        return ArenaTask.builder(
                        TASK,
                        new ContentRef("bafybundle", digest("bundle")),
                        new SealedSet(new ContentRef("bafyvalidation", digest("validation")), digest("key")),
                        new SealedSet(new ContentRef("bafyfinalset", digest("final")), FINAL_KEY.digest()))
                .epochs(2)
                .stakeIn(unit)
                .nodes(new Seats(2, 4, least))
                .validators(new Seats(6, 9, least))
                .absentSlash(least.dividedBy(10))
                .creatorStake(Amount.ofFlock(500))
                .rewardPool(Amount.ofFlock(200))
                .jury(new JuryRules(
                        rules.validatorsPerSubmission(),
                        rules.minScores(),
                        rules.accountQuota(),
                        rules.organisationQuota(),
                        rules.consensus(),
                        rules.scoreTolerance(),
                        rules.disputeTolerance(),
                        Millionths.of(1_000_000)))
                .phases(ArenaPhaseLengths.all(60))
                .build();
    }

    /** From creation to the last claim; {@code silent} says who leaves out a phase, of the creator its final key. */
    public void whole(BiFunction<AccountId, ArenaPhaseRecord, Boolean> silent) {
        staked();
        play(silent, phase -> false);
        claimed();
    }

    /** The task is created and everybody has staked. */
    public void staked() {
        created();
        SortedMap<String, Integer> slots = new TreeMap<>();
        roles.forEach((account, role) -> {
            int slot = slots.merge(account.organisation().text(), 1, Integer::sum) - 1;
            Optional<String> key = role == ArenaRole.VALIDATOR ? Optional.of("key " + account) : Optional.empty();
            Stake stake = new Stake(TASK, role, slot, STAKE, chains.get(account).tip(), key, Optional.empty());
            send(account, "Stake", unit == StakeUnit.FLOCK ? stake : inGm(account, stake));
        });
    }

    /** The task is created, and nobody has staked. */
    public void created() {
        send(ledger.client(0), "CreateTask", new CreateTask(definition(unit), Optional.empty(), Optional.empty()));
    }

    private Stake inGm(AccountId account, Stake stake) {
        Lock lock = new Lock(STAKE.times(2), GmFlock.MAX_DAYS, Optional.empty());
        TransactionId id =
                ledger.submit(account, "token:Lock", lock, LockView.class).lockId();
        return new Stake(
                stake.taskId(),
                stake.role(),
                stake.slot(),
                GmFlock.most(stake.stake()),
                stake.tip(),
                stake.accessKey(),
                stake.collect(),
                Optional.of(id));
    }

    /** Plays until a phase, or to the end. */
    public void play(BiFunction<AccountId, ArenaPhaseRecord, Boolean> silent, Predicate<ArenaPhaseRecord> until) {
        while (!phase().phase().isTerminal() && !until.test(phase())) {
            ArenaPhaseRecord now = phase();
            publish(now, silent);
            for (AccountId account : view().awaited()) {
                if (roles.containsKey(account) && now.phase() != ArenaPhase.FINAL_KEY && !silent.apply(account, now)) {
                    act(account, now);
                }
            }
            advance();
        }
    }

    /** Everybody takes what is due, ten days after the end. */
    public void claimed() {
        ledger.waitSeconds(10L * 86_400);
        roles.keySet().forEach(account -> {
            ledger.attempt(account, "arena:Claim", new Claim(TASK));
            send(account, "Unstake", new Unstake(TASK));
        });
        ledger.attempt(ledger.client(0), "arena:Claim", new Claim(TASK));
    }

    private void publish(ArenaPhaseRecord now, BiFunction<AccountId, ArenaPhaseRecord, Boolean> silent) {
        if (now.phase() == ArenaPhase.ACCESS) {
            SortedMap<AccountId, String> keys = new TreeMap<>();
            roles.forEach((account, role) -> {
                if (role == ArenaRole.VALIDATOR) {
                    keys.put(account, "wrapped");
                }
            });
            send(ledger.client(0), "PublishAccess", new PublishAccess(TASK, keys));
        }
        if (now.phase() == ArenaPhase.FINAL_KEY && !silent.apply(ledger.client(0), now)) {
            send(ledger.client(0), "PublishFinalKey", new PublishFinalKey(TASK, FINAL_KEY));
        }
    }

    private void act(AccountId who, ArenaPhaseRecord now) {
        int epoch = now.epoch();
        switch (now.phase()) {
            case ACCESS -> send(who, "ConfirmAccess", new ConfirmAccess(TASK));
            case SEED -> send(who, "RevealSeed", new RevealSeed(TASK, epoch, preimage(who)));
            case SUBMIT ->
                send(
                        who,
                        "CommitSubmission",
                        new CommitSubmission(
                                TASK,
                                epoch,
                                ArenaCommitments.of(
                                        context(who, epoch, ArenaPhase.SUBMIT), submission(who, epoch), salt(who))));
            case REVEAL -> {
                if (roles.get(who) == ArenaRole.NODE) {
                    send(who, "RevealSubmission", new RevealSubmission(TASK, epoch, submission(who, epoch), salt(who)));
                } else {
                    send(who, "Ready", new Ready(TASK, epoch, preimage(who)));
                }
            }
            case SCORE_COMMIT, DISPUTE_COMMIT ->
                send(
                        who,
                        "CommitScores",
                        new CommitScores(
                                TASK,
                                epoch,
                                now.phase(),
                                ArenaCommitments.of(
                                        context(who, epoch, now.phase()), scores(who, epoch, now.phase()), salt(who))));
            case SCORE_REVEAL -> reveal(who, epoch, ArenaPhase.SCORE_COMMIT, Optional.of(preimage(who)));
            case DISPUTE_REVEAL -> reveal(who, epoch, ArenaPhase.DISPUTE_COMMIT, Optional.empty());
            default -> throw new IllegalStateException(now.toString());
        }
    }

    private void reveal(AccountId who, int epoch, ArenaPhase stage, Optional<Digest> preimage) {
        send(who, "RevealScores", new RevealScores(TASK, epoch, stage, scores(who, epoch, stage), salt(who), preimage));
    }

    /** A node is as good as its place in the order of accounts. */
    private Scores scores(AccountId validator, int epoch, ArenaPhase stage) {
        List<AccountId> nodes = List.copyOf(roles.keySet());
        EpochDocument document = ledger.evaluate("arena:GetEpoch", new GetEpoch(TASK, epoch), ArenaEpochView.class)
                .document()
                .orElseThrow();
        return Scores.of(document.assigned(stage, validator).stream()
                .map(node -> Score.of((lies.apply(validator, new ArenaPhaseRecord(stage, epoch, 0)) ? 500_000 : 950_000)
                        - 5_000 * nodes.indexOf(node)))
                .toList());
    }

    private void advance() {
        ArenaTaskView view = view();
        if (!view.advanceable()) {
            ledger.waitSeconds(view.advanceAt() - ledger.now());
        }
        ArenaPhaseRecord now = view.phase();
        send(ledger.client(0), "AdvanceTask", new AdvanceTask(TASK, now.epoch(), now.phase()));
    }

    public ArenaTaskView view() {
        return ledger.evaluate("arena:GetTask", new GetTask(TASK), ArenaTaskView.class);
    }

    public ArenaPhaseRecord phase() {
        return view().phase();
    }

    private Digest preimage(AccountId who) {
        Digest tip = view().roster().orElseThrow().member(who).orElseThrow().tip();
        return chains.get(who).behind(tip).orElseThrow();
    }

    private void send(AccountId who, String function, Object request) {
        ledger.submit(who, "arena:" + function, request);
    }

    private static Submission submission(AccountId node, int epoch) {
        String name = "model " + node + " " + epoch;
        return new Submission(
                new ContentRef("bafy" + digest(name).hex(), digest(name + " envelope")),
                new ModelRef("bafy" + digest(name).hex(), digest(name + " bytes"), digest(name + " tensors")));
    }

    private static Salt salt(AccountId who) {
        return Salt.parse(digest("salt " + who).hex());
    }

    private static CommitmentContext context(AccountId who, int epoch, ArenaPhase phase) {
        return ArenaCommitments.context(TimedLedger.CHANNEL, TASK, epoch, phase, who);
    }

    private static Digest digest(String text) {
        return FieldHash.ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
