package io.flock.protocol.marketplace;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;

/** Holds what a lister says of a model against the ledger's own record of its task. */
public final class CardCheck {
    private CardCheck() {}

    /**
     * Checks lister, model and card.
     *
     * @throws FlockException NOT_AUTHORISED, INVALID_ARGUMENT where the model is not the task's result, or the card's metric
     *     or score is not what the Arena recorded
     */
    public static void check(Origin origin, AccountId lister, ModelRef model, ModelCard card) {
        if (!origin.isListableBy(lister)) {
            throw new FlockException(
                    ErrorCode.NOT_AUTHORISED,
                    lister + " neither created " + origin.task() + " nor was paid in its lineage",
                    "let the task's creator or a contributor list the model");
        }
        if (!origin.model().equals(model)) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "$.model is not the result of " + origin.task() + ", "
                            + origin.model().cid(),
                    "name the task's result");
        }
        if (!card.metric().equals(origin.metric()) || !card.measured().equals(origin.measured())) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "$.card says metric " + card.metric().map(Enum::name).orElse("none") + " and score "
                            + card.measured().map(Object::toString).orElse("none") + ", the ledger has "
                            + origin.metric().map(Enum::name).orElse("none") + " and "
                            + origin.measured().map(Object::toString).orElse("none"),
                    "leave both out for a model of the Alliance; give the consensus score of an Arena's");
        }
    }
}
