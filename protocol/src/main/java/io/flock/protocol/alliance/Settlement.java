package io.flock.protocol.alliance;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * How a round ended.
 *
 * @param voided too few revealed; the model stays, nothing is paid
 * @param adopted the new global model; absent: the old one stays
 * @param penalties in account order, then in the order of reasons; those of the SEED phase stand in the round document
 * @param keeper who advanced
 * @param keeperBonus a tenth of each lie's penalty, but not of those of the keeper's own organisation,
 *     and none for keepers of the creator's
 * @param reward what the round paid in all
 * @param payouts in account order; they sum to the reward
 * @param unpaid who neither pays nor is paid
 * @param removed who is out from now on
 * @param poolAfter the undistributed pool after it
 */
public record Settlement(
        boolean voided,
        Optional<ModelRef> adopted,
        @Limit(1024) List<Penalty> penalties,
        AccountId keeper,
        Amount keeperBonus,
        Amount reward,
        @Limit(256) List<Payout> payouts,
        @Limit(256) List<AccountId> unpaid,
        @Limit(256) List<AccountId> removed,
        Amount poolAfter) {

    public Settlement {
        penalties = List.copyOf(penalties);
        payouts = List.copyOf(payouts);
        unpaid = List.copyOf(unpaid);
        removed = List.copyOf(removed);
    }
}
