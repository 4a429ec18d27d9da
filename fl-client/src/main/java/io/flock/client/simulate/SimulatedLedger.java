package io.flock.client.simulate;

import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.SeedRecord;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.advance.AdvanceInput;
import io.flock.protocol.alliance.advance.AdvanceOutcome;
import io.flock.protocol.alliance.advance.AllianceAdvance;
import io.flock.protocol.alliance.advance.Deadline;
import io.flock.protocol.alliance.advance.PhaseRecords;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One Alliance task moved by the ledger's own advance; who acts at all acts in time and reveals. */
public final class SimulatedLedger {
    private static final String CHANNEL = "simulation";
    private static final int CLOCK_WINDOW = 5;
    /** Content ids play no part offline; the grammar wants one. */
    private static final String ANY_CID = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";

    private final Digest seed;
    private final TaskDocument task;
    private final AccountId keeper;
    private final SortedMap<AccountId, JoinRecord> joins = new TreeMap<>();
    private PhaseRecord phase = new PhaseRecord(Phase.RECRUITING, 0, 0);
    private Optional<Roster> roster = Optional.empty();
    private Optional<RoundDocument> round = Optional.empty();
    private SortedMap<AccountId, UpdateRecord> updates = new TreeMap<>();
    private SortedMap<AccountId, VoteRecord> votes = new TreeMap<>();
    private SortedMap<AccountId, AggregateRecord> aggregates = new TreeMap<>();

    /**
     * A task of these accounts, at the first round's proposals.
     *
     * @param seed of all draws
     */
    public SimulatedLedger(
            Digest seed,
            Digest bundle,
            List<AccountId> accounts,
            int rounds,
            AggregationRule aggregation,
            Millionths proposerFraction,
            VoteMode voteMode) {
        this.seed = seed;
        TaskDefinition definition = TaskDefinition.builder(TaskId.parse("simulation"), new ContentRef(ANY_CID, bundle))
                .rounds(rounds)
                .aggregation(aggregation)
                .proposerFraction(proposerFraction)
                .voteMode(voteMode)
                .participants(Math.min(7, accounts.size()), accounts.size())
                .named(accounts)
                .build();
        keeper = AccountId.of("Keeper", "keeper");
        task = new TaskDocument(definition, keeper, 0);
        for (AccountId account : accounts) {
            joins.put(
                    account, new JoinRecord(account, joins.size(), definition.minStake(), secret(account, -1, "tip")));
        }
        advanceTo(Phase.PROPOSE_COMMIT);
    }

    /** Whether there is another round. */
    public boolean isRunning() {
        return !phase.phase().isTerminal();
    }

    TaskId taskId() {
        return task.taskId();
    }

    /** The current round. */
    public RoundDocument round() {
        return round.orElseThrow();
    }

    /** What an account has at stake now; nothing where it is no member. */
    public Amount stake(AccountId account) {
        return roster.orElseThrow().member(account).map(Member::stake).orElse(Amount.ZERO);
    }

    /** Who has a role in the current round. */
    public List<AccountId> seated(Role role) {
        return round().seats(role).stream().map(Seat::account).toList();
    }

    /** An update, committed and revealed in time. */
    public void reveal(AccountId proposer, ModelWeights update) {
        updates.put(proposer, UpdateRecord.revealed(ref(update), secret(proposer, round().round(), "update")));
    }

    /** A vote, committed and revealed in time. */
    public void reveal(AccountId voter, Ballot ballot) {
        votes.put(voter, VoteRecord.revealed(ballot, secret(voter, round().round(), "vote")));
    }

    /** An aggregate, committed and revealed in time. */
    public void revealAggregate(AccountId voter, ModelWeights aggregate) {
        aggregates.put(voter, AggregateRecord.revealed(ref(aggregate)));
    }

    /** Advances until this phase, or another round's first, or the end; the round that was settled on the way. */
    public Optional<RoundDocument> advanceTo(Phase wanted) {
        Optional<RoundDocument> settled = Optional.empty();
        do {
            AdvanceOutcome outcome = AllianceAdvance.apply(input());
            roster = outcome.roster().or(() -> roster);
            for (RoundDocument written : outcome.rounds()) {
                if (written.settlement().isPresent()) {
                    settled = Optional.of(written);
                }
                round = Optional.of(written);
            }
            if (outcome.phase().round() != phase.round()) {
                updates = new TreeMap<>();
                votes = new TreeMap<>();
                aggregates = new TreeMap<>();
            }
            phase = outcome.phase();
        } while (isRunning() && phase.phase() != wanted && phase.phase() != Phase.PROPOSE_COMMIT);
        return settled;
    }

    /** The current phase. */
    public Phase phase() {
        return phase.phase();
    }

    private AdvanceInput input() {
        SortedMap<AccountId, SeedRecord> seeds = new TreeMap<>();
        joins.keySet().forEach(account -> seeds.put(account, new SeedRecord(secret(account, phase.round(), "seed"))));
        PhaseRecords records =
                new PhaseRecords(joins, seeds, updates, votes, aggregates, new TreeMap<>(), new TreeSet<>());
        long now = Deadline.advanceAt(phase, CLOCK_WINDOW);
        return new AdvanceInput(CHANNEL, task, phase, roster, round, records, keeper, now, CLOCK_WINDOW);
    }

    private Digest secret(AccountId account, int number, String purpose) {
        return FieldHash.ofDomain("flock/simulation/v1")
                .field(seed)
                .field(account.toString())
                .field((long) number)
                .field(purpose)
                .digest();
    }

    private static ModelRef ref(ModelWeights weights) {
        Digest digest = weights.tensorDigest();
        return new ModelRef(ANY_CID, digest, digest);
    }
}
