package io.flock.protocol.governance;

import io.flock.protocol.codec.Range;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.MarketBounds;
import io.flock.protocol.money.Millionths;
import java.util.Optional;

/**
 * The bounds that governance sets to tasks.
 *
 * @param clockWindowSeconds how far a client's timestamp may be off, as the peers' filter is configured
 * @param minPhaseSeconds the shortest phase; at least three clock windows
 * @param maxPhaseSeconds the longest phase
 * @param maxParticipants the most seats of a task, at most 256, which bounds every loop
 * @param maxRounds the most rounds of a task, at most 4000, which bounds what a roster can owe to keepers
 * @param maxSlashFraction the highest price of a lie, as a share of the stake
 * @param tasksWithoutArena whether a task may begin without the Arena's model
 * @param epochSeconds how long an epoch of emission lasts, at least three clock windows; a day when absent; counts when the
 *     first task is verified
 * @param arena what is asked of Arena tasks; the defaults when absent
 * @param market what is asked of the marketplace; the defaults when absent
 * @param delegation what is asked of delegations; the defaults when absent
 */
public record GovernanceParameters(
        @Range(min = 1, max = 3_600) int clockWindowSeconds,
        @Range(min = 3, max = 31_536_000) int minPhaseSeconds,
        @Range(min = 3, max = 31_536_000) int maxPhaseSeconds,
        @Range(min = 3, max = 256) int maxParticipants,
        @Range(min = 1, max = 4_000) int maxRounds,
        Millionths maxSlashFraction,
        boolean tasksWithoutArena,
        @Range(min = 3, max = 31_536_000) Optional<Integer> epochSeconds,
        Optional<ArenaBounds> arena,
        Optional<MarketBounds> market,
        Optional<DelegationBounds> delegation) {

    /** The most seats that governance may allow. */
    public static final int MOST_PARTICIPANTS = 256;

    private static final int DAY_SECONDS = 86_400;

    public GovernanceParameters {
        require(clockWindowSeconds >= 1, "clockWindowSeconds is at least 1, not " + clockWindowSeconds);
        require(
                minPhaseSeconds >= 3L * clockWindowSeconds,
                "minPhaseSeconds is at least three clock windows of " + clockWindowSeconds + " s, not "
                        + minPhaseSeconds);
        require(
                maxPhaseSeconds >= minPhaseSeconds,
                "maxPhaseSeconds is at least minPhaseSeconds, " + minPhaseSeconds + ", not " + maxPhaseSeconds);
        require(
                maxParticipants >= 3 && maxParticipants <= MOST_PARTICIPANTS,
                "maxParticipants is from 3 to " + MOST_PARTICIPANTS + ", not " + maxParticipants);
        require(maxRounds >= 1 && maxRounds <= 4_000, "maxRounds is from 1 to 4000, not " + maxRounds);
        require(
                epochSeconds.orElse(DAY_SECONDS) >= 3L * clockWindowSeconds,
                "epochSeconds is at least three clock windows of " + clockWindowSeconds + " s, not " + epochSeconds);
        market.ifPresent(bounds -> require(
                bounds.disputeSeconds() >= 3L * clockWindowSeconds,
                "disputeSeconds is at least three clock windows of " + clockWindowSeconds + " s, not "
                        + bounds.disputeSeconds()));
        market.ifPresent(bounds -> require(
                bounds.knowledgeBounds().votingSeconds() >= 3L * clockWindowSeconds,
                "votingSeconds is at least three clock windows of " + clockWindowSeconds + " s, not "
                        + bounds.knowledgeBounds().votingSeconds()));
    }

    /** Parameters with epochs of a day. */
    public GovernanceParameters(
            int clockWindowSeconds,
            int minPhaseSeconds,
            int maxPhaseSeconds,
            int maxParticipants,
            int maxRounds,
            Millionths maxSlashFraction,
            boolean tasksWithoutArena) {
        this(
                clockWindowSeconds,
                minPhaseSeconds,
                maxPhaseSeconds,
                maxParticipants,
                maxRounds,
                maxSlashFraction,
                tasksWithoutArena,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** How long an epoch lasts. */
    public int epochLength() {
        return epochSeconds.orElse(DAY_SECONDS);
    }

    /** The same with another length of epochs. */
    public GovernanceParameters withEpochSeconds(int seconds) {
        return with(Optional.of(seconds), arena, market, delegation);
    }

    /** What is asked of Arena tasks. */
    public ArenaBounds arenaBounds() {
        return arena.orElseGet(ArenaBounds::defaults);
    }

    /** The same with other bounds for Arena tasks. */
    public GovernanceParameters withArena(ArenaBounds bounds) {
        return with(epochSeconds, Optional.of(bounds), market, delegation);
    }

    /** What is asked of the marketplace. */
    public MarketBounds marketBounds() {
        return market.orElseGet(MarketBounds::defaults);
    }

    /** The same with other bounds for the marketplace. */
    public GovernanceParameters withMarket(MarketBounds bounds) {
        return with(epochSeconds, arena, Optional.of(bounds), delegation);
    }

    /** The same for a network that is founded now: channels open with a least deposit, which those founded before lack. */
    public GovernanceParameters forFounding() {
        MarketBounds bounds = marketBounds();
        return withMarket(
                bounds.withDisputeSeconds(Math.max(bounds.disputeSeconds(), Math.multiplyExact(3, clockWindowSeconds)))
                        .withMinDeposit(MarketBounds.FOUNDING_DEPOSIT));
    }

    /** What is asked of delegations. */
    public DelegationBounds delegationBounds() {
        return delegation.orElseGet(DelegationBounds::defaults);
    }

    /** The same with other bounds for delegations. */
    public GovernanceParameters withDelegation(DelegationBounds bounds) {
        return with(epochSeconds, arena, market, Optional.of(bounds));
    }

    /** A clock window of 60 s, phases of 3 minutes to 30 days, 256 participants, 1000 rounds, a quarter at most. */
    public static GovernanceParameters defaults() {
        return new GovernanceParameters(60, 180, 2_592_000, MOST_PARTICIPANTS, 1_000, Millionths.of(250_000), true);
    }

    private GovernanceParameters with(
            Optional<Integer> epoch,
            Optional<ArenaBounds> ofArena,
            Optional<MarketBounds> ofMarket,
            Optional<DelegationBounds> ofDelegation) {
        return new GovernanceParameters(
                clockWindowSeconds,
                minPhaseSeconds,
                maxPhaseSeconds,
                maxParticipants,
                maxRounds,
                maxSlashFraction,
                tasksWithoutArena,
                epoch,
                ofArena,
                ofMarket,
                ofDelegation);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, what);
        }
    }
}
