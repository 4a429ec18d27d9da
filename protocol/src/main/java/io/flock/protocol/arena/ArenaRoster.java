package io.flock.protocol.arena;

import io.flock.protocol.alliance.Payout;
import io.flock.protocol.alliance.Stakeholding;
import io.flock.protocol.codec.Json;
import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All that an advance changes of a task, in one document.
 *
 * @param members the admitted accounts, in account order
 * @param pool the undistributed pool, without Reward B
 * @param locked Reward B: what has accumulated for the final rank
 * @param creatorStake what is left of what the creator locked
 * @param dues what is owed at the end beside stakes and settled rewards
 * @param vesting the final reward of each account, which vests from the end on
 * @param voidStreak how many epochs in a row were void, up to the last one
 * @param seed the last one; absent before the first SEED phase
 * @param lastRanking of the last epoch that had one
 * @param lastGood whom the last epoch that paid anybody paid, and how much
 * @param best the first of the last ranking
 * @param frontier the best scores so far, which others have to be better than; absent where the task ranks last submissions
 * @param pools what is owed to pools of delegators
 */
public record ArenaRoster(
        @Limit(256) List<ArenaMember> members,
        Amount pool,
        Amount locked,
        Amount creatorStake,
        SortedMap<AccountId, Amount> dues,
        @Limit(256) List<Payout> vesting,
        int voidStreak,
        Optional<Digest> seed,
        @Limit(256) List<Rank> lastRanking,
        @Limit(256) List<Stakeholding> lastGood,
        Optional<ConsensusModel> best,
        Optional<Frontier> frontier,
        PoolDues pools)
        implements StateDocument {

    public ArenaRoster {
        members = members.stream()
                .sorted(Comparator.comparing(ArenaMember::account))
                .toList();
        dues = Collections.unmodifiableSortedMap(new TreeMap<>(dues));
        vesting = List.copyOf(vesting);
        lastRanking = List.copyOf(lastRanking);
        lastGood = List.copyOf(lastGood);
    }

    /** With the accounts admitted; nothing has happened yet. */
    public static ArenaRoster opened(List<ArenaMember> members, Amount pool, Amount creatorStake) {
        return new ArenaRoster(
                members,
                pool,
                Amount.ZERO,
                creatorStake,
                new TreeMap<>(),
                List.of(),
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                PoolDues.none());
    }

    public Optional<ArenaMember> member(AccountId account) {
        return members.stream()
                .filter(member -> member.account().equals(account))
                .findFirst();
    }

    /** Who takes part in a role, in account order. */
    public List<ArenaMember> active(ArenaRole role) {
        return members.stream().filter(member -> member.isActive(role)).toList();
    }

    /** The effective stakes of those who take part in a role. */
    public SortedMap<AccountId, Amount> stakes(ArenaRole role) {
        SortedMap<AccountId, Amount> stakes = new TreeMap<>();
        active(role).forEach(member -> stakes.put(member.account(), member.effective()));
        return stakes;
    }

    /** Those of a role that have a pool behind them. */
    public List<PoolOwner> backed(ArenaRole role) {
        return active(role).stream()
                .flatMap(member -> member.backing().stream()
                        .map(backing -> new PoolOwner(member.account(), member.stake(), backing.ratio())))
                .toList();
    }

    /** What is owed to an account at the end, beside its stake and settled rewards. */
    public Amount due(AccountId account) {
        return dues.getOrDefault(account, Amount.ZERO);
    }

    /** The account's final reward. */
    public Amount vesting(AccountId account) {
        return Amount.sum(vesting.stream()
                .filter(payout -> payout.account().equals(account))
                .map(Payout::amount)
                .toList());
    }

    /**
     * What the final validation judges of a node: its last submission, or where improvements are ranked the last that
     * stands. Where no epoch has scored anything, nothing could stand, and nothing had to be beaten: then the last one too.
     */
    public Optional<Standing> candidate(ArenaMember node, RewardRules rules) {
        return rules.improvement().isPresent() && frontier.isPresent()
                ? node.improvement().map(Improvement::shown)
                : node.standing();
    }

    /** SHA-256 of the canonical JSON. */
    public Digest digest() {
        return FieldHash.ofBytes(Json.writeBytes(this));
    }

    /** Changes each member. */
    public ArenaRoster each(UnaryOperator<ArenaMember> change) {
        return new ArenaRoster(
                members.stream().map(change).toList(),
                pool,
                locked,
                creatorStake,
                dues,
                vesting,
                voidStreak,
                seed,
                lastRanking,
                lastGood,
                best,
                frontier,
                pools);
    }

    public ArenaRoster withPool(Amount of) {
        return money(of, locked, creatorStake, dues, vesting, pools);
    }

    public ArenaRoster withLocked(Amount of) {
        return money(pool, of, creatorStake, dues, vesting, pools);
    }

    public ArenaRoster withCreatorStake(Amount of) {
        return money(pool, locked, of, dues, vesting, pools);
    }

    /** Owes more to an account; nothing changes for an amount of zero. */
    public ArenaRoster withDue(AccountId account, Amount more) {
        if (more.isZero()) {
            return this;
        }
        SortedMap<AccountId, Amount> changed = new TreeMap<>(dues);
        changed.merge(account, more, Amount::plus);
        return money(pool, locked, creatorStake, changed, vesting, pools);
    }

    public ArenaRoster withVesting(List<Payout> of) {
        return money(pool, locked, creatorStake, dues, of, pools);
    }

    public ArenaRoster withVoidStreak(int of) {
        return course(of, seed, lastRanking, lastGood, best, frontier);
    }

    public ArenaRoster withSeed(Digest of) {
        return course(voidStreak, Optional.of(of), lastRanking, lastGood, best, frontier);
    }

    public ArenaRoster withRanking(List<Rank> ranking, ConsensusModel first) {
        return course(voidStreak, seed, ranking, lastGood, Optional.of(first), frontier);
    }

    /** With other best scores. */
    public ArenaRoster withFrontier(Frontier of) {
        return course(voidStreak, seed, lastRanking, lastGood, best, Optional.of(of));
    }

    public ArenaRoster withLastGood(List<Stakeholding> of) {
        return course(voidStreak, seed, lastRanking, of, best, frontier);
    }

    public ArenaRoster withPools(PoolDues of) {
        return money(pool, locked, creatorStake, dues, vesting, of);
    }

    /** The same with other money beside the members' stakes. */
    private ArenaRoster money(
            Amount ofPool,
            Amount ofLocked,
            Amount ofCreator,
            SortedMap<AccountId, Amount> owed,
            List<Payout> vests,
            PoolDues owedToPools) {
        return new ArenaRoster(
                members,
                ofPool,
                ofLocked,
                ofCreator,
                owed,
                vests,
                voidStreak,
                seed,
                lastRanking,
                lastGood,
                best,
                frontier,
                owedToPools);
    }

    /** The same after other epochs. */
    private ArenaRoster course(
            int voids,
            Optional<Digest> last,
            List<Rank> ranking,
            List<Stakeholding> good,
            Optional<ConsensusModel> first,
            Optional<Frontier> scores) {
        return new ArenaRoster(
                members, pool, locked, creatorStake, dues, vesting, voids, last, ranking, good, first, scores, pools);
    }
}
