package io.flock.protocol.marketplace;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/**
 * What is proven against a host that broke its final account of a channel.
 *
 * @param excess what it took beyond it; the consumer gets it back out of the stake
 */
public record DoubleSettlement(Amount excess) {
    /**
     * Judges a proof: the ledger settled more than the host's final account, or the host signed two different ones.
     *
     * @throws FlockException INVALID_ARGUMENT when nothing is proven
     */
    public static DoubleSettlement judge(
            PaymentChannel channel,
            HostRecord host,
            FinalAccount account,
            Optional<FinalAccount> other,
            String ledgerChannel) {
        boolean genuine = account.channel().equals(channel.id()) && account.isSignedBy(host.key(), ledgerChannel);
        boolean otherGenuine = other.map(
                        second -> second.channel().equals(channel.id()) && second.isSignedBy(host.key(), ledgerChannel))
                .orElse(true);
        if (!genuine || !otherGenuine) {
            throw refusal("a final account is not host " + host.host() + "'s of channel " + channel.id());
        }
        Amount promised =
                other.map(FinalAccount::amount).orElse(account.amount()).min(account.amount());
        if (promised.isLessThan(channel.settled())) {
            return new DoubleSettlement(channel.settled().minus(promised));
        }
        if (other.filter(second -> !second.amount().equals(account.amount())).isPresent()) {
            return new DoubleSettlement(Amount.ZERO);
        }
        throw refusal("channel " + channel.id() + " settled " + channel.settled() + ", the final account says "
                + account.amount());
    }

    private static FlockException refusal(String what) {
        return new FlockException(
                ErrorCode.INVALID_ARGUMENT,
                what,
                "show a final account that is lower than what was settled, or two that differ");
    }
}
