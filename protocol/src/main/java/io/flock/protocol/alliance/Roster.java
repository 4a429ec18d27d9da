package io.flock.protocol.alliance;

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

/**
 * All that an advance changes of a task, in one document: one read and one write per advance.
 *
 * @param members the admitted accounts, in account order
 * @param pool the undistributed pool: what the creator paid in, less rewards, plus what penalties brought
 * @param dues what is owed beside stakes: keepers' bonuses, the creator's refund, rewards where stakes are gmFLOCK
 * @param voidStreak how many rounds in a row were void, up to the last one
 * @param lastGood the good participants of the last round that had any, with their stakes at its start
 * @param model the current global model
 */
public record Roster(
        @Limit(256) List<Member> members,
        Amount pool,
        SortedMap<AccountId, Amount> dues,
        int voidStreak,
        @Limit(256) List<Stakeholding> lastGood,
        GlobalModel model)
        implements StateDocument {

    public Roster {
        members = members.stream().sorted(Comparator.comparing(Member::account)).toList();
        dues = Collections.unmodifiableSortedMap(new TreeMap<>(dues));
        lastGood = List.copyOf(lastGood);
    }

    public Optional<Member> member(AccountId account) {
        return members.stream()
                .filter(member -> member.account().equals(account))
                .findFirst();
    }

    /** What is owed to an account beside its stake. */
    public Amount due(AccountId account) {
        return dues.getOrDefault(account, Amount.ZERO);
    }

    /** All money in the document: stakes, pool and dues. */
    public Amount total() {
        return Amount.sum(members.stream().map(Member::money).toList())
                .plus(pool)
                .plus(Amount.sum(dues.values()));
    }

    /** SHA-256 of the canonical JSON. */
    public Digest digest() {
        return FieldHash.ofBytes(Json.writeBytes(this));
    }

    public Roster withMembers(List<Member> of) {
        return new Roster(of, pool, dues, voidStreak, lastGood, model);
    }

    public Roster withPool(Amount of) {
        return new Roster(members, of, dues, voidStreak, lastGood, model);
    }

    /** Owes more to an account; nothing changes for an amount of zero. */
    public Roster withDue(AccountId account, Amount more) {
        if (more.isZero()) {
            return this;
        }
        SortedMap<AccountId, Amount> changed = new TreeMap<>(dues);
        changed.merge(account, more, Amount::plus);
        return new Roster(members, pool, changed, voidStreak, lastGood, model);
    }

    public Roster withVoidStreak(int of) {
        return new Roster(members, pool, dues, of, lastGood, model);
    }

    public Roster withLastGood(List<Stakeholding> of) {
        return new Roster(members, pool, dues, voidStreak, of, model);
    }

    public Roster withModel(GlobalModel of) {
        return new Roster(members, pool, dues, voidStreak, lastGood, of);
    }
}
