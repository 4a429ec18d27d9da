package io.flock.sdk;

import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.money.Amount;
import io.flock.sdk.transaction.Committed;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Claims what a version or a knowledge base owes. One transaction divides a page of settlements, and the caller's may lie
 * behind many small ones of others: it goes on until a page was not full. What comes meanwhile waits for the next claim, or
 * a busy host would keep this one from ever ending.
 */
final class RevenueClaims {
    private final Supplier<RevenueView> revenue;
    private final Function<List<TransactionId>, Committed<ClaimResult>> claim;
    private Optional<Committed<ClaimResult>> paid = Optional.empty();

    private RevenueClaims(Supplier<RevenueView> revenue, Function<List<TransactionId>, Committed<ClaimResult>> claim) {
        this.revenue = revenue;
        this.claim = claim;
    }

    /**
     * Claims until nothing is to be divided of what stood there at the beginning.
     *
     * @param revenue asks which settlements are to be divided
     * @param claim divides them, and pays the caller
     * @return the last transaction, with the sum of all
     * @throws FlockException NOTHING_TO_CLAIM when there was nothing, and what the claims throw; what was paid stays paid,
     *     and its sum stands in the text
     */
    static Committed<ClaimResult> all(
            Supplier<RevenueView> revenue, Function<List<TransactionId>, Committed<ClaimResult>> claim) {
        RevenueClaims claims = new RevenueClaims(revenue, claim);
        try {
            return claims.all();
        } catch (FlockException e) {
            Amount sum = claims.sum();
            throw sum.isZero() ? e : e.at(sum + " were paid, then");
        }
    }

    private Committed<ClaimResult> all() {
        Set<TransactionId> named = new HashSet<>();
        List<TransactionId> page = revenue.get().settlements();
        while (true) {
            named.addAll(page);
            Optional<FlockException> nothing = claim(page);
            if (nothing.isEmpty() && page.size() < RevenueView.MOST_SETTLEMENTS) {
                return paid.orElseThrow();
            }
            // Nothing: another contributor has divided these meanwhile, and there may be others.
            page = revenue.get().settlements();
            if (named.containsAll(page)) {
                return paid.orElseThrow(nothing::orElseThrow);
            }
        }
    }

    private Optional<FlockException> claim(List<TransactionId> page) {
        try {
            Committed<ClaimResult> now = claim.apply(page);
            Amount sum = sum().plus(now.value().amount());
            paid = Optional.of(now.map(result -> new ClaimResult(sum)));
            return Optional.empty();
        } catch (FlockException e) {
            if (e.is(ErrorCode.NOTHING_TO_CLAIM)) {
                return Optional.of(e);
            }
            throw e;
        }
    }

    private Amount sum() {
        return paid.map(last -> last.value().amount()).orElse(Amount.ZERO);
    }
}
