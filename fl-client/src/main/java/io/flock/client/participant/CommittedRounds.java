package io.flock.client.participant;

import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * The rounds of a task for which an account has committed to an update, by the ledger: what was told of its data is known
 * there too, when the journal is lost or lies on another machine.
 */
public final class CommittedRounds {
    private CommittedRounds() {}

    /**
     * Asks for each round that has begun.
     *
     * @param last the task's round as it was seen
     * @param ledger gives a round, or throws {@code WRONG_PHASE} for one that has not begun
     */
    public static Set<Integer> of(AccountId account, int last, IntFunction<RoundView> ledger) {
        Set<Integer> committed = new TreeSet<>();
        for (int round = 0; round <= last; round++) {
            try {
                if (ledger.apply(round).updates().containsKey(account)) {
                    committed.add(round);
                }
            } catch (FlockException e) {
                if (!e.is(ErrorCode.WRONG_PHASE)) {
                    throw e;
                }
                break; // recruiting, or over before it began
            }
        }
        return committed;
    }
}
