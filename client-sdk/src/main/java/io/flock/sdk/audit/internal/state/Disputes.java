package io.flock.sdk.audit.internal.state;

import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.Dispute;
import io.flock.sdk.audit.JurorScore;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.finding.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Follows which submissions of the Arena were judged twice. What the first stage came to stands on the ledger only until the
 * dispute is over, so it is kept here: of the first {@link AuditReport#SHOWN_DISPUTES} disputes, and how many there are. A
 * forged copy may have any number of them, which must not fill the memory.
 */
public final class Disputes {
    private final ReplayedState state;
    private final Findings findings;
    /** The composite keys of all epochs' documents that opened disputes. */
    private final Set<String> opened = new HashSet<>();
    /** By the composite key: those that hold the first disputes. */
    private final NavigableMap<String, Opening> openings = new TreeMap<>();
    /** How many disputes the openings hold. */
    private int held;

    private long count;

    private record Opening(
            String composite, TaskId task, long block, TransactionId transaction, EpochDocument document) {
        /** The rules name a node once; a forged document may not. */
        List<AccountId> nodes() {
            return document.disputed().stream().map(Assignment::node).distinct().toList();
        }
    }

    public Disputes(ReplayedState state, Findings findings) {
        this.state = state;
        this.findings = findings;
    }

    /** Notes what a transaction opened. An epoch under a key that is not its own is a difference, and is left out. */
    public void wrote(AuditedTransaction transaction) {
        transaction.writes().forEach((composite, document) -> StandingKey.parse(composite)
                .filter(key -> key.type() == KeyType.ARENA_EPOCH)
                .ifPresent(key -> document.flatMap(Disputes::read).ifPresent(epoch -> wrote(transaction, key, epoch))));
    }

    private void wrote(AuditedTransaction transaction, LedgerKey key, EpochDocument epoch) {
        Optional<TaskId> task = StandingKey.task(key, of -> ArenaKeys.epoch(of, epoch.epoch()));
        if (task.isEmpty()) {
            findings.transaction(
                    transaction,
                    Difference.Kind.UNREADABLE,
                    key.toString(),
                    "an epoch under the key of its task and number",
                    "epoch " + epoch.epoch());
        } else if (!epoch.disputed().isEmpty()) {
            add(new Opening(key.composite(), task.get(), transaction.block(), transaction.id(), epoch));
        }
    }

    private void add(Opening opening) {
        if (!opened.add(opening.composite())) {
            return;
        }
        int nodes = opening.nodes().size();
        count += nodes;
        held += nodes;
        openings.put(opening.composite(), opening);
        int last = openings.lastEntry().getValue().nodes().size();
        while (held - last >= AuditReport.SHOWN_DISPUTES) {
            openings.pollLastEntry();
            held -= last;
            last = openings.lastEntry().getValue().nodes().size();
        }
    }

    /** The first ones, in the order of tasks, epochs and nodes. */
    public List<Dispute> first() {
        return openings.values().stream()
                .flatMap(this::disputes)
                .limit(AuditReport.SHOWN_DISPUTES)
                .toList();
    }

    /** How many there are in all. */
    public long count() {
        return count;
    }

    private Stream<Dispute> disputes(Opening opening) {
        TaskId task = opening.task();
        EpochDocument last =
                state.get(opening.composite()).flatMap(Disputes::read).orElse(opening.document());
        return opening.nodes().stream().map(node -> {
            List<JurorScore> first = scores(task, opening.document(), ArenaPhase.SCORE_COMMIT, node);
            List<JurorScore> second = scores(task, opening.document(), ArenaPhase.DISPUTE_COMMIT, node);
            return new Dispute(
                    task,
                    opening.document().epoch(),
                    node,
                    opening.block(),
                    opening.transaction(),
                    first,
                    result(opening.document(), node).map(Result::consensus),
                    second,
                    result(last, node).filter(Result::disputed),
                    falseScores(last, first, second));
        });
    }

    /** By the first assignment of the node: no further one can make the jury longer than a document's. */
    private List<JurorScore> scores(TaskId task, EpochDocument epoch, ArenaPhase stage, AccountId node) {
        return epoch.assignments(stage).stream()
                .filter(assignment -> assignment.node().equals(node))
                .limit(1)
                .flatMap(assignment -> assignment.validators().stream())
                .map(validator -> new JurorScore(validator, score(task, epoch, stage, node, validator)))
                .toList();
    }

    /** A validator's scores stand in the order of the nodes that it was assigned. */
    private Optional<Score> score(
            TaskId task, EpochDocument epoch, ArenaPhase stage, AccountId node, AccountId validator) {
        int place = epoch.assigned(stage, validator).indexOf(node);
        return state.get(ArenaKeys.scores(task, epoch.epoch(), stage.name(), validator)
                        .composite())
                .flatMap(json -> StandingDocument.read(json, ScoreRecord.class))
                .flatMap(ScoreRecord::scores)
                .map(Scores::list)
                .filter(scores -> place >= 0 && place < scores.size())
                .map(scores -> scores.get(place));
    }

    private static Optional<Result> result(EpochDocument epoch, AccountId node) {
        return epoch.results().stream()
                .filter(result -> result.node().equals(node))
                .findFirst();
    }

    private static List<AccountId> falseScores(EpochDocument last, List<JurorScore> first, List<JurorScore> second) {
        return Stream.concat(first.stream(), second.stream())
                .map(JurorScore::validator)
                .distinct()
                .filter(validator -> last.faults().stream()
                        .anyMatch(fault -> fault.reason() == PenaltyReason.FALSE_SCORE
                                && fault.account().equals(validator)))
                .sorted()
                .toList();
    }

    private static Optional<EpochDocument> read(String json) {
        return StandingDocument.read(json, EpochDocument.class);
    }
}
