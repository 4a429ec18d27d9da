package io.flock.chaincode.rules.token;

import io.flock.chaincode.rules.Found;
import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.chaincode.rules.emission.Totals;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.Credit;
import io.flock.protocol.token.LockList;
import io.flock.protocol.token.LockRecord;
import io.flock.protocol.token.request.Collect;
import io.flock.protocol.token.request.GetLocks;
import java.util.Comparator;
import java.util.List;

/** What can be asked of the token. */
public final class TokenViews {
    /** What is worth most comes first: nobody hides an account's money behind a heap of dust (attack 41). */
    private static final Comparator<Found<Credit>> WORTH = Comparator.comparing(
                    (Found<Credit> credit) -> credit.document().amount())
            .reversed()
            .thenComparing(Found::lastAttribute);

    private TokenViews() {}

    /** Balance and what may be folded into it: of the credits those that are worth most, as many as one action folds. */
    public static BalanceView balance(Ledger ledger, AccountId account) {
        List<Found<Credit>> credits = ledger.range(KeyRange.creditsOf(account), Credit.class);
        return new BalanceView(
                account,
                Balances.of(ledger, account),
                Amount.sum(credits.stream().map(c -> c.document().amount()).toList()),
                credits.stream()
                        .sorted(WORTH)
                        .limit(Collect.MOST_CREDITS)
                        .map(c -> CreditId.parse(c.lastAttribute()))
                        .toList());
    }

    /** A page in the order of the ids; the bookmark is the id with which the next one begins. */
    public static LockList locks(Ledger ledger, GetLocks request) {
        Page<LockRecord> page = ledger.page(
                KeyRange.locksOf(request.account()),
                request.bookmark().map(TransactionId::parse).map(from -> LedgerKey.lock(request.account(), from)),
                request.pageSize(),
                LockRecord.class);
        return new LockList(
                page.documents().stream()
                        .map(found ->
                                Locking.view(ledger, TransactionId.parse(found.lastAttribute()), found.document()))
                        .toList(),
                page.next().map(key -> key.attributes().get(1)));
    }

    /** All that was minted less all that was burned. */
    public static Amount totalSupply(Ledger ledger) {
        return Totals.of(ledger, EntryKind.MINTED).minus(Totals.of(ledger, EntryKind.BURNED));
    }
}
