package io.flock.protocol.arena;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.ArenaBounds;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.StakeUnit;
import java.util.List;
import java.util.TreeSet;

/** What a ledger accepts as an Arena task: trap tasks are refused before anybody can stake on them (attack 38). */
public final class ArenaTaskCheck {
    private static final int FEWEST_VALIDATORS = 3;
    private static final int QUARTER = 250_000;

    private ArenaTaskCheck() {}

    /**
     * Checks a definition against governance's bounds.
     *
     * <p>Prices: {@code absentSlash ≤ slashFraction · minStake ≤ minStake / 4} for both roles. Deposit: {@code absentSlash ≥
     * rewardPool / ((epochs + 1) · fewest participants)}, so that withholding a preimage never costs less than an equal
     * share of an epoch. Where stakes are gmFLOCK the deposit is counted as the FLOCK that is behind it at least, in a lock
     * of the longest kind.
     *
     * @throws FlockException PARAMETER_OUT_OF_BOUNDS, DEPOSIT_TOO_LOW or INVALID_ARGUMENT
     */
    public static void check(ArenaTask task, GovernanceParameters parameters, ArenaBounds bounds) {
        bound(
                task.epochs() <= parameters.maxRounds(),
                "epochs is from 1 to " + parameters.maxRounds() + ", not " + task.epochs());
        seats(task, parameters);
        phases(task.phases(), parameters);
        prices(task, parameters);
        jury(task);
        rewards(task.rewards(), bounds);
        deposit(task);
        named(task);
    }

    private static void seats(ArenaTask task, GovernanceParameters parameters) {
        // A stake that nobody can have would leave a task that nobody can take part in.
        StakeUnit unit = task.stakeUnit();
        Amount most = unit.most();
        for (Seats seats : List.of(task.nodes(), task.validators())) {
            bound(seats.min() <= seats.max(), "min " + seats.min() + " is above max " + seats.max());
            bound(!seats.minStake().isZero(), "minStake is above 0");
            bound(
                    !most.isLessThan(seats.minStake()),
                    "minStake is at most " + unit.text(most) + ", not "
                            + seats.minStake().format());
        }
        int both = task.nodes().max() + task.validators().max();
        bound(
                both <= parameters.maxParticipants(),
                "nodes and validators are at most " + parameters.maxParticipants() + " together, not " + both);
        int fewest = Math.max(FEWEST_VALIDATORS, task.jury().minScores());
        bound(
                task.validators().min() >= fewest,
                "validators.min is at least " + fewest + ", not "
                        + task.validators().min());
    }

    private static void phases(ArenaPhaseLengths lengths, GovernanceParameters parameters) {
        long least = Math.max(parameters.minPhaseSeconds(), 3L * parameters.clockWindowSeconds());
        for (ArenaPhase phase : ArenaPhase.values()) {
            int length = lengths.of(phase);
            boolean waits = phase != ArenaPhase.CLOSED && !phase.isTerminal();
            bound(
                    !waits || (length >= least && length <= parameters.maxPhaseSeconds()),
                    "the length of " + phase + " is from " + least + " to " + parameters.maxPhaseSeconds() + " s, not "
                            + length);
        }
    }

    private static void prices(ArenaTask task, GovernanceParameters parameters) {
        int most = Math.min(parameters.maxSlashFraction().value(), QUARTER);
        bound(
                task.slashFraction().value() <= most,
                "slashFraction is at most " + most + " millionths, not "
                        + task.slashFraction().value());
        Amount least = task.nodes().minStake().min(task.validators().minStake());
        Amount lie = task.lieSlash(least);
        bound(
                !lie.isLessThan(task.absentSlash()),
                "absentSlash is at most slashFraction of minStake, "
                        + task.stakeUnit().text(lie) + ", not "
                        + task.absentSlash().format());
    }

    private static void jury(ArenaTask task) {
        JuryRules jury = task.jury();
        bound(
                jury.minScores() <= jury.validatorsPerSubmission(),
                "minScores " + jury.minScores() + " is above validatorsPerSubmission "
                        + jury.validatorsPerSubmission());
        bound(
                jury.scoreTolerance().compareTo(jury.disputeTolerance()) <= 0,
                "scoreTolerance is at most disputeTolerance, "
                        + jury.disputeTolerance().value() + " millionths, not "
                        + jury.scoreTolerance().value());
    }

    private static void rewards(RewardRules rewards, ArenaBounds bounds) {
        bound(rewards.gamma().value() <= Millionths.ONE / 2, "gamma is at most a half");
        bound(rewards.rankRatio().value() > 0, "rankRatio is above 0");
        bound(
                rewards.vestingDays() <= bounds.maxVestingDays(),
                "vestingDays is at most " + bounds.maxVestingDays() + ", not " + rewards.vestingDays());
    }

    private static void deposit(ArenaTask task) {
        long fewest = (long) task.nodes().min() + task.validators().min();
        long absences = (task.epochs() + 1L) * fewest;
        if (!task.stakeUnit().covers(task.rewardPool(), task.absentSlash(), absences)) {
            throw new FlockException(
                    ErrorCode.DEPOSIT_TOO_LOW,
                    "absentSlash of " + task.stakeUnit().text(task.absentSlash()) + " times " + (task.epochs() + 1)
                            + " settlements times "
                            + fewest + " participants is below the pool of " + task.rewardPool()
                            + (task.stakesGmFlock() ? ", counted as the FLOCK behind gmFLOCK of 365 days" : ""));
        }
    }

    private static void named(ArenaTask task) {
        List<AccountId> named = task.participants();
        if (named.isEmpty()) {
            return;
        }
        if (new TreeSet<>(named).size() != named.size()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "participants names an account twice");
        }
        int fewest = task.nodes().min() + task.validators().min();
        bound(named.size() >= fewest, "participants names at least " + fewest + " accounts, not " + named.size());
        bound(
                named.stream().map(AccountId::organisation).distinct().count() >= 2,
                "participants names accounts of at least two organisations");
    }

    private static void bound(boolean holds, String what) {
        if (!holds) {
            throw new FlockException(ErrorCode.PARAMETER_OUT_OF_BOUNDS, what);
        }
    }
}
