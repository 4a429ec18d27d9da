package io.flock.sdk.explain;

import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.audit.TrailStep;
import java.util.List;
import java.util.Optional;

/**
 * Explains the money of tasks and of the marketplace.
 *
 * <pre>{@code
 * LedgerTrail trail = new LedgerTrail("flock");
 * flock.blocks().read(Duration.ofSeconds(10), trail::accept);
 * Explainer explainer = new Explainer(trail);
 * explainer.round(TaskId.parse("digits"), 0, flock.account()).lines().forEach(System.out::println);
 * }</pre>
 */
public final class Explainer {
    private final List<TrailStep> steps;

    /** Explains what is in a trail now. */
    public Explainer(LedgerTrail trail) {
        this.steps = trail.steps();
    }

    /** Where a task's money came from and where it is; UNKNOWN_TASK. */
    public BalanceSheet balanceSheet(TaskId task) {
        return ArenaTrail.of(steps, task).map(ArenaSheet::of).orElseGet(() -> Sheet.of(TaskTrail.of(steps, task)));
    }

    /** Where the money of a listing with all its channels came from and is; UNKNOWN_LISTING. */
    public BalanceSheet balanceSheet(ListingId listing) {
        return new MarketTrail(steps).listing(listing);
    }

    /** Where a channel's money came from and is; UNKNOWN_CHANNEL. */
    public BalanceSheet balanceSheet(ChannelId channel) {
        return new MarketTrail(steps).channel(channel);
    }

    /**
     * What a settlement took and how it was divided: four amounts that sum to zero.
     *
     * @throws FlockException WRONG_PHASE for a transaction that settled nothing
     */
    public MarketExplanation settlement(TransactionId transaction) {
        return new MarketTrail(steps).explain(transaction);
    }

    /** What a listing's settlements meant to an account: what it paid, got as a host, and earned as a contributor. */
    public MarketExplanation listing(ListingId listing, AccountId account) {
        return new MarketTrail(steps).explain(listing, account);
    }

    /**
     * What a round of the Alliance, or an epoch of the Arena, meant to an account: penalties first, then the reward or
     * why there is none, then a keeper's bonus, what an owner's pool got, and what the account got as a delegator.
     *
     * @throws FlockException UNKNOWN_TASK; WRONG_PHASE before the round is settled
     */
    public RoundExplanation round(TaskId id, int number, AccountId account) {
        Optional<ArenaTrail> arena = ArenaTrail.of(steps, id);
        if (arena.isPresent()) {
            return ArenaEpochs.explain(arena.get(), number, account);
        }
        return AllianceRounds.explain(TaskTrail.of(steps, id), number, account);
    }

    /**
     * What the end of a task meant to an account beside its rounds or epochs, and what it claimed: of the Alliance its share
     * of what was left of the pool; of the Arena Reward B with its vesting, its share of the rest, what a creator gets back,
     * what its pool and the account as a delegator get, and of each claim what it paid and its fee. Together with
     * {@link #round} this is all that the task brought it beside its stake. Without lines while there is nothing to tell.
     *
     * @throws FlockException UNKNOWN_TASK
     */
    public TaskExplanation end(TaskId id, AccountId account) {
        return ArenaTrail.of(steps, id)
                .map(arena -> ArenaEnd.explain(arena, account))
                .orElseGet(() -> AllianceEnd.explain(TaskTrail.of(steps, id), account));
    }
}
