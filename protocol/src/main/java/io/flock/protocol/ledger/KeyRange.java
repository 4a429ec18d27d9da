package io.flock.protocol.ledger;

import io.flock.protocol.governance.Trail;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import java.util.List;

/**
 * All keys of a type whose first attributes are given, as Fabric ranges over partial composite keys.
 *
 * @param attributes fewer than the type has
 */
public record KeyRange(KeyType type, List<String> attributes) {
    /** U+10FFFF, the greatest code point, closes a range. */
    private static final String LAST = "\uDBFF\uDFFF";

    public KeyRange {
        attributes = List.copyOf(attributes);
        if (attributes.size() >= type.attributes()) {
            throw new IllegalArgumentException(type + " is one key with " + attributes);
        }
    }

    static KeyRange range(KeyType type, Object... attributes) {
        return new KeyRange(
                type, List.of(attributes).stream().map(Object::toString).toList());
    }

    public static KeyRange creditsOf(AccountId to) {
        return range(KeyType.CREDIT, to);
    }

    public static KeyRange entries(EntryKind kind) {
        return range(KeyType.ENTRY, kind.text());
    }

    public static KeyRange locksOf(AccountId account) {
        return range(KeyType.LOCK, account);
    }

    public static KeyRange proposals() {
        return range(KeyType.PROPOSAL);
    }

    public static KeyRange experts() {
        return range(KeyType.EXPERT);
    }

    /** What governance changed, in order. */
    public static KeyRange changes(Trail trail) {
        return range(KeyType.CHANGE, trail);
    }

    public static KeyRange approvals(ProposalId proposal) {
        return range(KeyType.APPROVAL, proposal);
    }

    /** What epochs minted for a task and no advance has folded yet. */
    public static KeyRange emittedFor(TaskName task) {
        return range(KeyType.EMITTED, task);
    }

    public static KeyRange tasks() {
        return range(KeyType.TASK);
    }

    public static KeyRange joins(TaskId task) {
        return range(KeyType.JOIN, task);
    }

    public static KeyRange leaves(TaskId task) {
        return range(KeyType.LEAVE, task);
    }

    public static KeyRange seeds(TaskId task, int round) {
        return range(KeyType.SEED, task, LedgerKey.digits(round));
    }

    public static KeyRange updates(TaskId task, int round) {
        return range(KeyType.UPDATE, task, LedgerKey.digits(round));
    }

    public static KeyRange votes(TaskId task, int round) {
        return range(KeyType.VOTE, task, LedgerKey.digits(round));
    }

    public static KeyRange aggregates(TaskId task, int round) {
        return range(KeyType.AGGREGATE, task, LedgerKey.digits(round));
    }

    public static KeyRange leaks(TaskId task, int round) {
        return range(KeyType.LEAK, task, LedgerKey.digits(round));
    }

    /** Whether a key lies in the range. */
    public boolean contains(LedgerKey key) {
        return key.composite().startsWith(start());
    }

    /** Where the range begins, included: the partial composite key. */
    public String start() {
        StringBuilder start = new StringBuilder("\u0000").append(type.text()).append('\u0000');
        attributes.forEach(attribute -> start.append(attribute).append('\u0000'));
        return start.toString();
    }

    /** Where the range ends, not included. */
    public String end() {
        return start() + LAST;
    }
}
