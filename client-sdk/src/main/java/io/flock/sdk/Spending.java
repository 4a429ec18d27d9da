package io.flock.sdk;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.Collect;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Spends what an account has, wherever it lies. Received FLOCK wait as credits until their owner names them; where the
 * balance alone does not cover an amount, the spending transaction names them itself.
 */
final class Spending {
    private final Contract token;
    private final BalanceOf own;

    Spending(Contract token, BalanceOf own) {
        this.token = token;
        this.own = own;
    }

    /**
     * @param given the caller's own choice of credits, which is then kept to
     * @param action sends the transaction with these credits
     */
    <R> Committed<R> spend(
            Amount amount, Optional<List<CreditId>> given, Function<Optional<List<CreditId>>, Committed<R>> action) {
        try {
            return action.apply(given);
        } catch (FlockException e) {
            if (!e.is(ErrorCode.INSUFFICIENT_BALANCE) || given.isPresent()) {
                throw e;
            }
            return action.apply(Optional.of(credits(amount, e)));
        }
    }

    /**
     * The same with what another account has, which allowed it. Its credits can't be folded without spending: as many are
     * named as one transaction folds, those first that are worth most.
     *
     * @throws FlockException also INSUFFICIENT_BALANCE where these do not cover the amount and all of its credits would
     */
    <R> Committed<R> spendOf(
            AccountId owner,
            Amount amount,
            Optional<List<CreditId>> given,
            Function<Optional<List<CreditId>>, Committed<R>> action) {
        try {
            return action.apply(given);
        } catch (FlockException e) {
            if (!e.is(ErrorCode.INSUFFICIENT_BALANCE) || given.isPresent()) {
                throw e;
            }
            BalanceView view = token.query("BalanceOf", BalanceView.class, new BalanceOf(owner))
                    .run();
            if (view.balance().plus(view.uncollected()).isLessThan(amount)) {
                throw e;
            }
            return withCredits(view, action);
        }
    }

    /**
     * Asks whether an action would be taken now, with what the account owns wherever it lies; nothing is folded for it.
     *
     * @param given as in {@link #spend}
     * @param trial has the ledger answer as if the action were sent with these credits
     */
    Done check(Amount amount, Optional<List<CreditId>> given, Consumer<Optional<List<CreditId>>> trial) {
        try {
            trial.accept(given);
            return new Done();
        } catch (FlockException e) {
            if (!e.is(ErrorCode.INSUFFICIENT_BALANCE) || given.isPresent()) {
                throw e;
            }
            return checkWithCredits(
                    token.query("BalanceOf", BalanceView.class, own).run(), amount, e, trial);
        }
    }

    /** @param refusal of the trial without credits, for who owns too little with all of them */
    static Done checkWithCredits(
            BalanceView view, Amount amount, FlockException refusal, Consumer<Optional<List<CreditId>>> trial) {
        if (view.balance().plus(view.uncollected()).isLessThan(amount)) {
            throw refusal;
        }
        try {
            trial.accept(Optional.of(view.credits()));
        } catch (FlockException e) {
            // With more credits than one transaction folds, spending folds the rest before.
            if (!e.is(ErrorCode.INSUFFICIENT_BALANCE) || view.credits().size() < Collect.MOST_CREDITS) {
                throw e;
            }
        }
        return new Done();
    }

    static <R> Committed<R> withCredits(BalanceView view, Function<Optional<List<CreditId>>, Committed<R>> action) {
        try {
            return action.apply(Optional.of(view.credits()));
        } catch (FlockException e) {
            if (!e.is(ErrorCode.INSUFFICIENT_BALANCE) || view.credits().size() < Collect.MOST_CREDITS) {
                throw e;
            }
            throw new FlockException(
                    ErrorCode.INSUFFICIENT_BALANCE,
                    e.what() + ", with its " + Collect.MOST_CREDITS + " largest credits; it has " + view.uncollected()
                            + " in more credits than one transaction folds",
                    "have " + view.account() + " collect them by token:Collect ('flock token collect'), or send the"
                            + " amount in parts",
                    e);
        }
    }

    private List<CreditId> credits(Amount amount, FlockException refusal) {
        BalanceView view = token.query("BalanceOf", BalanceView.class, own).run();
        while (true) {
            if (!view.balance().isLessThan(amount)) {
                return List.of(); // folded by another of the account's transactions meanwhile
            }
            if (view.credits().isEmpty()
                    || view.balance().plus(view.uncollected()).isLessThan(amount)) {
                throw refusal;
            }
            if (view.credits().size() < Collect.MOST_CREDITS) {
                return view.credits();
            }
            // More than one transaction may name: fold these for good, then look again.
            token.submitNow("Collect", Done.class, new Collect(view.credits()));
            view = token.query("BalanceOf", BalanceView.class, own).run();
        }
    }
}
