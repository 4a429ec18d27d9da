package io.flock.sdk.audit;

import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.identity.TransactionId;

/**
 * A round of an Alliance task that adopted a model, as the blocks have it: what is needed to compute the model again from the
 * updates, which are not in the blocks.
 *
 * @param block in which the round was settled
 * @param transaction that settled it
 */
public record AdoptedRound(
        TaskDefinition definition, RoundView view, ModelRef adopted, long block, TransactionId transaction) {}
