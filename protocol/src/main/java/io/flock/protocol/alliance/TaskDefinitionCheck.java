package io.flock.protocol.alliance;

import io.flock.protocol.alliance.advance.RoleDraw;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.TreeSet;

/** What a ledger accepts as a task: trap tasks are refused before anybody can join them (attack 38). */
public final class TaskDefinitionCheck {
    private static final List<Phase> TIMED = List.of(
            Phase.RECRUITING,
            Phase.SEED,
            Phase.PROPOSE_COMMIT,
            Phase.PROPOSE_REVEAL,
            Phase.VOTE_COMMIT,
            Phase.VOTE_REVEAL,
            Phase.AGGREGATE_COMMIT,
            Phase.AGGREGATE_REVEAL);
    private static final int FEWEST = 3;

    private TaskDefinitionCheck() {}

    /**
     * Checks a definition against governance's bounds.
     *
     * <p>Prices: {@code absentSlash ≤ slashFraction · minStake ≤ minStake / 4}. Deposit: {@code absentSlash ≥ rewardPool /
     * (rounds · minParticipants)}, so that withholding a preimage never costs less than a round's equal share. Where stakes
     * are gmFLOCK the deposit is counted as the FLOCK that is behind it at least, in a lock of the longest kind.
     *
     * @throws FlockException PARAMETER_OUT_OF_BOUNDS, DEPOSIT_TOO_LOW or INVALID_ARGUMENT
     */
    public static void check(TaskDefinition definition, GovernanceParameters parameters) {
        bound(
                parameters.tasksWithoutArena() || definition.arenaTaskId().isPresent(),
                "governance allows no task without a model of the Arena");
        counts(definition, parameters);
        phases(definition.phases(), parameters);
        prices(definition, parameters);
        deposit(definition);
        aggregation(definition);
        named(definition);
    }

    private static void counts(TaskDefinition definition, GovernanceParameters parameters) {
        bound(
                definition.rounds() >= 1 && definition.rounds() <= parameters.maxRounds(),
                "rounds is from 1 to " + parameters.maxRounds() + ", not " + definition.rounds());
        bound(
                definition.minParticipants() >= FEWEST,
                "minParticipants is at least " + FEWEST + ", not " + definition.minParticipants());
        bound(
                definition.minParticipants() <= definition.maxParticipants(),
                "minParticipants " + definition.minParticipants() + " is above maxParticipants "
                        + definition.maxParticipants());
        bound(
                definition.maxParticipants() <= parameters.maxParticipants(),
                "maxParticipants is at most " + parameters.maxParticipants() + ", not " + definition.maxParticipants());
        bound(definition.proposerFraction().value() > 0, "proposerFraction is above 0");
    }

    private static void phases(PhaseLengths lengths, GovernanceParameters parameters) {
        long least = Math.max(parameters.minPhaseSeconds(), 3L * parameters.clockWindowSeconds());
        for (Phase phase : TIMED) {
            int length = lengths.of(phase);
            bound(
                    length >= least && length <= parameters.maxPhaseSeconds(),
                    "the length of " + phase + " is from " + least + " to " + parameters.maxPhaseSeconds() + " s, not "
                            + length);
        }
    }

    private static void prices(TaskDefinition definition, GovernanceParameters parameters) {
        Amount lie = definition.lieSlash(definition.minStake());
        bound(!definition.minStake().isZero(), "minStake is above 0");
        // A stake that nobody can have would leave a task that can't even be shown: its sums overflow.
        Amount most = definition.stakeUnit().most();
        bound(
                !most.isLessThan(definition.minStake()),
                "minStake is at most " + definition.stakeUnit().text(most) + ", not "
                        + definition.minStake().format());
        bound(
                definition.slashFraction().compareTo(parameters.maxSlashFraction()) <= 0,
                "slashFraction is at most " + parameters.maxSlashFraction().value() + " millionths, not "
                        + definition.slashFraction().value());
        bound(
                definition.slashFraction().value() <= 250_000,
                "slashFraction is at most a quarter, not "
                        + definition.slashFraction().value() + " millionths");
        bound(
                !lie.isLessThan(definition.absentSlash()),
                "absentSlash is at most slashFraction of minStake, "
                        + definition.stakeUnit().text(lie) + ", not "
                        + definition.absentSlash().format());
    }

    private static void deposit(TaskDefinition definition) {
        long absences = (long) definition.rounds() * definition.minParticipants();
        if (!definition.stakeUnit().covers(definition.rewardPool(), definition.absentSlash(), absences)) {
            throw new FlockException(
                    ErrorCode.DEPOSIT_TOO_LOW,
                    "absentSlash of " + definition.stakeUnit().text(definition.absentSlash()) + " times "
                            + definition.rounds() + " rounds times "
                            + definition.minParticipants() + " participants is below the pool of "
                            + definition.rewardPool()
                            + (definition.stakesGmFlock() ? ", counted as the FLOCK behind gmFLOCK of 365 days" : ""));
        }
    }

    /** The rule's bound (n, f), for the smallest round that the task can begin with. */
    private static void aggregation(TaskDefinition definition) {
        AggregationRule rule = definition.aggregation();
        int proposers = RoleDraw.proposers(definition.minParticipants(), definition.proposerFraction());
        if (proposers < rule.leastProposers()) {
            throw new FlockException(
                    ErrorCode.PARAMETER_OUT_OF_BOUNDS,
                    "aggregation " + rule.text() + " needs " + rule.leastProposers()
                            + " proposers in a round; with minParticipants " + definition.minParticipants()
                            + " and proposerFraction "
                            + definition.proposerFraction().value() + " millionths there are " + proposers,
                    "raise minParticipants or proposerFraction, or choose another rule");
        }
    }

    private static void named(TaskDefinition definition) {
        List<AccountId> named = definition.participants();
        if (named.isEmpty()) {
            return;
        }
        if (new TreeSet<>(named).size() != named.size()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "participants names an account twice");
        }
        bound(
                named.size() >= definition.minParticipants() && named.size() <= definition.maxParticipants(),
                "participants names from " + definition.minParticipants() + " to " + definition.maxParticipants()
                        + " accounts, not " + named.size());
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
