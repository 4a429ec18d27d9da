package io.flock.protocol.ledger;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.governance.Trail;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.identity.TransactionId;
import java.util.List;
import java.util.Optional;

/**
 * A key of the world state. In the ledger it is a composite key as Fabric makes them (U+0000, type, U+0000, then each
 * attribute followed by U+0000); for people and events {@link #toString} writes {@code type~attribute~…}, which is
 * unambiguous, since no attribute but the last one of a credit holds a tilde.
 */
public record LedgerKey(KeyType type, List<String> attributes) {
    private static final char SEPARATOR = '\u0000';
    private static final int DIGITS = 6;

    public LedgerKey {
        attributes = List.copyOf(attributes);
        if (attributes.size() != type.attributes()) {
            throw new IllegalArgumentException(type + " has " + type.attributes() + " attributes, not " + attributes);
        }
        for (String attribute : attributes) {
            if (attribute.isEmpty() || attribute.indexOf(SEPARATOR) >= 0 || attribute.indexOf('\uDBFF') >= 0) {
                throw new FlockException(ErrorCode.INVALID_ARGUMENT, Quoted.of(attribute) + " can't be part of a key");
            }
        }
    }

    static LedgerKey key(KeyType type, Object... attributes) {
        return new LedgerKey(
                type, List.of(attributes).stream().map(Object::toString).toList());
    }

    public static LedgerKey account(AccountId account) {
        return key(KeyType.ACCOUNT, account);
    }

    public static LedgerKey credit(AccountId to, CreditId credit) {
        return key(KeyType.CREDIT, to, credit);
    }

    public static LedgerKey allowance(AccountId owner, AccountId spender) {
        return key(KeyType.ALLOWANCE, owner, spender);
    }

    public static LedgerKey entry(EntryKind kind, TransactionId transaction) {
        return key(KeyType.ENTRY, kind.text(), transaction);
    }

    /** A lock of an account, named after the transaction that locked. */
    public static LedgerKey lock(AccountId account, TransactionId lock) {
        return key(KeyType.LOCK, account, lock);
    }

    public static LedgerKey consortium() {
        return key(KeyType.GOVERNANCE, "consortium");
    }

    public static LedgerKey parameters() {
        return key(KeyType.GOVERNANCE, "parameters");
    }

    public static LedgerKey proposal(ProposalId proposal) {
        return key(KeyType.PROPOSAL, proposal);
    }

    public static LedgerKey approval(ProposalId proposal, OrganisationId organisation) {
        return key(KeyType.APPROVAL, proposal, organisation);
    }

    public static LedgerKey executed(ProposalId proposal) {
        return key(KeyType.EXECUTED, proposal);
    }

    /** An expert that governance recognised. */
    public static LedgerKey expert(AccountId account) {
        return key(KeyType.EXPERT, account);
    }

    /** When governance's history began. */
    public static LedgerKey historyStart() {
        return key(KeyType.GOVERNANCE, "historyStart");
    }

    /** How many changes the history counts. */
    public static LedgerKey changeCounts() {
        return key(KeyType.GOVERNANCE, "changes");
    }

    /**
     * One place in a trail of governance's history.
     *
     * @param number of the change, from 1 to 999 999
     */
    public static LedgerKey change(Trail trail, int number) {
        return key(KeyType.CHANGE, trail, digits(number));
    }

    public static LedgerKey epochClock() {
        return key(KeyType.GOVERNANCE, "clock");
    }

    public static LedgerKey emission() {
        return key(KeyType.GOVERNANCE, "emission");
    }

    public static LedgerKey verifiedTasks() {
        return key(KeyType.GOVERNANCE, "verified");
    }

    /** The sum of the entries that closings of epochs have folded. */
    public static LedgerKey total(EntryKind kind) {
        return key(KeyType.TOTAL, kind.text());
    }

    public static LedgerKey epoch(int epoch) {
        return key(KeyType.EPOCH, digits(epoch));
    }

    public static LedgerKey stakeTotal(int epoch, TaskName task) {
        return key(KeyType.STAKE_TOTAL, digits(epoch), task);
    }

    public static LedgerKey emitted(TaskName task, int epoch) {
        return key(KeyType.EMITTED, task, digits(epoch));
    }

    public static LedgerKey emissionEnd(TaskName task) {
        return key(KeyType.EMISSION_END, task);
    }

    public static LedgerKey task(TaskId task) {
        return key(KeyType.TASK, task);
    }

    public static LedgerKey phase(TaskId task) {
        return key(KeyType.PHASE, task);
    }

    /** One slot of an organisation in a task; the slot has six digits, so that keys stand in order. */
    public static LedgerKey join(TaskId task, OrganisationId organisation, int slot) {
        return key(KeyType.JOIN, task, organisation, digits(slot));
    }

    /** Where an account's join record stands: one slot per account, whatever slots it asks for. */
    public static LedgerKey member(TaskId task, AccountId account) {
        return key(KeyType.MEMBER, task, account);
    }

    public static LedgerKey roster(TaskId task) {
        return key(KeyType.ROSTER, task);
    }

    public static LedgerKey round(TaskId task, int round) {
        return key(KeyType.ROUND, task, digits(round));
    }

    public static LedgerKey seed(TaskId task, int round, AccountId account) {
        return key(KeyType.SEED, task, digits(round), account);
    }

    public static LedgerKey update(TaskId task, int round, AccountId account) {
        return key(KeyType.UPDATE, task, digits(round), account);
    }

    public static LedgerKey vote(TaskId task, int round, AccountId account) {
        return key(KeyType.VOTE, task, digits(round), account);
    }

    public static LedgerKey aggregate(TaskId task, int round, AccountId account) {
        return key(KeyType.AGGREGATE, task, digits(round), account);
    }

    public static LedgerKey leave(TaskId task, AccountId account) {
        return key(KeyType.LEAVE, task, account);
    }

    /** A proven leak; the phase is the name of the commit phase whose commitment was shown. */
    public static LedgerKey leak(TaskId task, int round, String phase, AccountId account) {
        return key(KeyType.LEAK, task, digits(round), phase, account);
    }

    public static LedgerKey claimed(TaskId task, AccountId account) {
        return key(KeyType.CLAIMED, task, account);
    }

    /** A number from 0 to 999 999 with leading zeros. */
    public static String digits(int number) {
        if (number < 0 || number > 999_999) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT, "a number in a key is from 0 to 999999, not " + number);
        }
        String text = Integer.toString(number);
        return "0".repeat(DIGITS - text.length()) + text;
    }

    /** Reads a composite key; empty when it is none of ours. */
    public static Optional<LedgerKey> parse(String composite) {
        if (composite.length() < 3
                || composite.charAt(0) != SEPARATOR
                || composite.charAt(composite.length() - 1) != SEPARATOR) {
            return Optional.empty();
        }
        String[] parts = composite.substring(1, composite.length() - 1).split("\u0000", -1);
        List<String> attributes = List.of(parts).subList(1, parts.length);
        return KeyType.of(parts[0])
                .filter(type -> type.attributes() == attributes.size())
                .filter(type -> attributes.stream().noneMatch(String::isEmpty))
                .map(type -> new LedgerKey(type, attributes));
    }

    /** The key as it stands in the ledger. */
    public String composite() {
        StringBuilder composite =
                new StringBuilder().append(SEPARATOR).append(type.text()).append(SEPARATOR);
        attributes.forEach(attribute -> composite.append(attribute).append(SEPARATOR));
        return composite.toString();
    }

    /** For people and events: {@code type~attribute~…}. */
    @Override
    public String toString() {
        return type.text() + "~" + String.join("~", attributes);
    }
}
