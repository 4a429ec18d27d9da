package io.flock.sdk.payment;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.SigningKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which channel a plan pays from: a closed one keeps its name on the ledger for good. */
final class ChannelChoice {
    private final HostRecord host;
    private final AccountId account;
    private final SigningKey key;

    /** @param key what vouchers are signed with; a channel of another one is of no use */
    ChannelChoice(HostRecord host, AccountId account, SigningKey key) {
        this.host = host;
        this.account = account;
        this.key = key;
    }

    /**
     * Of a row of names the first whose channel is open and pays this host for this listing, or was never used. A name that
     * stands for itself is taken as it is: the ledger refuses what it can't be used for.
     *
     * @param ledger looks a channel up; empty for one that was never opened
     * @throws FlockException CHANNEL_CLOSED where the whole row is used up
     */
    ChannelId of(PaymentPlan plan, Function<ChannelId, Optional<PaymentChannel>> ledger) {
        List<String> names = plan.names();
        if (names.size() == 1) {
            return id(names.get(0));
        }
        return names.stream()
                .map(this::id)
                .filter(id -> ledger.apply(id).map(this::isUsable).orElse(true))
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.CHANNEL_CLOSED,
                        "channels " + id(plan.name()) + " to " + id(names.get(names.size() - 1)) + " are used up",
                        "choose a name of your own for it"));
    }

    private ChannelId id(String name) {
        return new ChannelId(host.host(), account, name);
    }

    private boolean isUsable(PaymentChannel channel) {
        return channel.status() == ChannelStatus.OPEN
                && channel.listing().equals(host.listing())
                && channel.key().equals(key);
    }
}
