package io.flock.sdk;

import io.flock.protocol.alliance.request.ClaimResult;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.marketplace.view.RevenueView;
import io.flock.protocol.money.Amount;
import io.flock.sdk.transaction.Committed;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Claims what a version or a knowledge base owes. One transaction divides a page of settlements, and the caller's may lie
 * behind many small ones of others: it goes on until none is left.
 */
final class RevenueClaims {
    private RevenueClaims() {}

    /**
     * Claims until nothing is to be divided.
     *
     * @param revenue asks which settlements are to be divided
     * @param claim divides them, and pays the caller
     * @return the last transaction, with the sum of all
     * @throws FlockException NOTHING_TO_CLAIM when there was nothing, and what the claims throw; what was paid stays paid
     */
    static Committed<ClaimResult> all(
            Supplier<RevenueView> revenue, Function<List<TransactionId>, Committed<ClaimResult>> claim) {
        Committed<ClaimResult> last = claim.apply(revenue.get().settlements());
        Amount sum = last.value().amount();
        List<TransactionId> left = revenue.get().settlements();
        while (!left.isEmpty()) {
            try {
                last = claim.apply(left);
            } catch (FlockException e) {
                if (e.is(ErrorCode.NOTHING_TO_CLAIM)) {
                    // Another contributor has divided these meanwhile.
                    break;
                }
                throw e;
            }
            sum = sum.plus(last.value().amount());
            left = revenue.get().settlements();
        }
        Amount paid = sum;
        return last.map(result -> new ClaimResult(paid));
    }
}
