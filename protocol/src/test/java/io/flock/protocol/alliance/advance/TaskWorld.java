package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.LeaveRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Cover;
import io.flock.protocol.token.GmFlock;
import io.flock.protocol.token.LockPart;
import io.flock.protocol.token.LockRecord;
import io.flock.protocol.token.Refund;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A ledger with one task and no network: what contracts keep, and time that only tests move. */
final class TaskWorld {
    static final String CHANNEL = "flock";
    static final int WINDOW = 5;
    private static final TransactionId LOCK = TransactionId.parse("10".repeat(32));
    private static final Commitment ANY = Commitment.parse("c0".repeat(32));

    final TaskDocument task;
    final SortedMap<AccountId, Amount> wallets = new TreeMap<>();
    final SortedMap<AccountId, LockRecord> locks = new TreeMap<>();
    final SortedMap<AccountId, HashChain> chains = new TreeMap<>();
    final SortedMap<AccountId, JoinRecord> joins = new TreeMap<>();
    final SortedMap<AccountId, LeaveRecord> leaves = new TreeMap<>();
    final SortedMap<Integer, RoundDocument> rounds = new TreeMap<>();
    final SortedSet<AccountId> refunded = new TreeSet<>();
    final SortedMap<AccountId, Amount> claims = new TreeMap<>();
    final List<PhaseRecord> history = new ArrayList<>();
    private final SortedMap<AccountId, SeedRecord> seeds = new TreeMap<>();
    private final SortedMap<AccountId, UpdateRecord> updates = new TreeMap<>();
    private final SortedMap<AccountId, VoteRecord> votes = new TreeMap<>();
    private final SortedMap<AccountId, AggregateRecord> aggregates = new TreeMap<>();
    private final SortedSet<Leak> leaks = new TreeSet<>();
    PhaseRecord phase;
    Optional<Roster> roster = Optional.empty();
    Amount treasury = Amount.ZERO;
    long now = 1_000_000;
    private int recordsOf;

    TaskWorld(TaskDefinition definition, AccountId creator) {
        task = new TaskDocument(definition, creator, now);
        phase = new PhaseRecord(Phase.RECRUITING, 0, now + definition.phases().recruiting());
        history.add(phase);
        wallets.put(creator, Amount.ofFlock(100_000).minus(definition.rewardPool()));
    }

    static ModelRef model(String name) {
        Digest digest = FieldHash.ofDomain("test model").field(name).digest();
        return new ModelRef("bafk" + digest.hex(), digest, digest);
    }

    void join(AccountId account, Amount stake) {
        HashChain chain = HashChain.of(
                FieldHash.ofDomain("test chain").field(account.toString()).digest(),
                HashChain.lengthFor(task.definition().rounds()));
        chains.put(account, chain);
        wallets.putIfAbsent(account, Amount.ofFlock(100_000));
        joins.put(
                account,
                new JoinRecord(account, joins.size(), stake, chain.tip(), cover(account, stake), Optional.empty()));
    }

    /** Takes the stake from the wallet; where it is gmFLOCK, a lock of the longest kind has as much FLOCK. */
    private Optional<Cover> cover(AccountId account, Amount stake) {
        spend(account, stake);
        if (!task.definition().stakesGmFlock()) {
            return Optional.empty();
        }
        LockRecord lock = LockRecord.of(stake, GmFlock.MAX_DAYS, now);
        LockPart part = lock.part(LOCK, stake);
        locks.put(account, lock.without(part));
        return Optional.of(new Cover(LOCK, part.principal()));
    }

    void leave(AccountId account) {
        leaves.put(account, new LeaveRecord(phase.round()));
        Refund refund = ClaimRule.onLeave(roster, joins.get(account));
        if (!refund.isEmpty()) {
            refunded.add(account);
            earn(account, refund);
        }
    }

    Digest preimage(AccountId account) {
        Member member = roster.orElseThrow().member(account).orElseThrow();
        return chains.get(account).behind(member.tip()).orElseThrow();
    }

    void revealSeed(AccountId account) {
        seeds.put(account, new SeedRecord(preimage(account)));
    }

