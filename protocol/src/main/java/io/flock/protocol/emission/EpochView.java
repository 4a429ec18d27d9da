package io.flock.protocol.emission;

import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * Where emission stands.
 *
 * @param clock absent as long as no task was ever verified: then there are no epochs
 * @param closableAt the timestamp from which the next epoch can be closed
 * @param scheduled what the next epoch mints if a verified task was active in it
 * @param verified the tasks that are minted for
 * @param treasury what belongs to all, folded or not
 * @param burned what was burned, folded or not
 * @param minted what was minted, folded or not
 * @param treasuryEntries transactions whose entries a closing can fold, the first 200 of them; likewise the others
 */
public record EpochView(
        Optional<EpochClock> clock,
        EmissionState state,
        Optional<Long> closableAt,
        Amount scheduled,
        VerifiedTasks verified,
        Amount treasury,
        Amount burned,
        Amount minted,
        List<TransactionId> treasuryEntries,
        List<TransactionId> burnedEntries,
        List<TransactionId> mintedEntries) {}
