package io.flock.protocol.emission;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Apportionment;
import io.flock.protocol.money.Share;
import java.util.List;
import java.util.SortedMap;

/**
 * Closes an epoch as a pure function.
 *
 * @param record the epoch's own document
 * @param state of emission after it
 */
public record EpochClosing(EpochRecord record, EmissionState state) {

    /**
     * Mints the epoch's amount and shares it over the verified tasks that acted in it: {@code R · stake_k / Σ stakes}, by
     * largest remainder. For a task of the Alliance this is FLock's {@code R · stake_k / (arenaStake + Σ flStake)}; what it
     * leaves to the Arena goes to the Arena's tasks by their total stakes, which is the same fraction again. Nothing is
     * minted when no stake acted.
     *
     * @param channel of the ledger; ties are broken by it and the epoch
     * @param stakes of the verified tasks that acted in the epoch and have not ended
     * @param minted all that was ever minted before
     */
    public static EpochClosing of(
            String channel, EmissionState state, SortedMap<TaskName, Amount> stakes, Amount minted) {
        boolean active = stakes.values().stream().anyMatch(stake -> !stake.isZero());
        Amount amount = active ? EmissionSchedule.next(state.mints(), state.emitted(), minted) : Amount.ZERO;
        SortedMap<TaskName, Amount> parts = Apportionment.largestRemainder(
                amount,
                stakes.entrySet().stream()
                        .map(entry -> Share.of(entry.getKey(), entry.getValue()))
                        .toList(),
                seed(channel, state.next()));
        List<EpochShare> shares = amount.isZero()
                ? List.of()
                : parts.entrySet().stream()
                        .map(part -> new EpochShare(part.getKey(), stakes.get(part.getKey()), part.getValue()))
                        .toList();
        return new EpochClosing(new EpochRecord(state.next(), amount, shares), state.closed(amount));
    }

    private static Digest seed(String channel, int epoch) {
        return FieldHash.ofDomain("flock/emission/v1")
                .field(channel)
                .field(epoch)
                .digest();
    }
}