    void commit(AccountId account) {
        switch (phase.phase()) {
            case PROPOSE_COMMIT -> updates.put(account, UpdateRecord.committed(ANY));
            case VOTE_COMMIT -> votes.put(account, VoteRecord.committed(ANY));
            case AGGREGATE_COMMIT -> aggregates.put(account, AggregateRecord.committed(ANY));
            default -> throw new IllegalStateException("nothing is committed in " + phase);
        }
    }

    void leak(AccountId account) {
        leaks.add(new Leak(phase.phase(), account));
    }

    void revealUpdate(AccountId account) {
        updates.put(account, UpdateRecord.revealed(model(account.toString()), preimage(account)));
    }

    void revealVote(AccountId account, Ballot ballot) {
        votes.put(account, VoteRecord.revealed(ballot, preimage(account)));
    }

    void revealAggregate(AccountId account, ModelRef model) {
        aggregates.put(account, AggregateRecord.revealed(model));
    }

    RoundDocument round() {
        return rounds.get(phase.round());
    }

    List<AccountId> awaited() {
        return Expected.awaited(input(task.creator()));
    }

    boolean isExpected(AccountId account) {
        return Optional.ofNullable(round())
                .flatMap(round -> round.seat(account))
                .filter((Seat seat) ->
                        Duty.isExpected(phase.phase(), seat, input(account).records()))
                .isPresent();
    }

    AdvanceInput input(AccountId keeper) {
        return new AdvanceInput(
                CHANNEL,
                task,
                phase,
                roster,
                Optional.ofNullable(rounds.get(phase.round())),
                new PhaseRecords(joins, seeds, updates, votes, aggregates, leaves, leaks),
                keeper,
                now,
                WINDOW);
    }

    /** Advances at once, or as soon as time alone allows it. */
    void advance(AccountId keeper) {
        if (!AllianceAdvance.isDue(input(keeper))) {
            now = Deadline.advanceAt(phase, WINDOW);
        }
        write(AllianceAdvance.apply(input(keeper)));
    }

    void write(AdvanceOutcome outcome) {
        phase = outcome.phase();
        history.add(phase);
        outcome.roster().ifPresent(changed -> roster = Optional.of(changed));
        outcome.rounds().forEach(document -> rounds.put(document.round(), document));
        treasury = treasury.plus(outcome.treasury());
        if (phase.round() != recordsOf) {
            recordsOf = phase.round();
            seeds.clear();
            updates.clear();
            votes.clear();
            aggregates.clear();
            leaks.clear();
        }
    }

    Amount claimable(AccountId account) {
        return refund(account).total();
    }

    private Refund refund(AccountId account) {
        return ClaimRule.amount(
                account,
                roster.orElseThrow(),
                Optional.ofNullable(joins.get(account)),
                Optional.ofNullable(leaves.get(account)));
    }

    void claim(AccountId account) {
        Refund refund = refund(account);
        claims.put(account, refund.total());
        earn(account, refund);
    }

    private void earn(AccountId account, Refund refund) {
        wallets.merge(account, refund.flock(), Amount::plus);
        refund.lock()
                .ifPresent(left -> locks.computeIfPresent(
                        account,
                        (id, lock) -> lock.restored(joins.get(account).part().orElseThrow(), left)));
    }

    private void spend(AccountId account, Amount amount) {
        wallets.computeIfPresent(account, (id, balance) -> balance.minus(amount));
    }

    /** What locks hold. */
    Amount locked() {
        return Amount.sum(locks.values().stream().map(LockRecord::held).toList());
    }

    /** All FLOCK there are: wallets, locks, treasury, and what the task holds. */
    Amount total() {
        Amount inTask = roster.map(Roster::total).orElse(task.definition().rewardPool());
        for (JoinRecord join : joins.values()) {
            boolean member =
                    roster.flatMap(frozen -> frozen.member(join.account())).isPresent();
            if (!member && !refunded.contains(join.account())) {
                inTask = inTask.plus(join.refund().total());
            }
        }
        return Amount.sum(wallets.values())
                .plus(locked())
                .plus(treasury)
                .plus(inTask)
                .minus(Amount.sum(claims.values()));
    }
}
