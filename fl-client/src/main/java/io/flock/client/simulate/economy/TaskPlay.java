package io.flock.client.simulate.economy;

import io.flock.protocol.arena.PoolShare;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.jury.AssignmentDraw;
import io.flock.protocol.arena.reward.Contender;
import io.flock.protocol.arena.reward.EpochReward;
import io.flock.protocol.arena.reward.NodeRewards;
import io.flock.protocol.arena.reward.PoolSplit;
import io.flock.protocol.arena.reward.Ranking;
import io.flock.protocol.arena.reward.ValidatorRewards;
import io.flock.protocol.beacon.Beacon;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One Arena task, from its first epoch to its final validation, under one strategy. */
final class TaskPlay {
    private static final double FINAL_NOISE = 0.002;

    private final EconomySettings settings;
    private final Strategy strategy;
    private final Luck luck;
    private final Cast cast;
    private final Ledger money;
    private final Training training;
    private final Jury jury;
    private Amount pool;
    private Amount locked = Amount.ZERO;
    private Digest seed;
    private final Standings standings;

    private TaskPlay(EconomySettings settings, Strategy strategy, Luck luck) {
        this.settings = settings;
        this.strategy = strategy;
        this.luck = luck;
        this.cast = Cast.of(settings, strategy);
        this.money = new Ledger(settings);
        this.training = new Training(cast, strategy, luck, money);
        this.jury = new Jury(cast, new Scoring(cast, strategy, luck, money), strategy, money);
        this.pool = settings.pool();
        this.seed = luck.digest("seed", 0, "task");
        this.standings = new Standings(settings.rewards());
    }

    /** Plays a task to its end. */
    static TaskPlay play(EconomySettings settings, Strategy strategy, long task) {
        TaskPlay play = new TaskPlay(settings, strategy, new Luck(task));
        play.run();
        return play;
    }

    /** What the organisations that a strategy makes deviate were left with here, each on average, in FLOCK. */
    double income(Strategy measured) {
        Cast of = Cast.of(settings, measured);
        return money.income(of.deviators(), measured.side()) / of.deviators().size();
    }

    private void run() {
        SortedMap<AccountId, Model> models = new TreeMap<>();
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            pool = pool.plus(settings.emission());
            models = training.submissions(epoch);
            standings.revealed(models);
            SortedMap<AccountId, Amount> ready = ready(models, epoch);
            Digest next = Beacon.next(seed, preimages("score", epoch, ready));
            Jury.Verdict verdict = jury.epoch(models, epoch, ready, seed, next);
            settle(standings.scored(epoch, models, verdict.scores()), epoch, verdict, ValidatorRewards.Basis.DRAWN);
            seed = next;
        }
        finish(standings.models());
    }

    /** Everybody checks in, unless another seed is worth more to a withholding validator than its own place. */
    private SortedMap<AccountId, Amount> ready(SortedMap<AccountId, Model> models, int epoch) {
        SortedMap<AccountId, Digest> preimages = preimages("ready", epoch, cast.validators());
        Digest all = Beacon.next(seed, preimages);
        if (strategy == Strategy.WITHHOLDING_PREIMAGE) {
            for (AccountId validator : cast.validators().keySet()) {
                if (!cast.deviates(validator)) {
                    continue;
                }
                SortedMap<AccountId, Digest> without = new TreeMap<>(preimages);
                without.remove(validator);
                SortedMap<AccountId, Amount> left = new TreeMap<>(cast.validators());
                left.remove(validator);
                Digest other = Beacon.next(seed, without);
                if (work(models, left, other) > work(models, cast.validators(), all)) {
                    money.slash(validator, settings.absentSlash());
                    seed = other;
                    return left;
                }
            }
        }
        seed = all;
        return cast.validators();
    }

    private long work(SortedMap<AccountId, Model> models, SortedMap<AccountId, Amount> ready, Digest of) {
        return AssignmentDraw.draw(
                        models.keySet(), AssignmentDraw.Pool.of(ready, cast.validators()), settings.jury(), of)
                .stream()
                .flatMap(assignment -> assignment.validators().stream())
                .filter(cast::deviates)
                .count();
    }

    private SortedMap<AccountId, Digest> preimages(String purpose, int epoch, SortedMap<AccountId, Amount> of) {
        SortedMap<AccountId, Digest> preimages = new TreeMap<>();
        of.keySet().forEach(account -> preimages.put(account, luck.digest(purpose, epoch, account)));
        return preimages;
    }

    private void settle(List<Contender> contenders, int epoch, Jury.Verdict verdict, ValidatorRewards.Basis basis) {
        boolean last = basis == ValidatorRewards.Basis.EVERYONE;
        Amount whole = EpochReward.whole(pool.minus(locked), settings.epochs() + 1 - epoch);
        EpochReward reward =
                EpochReward.split(whole, settings.rewards().gamma(), sum(cast.nodes()), sum(cast.validators()));
        List<Rank> ranking = Ranking.of(contenders, settings.rewards().minGain(), seed);
        Amount forNodes = last
                ? reward.nodes().plus(locked)
                : reward.immediate(settings.rewards().lockedShare());
        pay(
                cast.nodes(),
                stakes -> NodeRewards.split(forNodes, ranking, stakes, settings.rewards(), seed),
                Ledger.Side.NODES);
        locked = last
                ? Amount.ZERO
                : locked.plus(reward.locked(settings.rewards().lockedShare()));
        pay(
                cast.validators(),
                stakes -> ValidatorRewards.split(
                        reward.validators(),
                        verdict.works(),
                        basis,
                        stakes,
                        settings.rewards(),
                        settings.jury().scoreTolerance(),
                        seed),
                Ledger.Side.VALIDATORS);
    }

    private void pay(
            SortedMap<AccountId, Amount> stakes,
            UnaryOperator<SortedMap<AccountId, Amount>> division,
            Ledger.Side side) {
        PoolSplit split = PoolSplit.of(stakes, cast.delegation().among(stakes.keySet()), division);
        Amount delegated =
                Amount.sum(split.pools().stream().map(PoolShare::reward).toList());
        pool = pool.minus(Amount.sum(split.owners().values())).minus(delegated);
        money.earn(split.owners(), side);
        cast.delegation().delegator().ifPresent(delegator -> money.earn(delegator, side, delegated));
    }

    /** On the hidden set a model is a little better or worse than it seemed; its copies likewise. */
    private void finish(SortedMap<AccountId, Model> models) {
        SortedMap<AccountId, Model> hidden = new TreeMap<>();
        models.forEach((node, model) -> hidden.put(
                node,
                new Model(
                        Math.min(1, model.quality() + FINAL_NOISE * luck.normal("final", 0, model.name())),
                        model.name(),
                        model.firstEpoch(),
                        model.valid())));
        Jury.Verdict verdict = jury.last(hidden, settings.epochs());
        List<Contender> contenders = new ArrayList<>();
        verdict.scores()
                .forEach((node, score) -> contenders.add(
                        new Contender(node, score, hidden.get(node).firstEpoch())));
        settle(contenders, settings.epochs(), verdict, ValidatorRewards.Basis.EVERYONE);
    }

    private static Amount sum(SortedMap<AccountId, Amount> stakes) {
        return Amount.sum(stakes.values());
    }
}
